import { createHash, randomBytes } from "node:crypto";
import { isInsideSomewhere } from "../../store/people/desk-people.ts";
import {
  addInvitation,
  findInvitation,
  forgetInvitations,
  useInvitation,
} from "../../store/people/invitations.ts";
import { findManager } from "../../store/people/managers.ts";
import { type Html, joinHtml, link } from "../../text/html.ts";
import { html, type Language, plain } from "../../text/text.ts";
import { fullName, type Person } from "../../ticket/message.ts";
import { recordInAudit } from "../audit/record.ts";
import { alertAdmins, say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { findOwnTickets } from "../private/own-chat.ts";
import { isShutOut } from "../private/role.ts";
import { liftBlock } from "./block.ts";
import { enrol, seenInPrivate } from "./enrolment.ts";
import { languageOfPerson } from "../private/language.ts";
import { fullNameInList, listGroups, listNumbers } from "./words.ts";

const day = 24 * 3_600_000;

const validMilliseconds = 7 * day;

/** For so long after its end whoever opens a link hears what became of it. */
const rememberedMilliseconds = 90 * day;

/** A new link for one person. Only the message to the admin has its code. */
function invite({ tx, now, botUsername }: Handling, adminId: number): string {
  const code = randomBytes(16).toString("base64url");
  forgetInvitations(tx, now - rememberedMilliseconds);
  addInvitation(tx, hashOf(code), { invitedBy: adminId, expiresAt: now + validMilliseconds });
  return `https://t.me/${botUsername}?start=join_${code}`;
}

export function renderInvitation(handling: Handling, adminId: number): Html {
  const url = invite(handling, adminId);
  return html(handling.teamLanguage, "managers-invitation", { link: url });
}

/** A person opened the bot by an invitation. The first one becomes a manager, also whom an admin had removed. */
export function invitationOpened(handling: Handling, person: Person, code: string): void {
  const { tx, now, teamLanguage } = handling;
  const language = languageOfPerson(handling, person);
  const invitation = findInvitation(tx, hashOf(code));
  const known = findManager(tx, person.id);
  if (known?.isActive === true) {
    seenInPrivate(handling, person);
    return say(handling, person.id, html(language, "managers-joined-already"));
  }
  const refusal =
    invitation === undefined
      ? "managers-invitation-unknown"
      : invitation.usedBy !== null
        ? "managers-invitation-used"
        : invitation.expiresAt <= now
          ? "managers-invitation-expired"
          : findManager(tx, invitation.invitedBy)?.isAdmin === true
            ? undefined
            : "managers-invitation-withdrawn";
  if (refusal !== undefined && isShutOut(handling, person.id)) return;
  if (refusal !== undefined || invitation === undefined)
    return say(handling, person.id, html(language, refusal ?? "managers-invitation-unknown"));
  useInvitation(tx, invitation.id, person.id, now);
  enrol(handling, person);
  recordInAudit(handling, person, { what: "manager_joined", invitedBy: invitation.invitedBy });
  const lifted = liftBlock(handling, person.id, { kind: "manager", id: invitation.invitedBy });
  seenInPrivate(handling, person);
  const admin = findManager(tx, invitation.invitedBy)!;
  const adminHtml = link(`tg://user?id=${admin.id}`, fullName(admin));
  say(handling, person.id, renderWelcome(handling, person, language, adminHtml));
  const who = fullNameInList(person);
  const joined = isInsideSomewhere(tx, person.id)
    ? html(teamLanguage, "alert-manager-joined-inside", { who })
    : html(teamLanguage, "alert-manager-joined", { who, groups: listGroups(handling) });
  alertAdmins(handling, joinHtml([joined, ...lifted], "\n"));
}

/** Tells a new manager what is next. @param adminHtml a link to who let them in */
export function renderWelcome(
  handling: Handling,
  { id }: { id: number },
  language: Language,
  adminHtml: Html,
): Html {
  const groups = listGroups(handling);
  const tickets = findOwnTickets(handling, id);
  return joinHtml(
    [
      html(language, "managers-joined"),
      isInsideSomewhere(handling.tx, id)
        ? html(language, "managers-joined-inside")
        : groups === ""
          ? html(language, "managers-joined-no-group", { adminHtml })
          : html(language, "managers-joined-outside", { groups, adminHtml }),
      ...(tickets.length > 0
        ? [
            html(language, "managers-joined-tickets", {
              numbers: listNumbers(tickets, plain(language, "managers-number-sign")),
            }),
          ]
        : []),
      html(language, "managers-joined-help"),
    ],
    "\n",
  );
}

function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
