import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { findStanding } from "../../store/people/desk-people.ts";
import { findManager } from "../../store/people/managers.ts";
import { type Deed, findDeeds, forgetPresses, takeDeeds } from "../../store/messages/unproven.ts";
import { html } from "../../text/text.ts";
import { fullName, type Person } from "../../ticket/message.ts";
import { findTicketOf } from "./ticket.ts";
import { alertAdmins } from "../effects/chat.ts";
import { checkMember } from "../effects/group.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";

/** Older membership is checked again in the background: the update about leaving may never have come. */
const insideMilliseconds = 24 * 3_600_000;

/** For so long an outsider is refused without another check. Telegram reports it when they join. */
const outsideMilliseconds = 60_000;

/**
 * Whether a person belongs to the desk, that is, whether they are in its group. The bot gets presses from people outside,
 * everybody who can read comments can write them (mt:messages.sendMessage), and a message may come after its author was
 * removed. If it is unknown, Telegram is asked, and the person's actions wait for the answer.
 */
export function standingOf(handling: Handling, desk: Desk, person: Person): "inside" | "outside" | "unknown" {
  const known = findStanding(handling.tx, desk.id, person.id);
  const age = known === undefined ? Infinity : Math.abs(handling.now - known.at);
  const isFresh = age <= (known?.isInside === true ? insideMilliseconds : outsideMilliseconds);
  if (!isFresh) checkMember(handling, desk, person);
  if (known?.isInside === true) return "inside";
  return isFresh ? "outside" : "unknown";
}

/** Milliseconds until the next question, by the number of questions without an answer. */
const pauses = [2_000, 10_000, 60_000, 300_000, 900_000];

/** After so many questions, people are told that Telegram does not answer. */
const patience = 3;

/** After so many questions, which take more than a day, the actions are dropped. */
const most = 100;

/**
 * Telegram refused to say whether a person is in the group. It refuses for members too (tba#802, tba#795), so this proves
 * nothing: their actions keep waiting, and Telegram is asked again.
 * @param tries questions so far, at least 1
 */
export function memberUnknown(
  handling: Handling,
  deskId: number,
  person: Person,
  tries: number,
  error: string,
): void {
  const { tx, now, teamLanguage } = handling;
  const desk = findDesk(tx, deskId);
  const deeds = findDeeds(tx, deskId, person.id);
  // Nothing waits: a known member was checked in the background.
  if (desk === undefined || deeds.length === 0) return;
  const about = { title: desk.title, person: fullName(person), error };
  if (tries >= most) {
    takeDeeds(tx, deskId, person.id);
    return alertAdmins(handling, html(teamLanguage, "alert-member-given-up", about));
  }
  if (tries === patience) {
    // After so long, nobody wants the press to work any more.
    forgetPresses(tx, deskId, person.id);
    alertAdmins(handling, html(teamLanguage, "alert-member-unknown", about));
    // Comments may come from a stranger. In a forum only members write.
    if (desk.kind === "topics" || findManager(tx, person.id) !== undefined) tellToWait(handling, desk, deeds);
  }
  const pause = pauses[Math.min(tries, pauses.length) - 1]!;
  checkMember(handling, desk, person, { tries, notBefore: now + pause });
}

/** Tells once in each ticket, under the first message that waits there. */
function tellToWait(handling: Handling, desk: Desk, deeds: readonly Deed[]): void {
  const told = new Set<number>();
  for (const deed of deeds) {
    const found = deed.kind === "wrote" ? findTicketOf(handling, desk, deed.message) : undefined;
    if (deed.kind !== "wrote" || found === undefined || told.has(found.ticket.id)) continue;
    told.add(found.ticket.id);
    const said = html(handling.teamLanguage, "desk-member-unknown");
    tellDesk(handling, found.there, said, { replyToDeskMessageId: deed.message.messageId });
  }
}
