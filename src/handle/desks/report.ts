import type { Desk } from "../../store/desks/desks.ts";
import type { Database } from "../../store/database.ts";
import { hasPeople, isOfDesk } from "../../store/people/desk-people.ts";
import { everywhere, findWeeks } from "../../store/desks/hours.ts";
import { findMemory } from "../../store/memory.ts";
import { findActiveManagers } from "../../store/people/managers.ts";
import type { DeskNeed } from "../../store/desks/tables.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { formatClock } from "../../text/time.ts";
import type { Inspection } from "../../ticket/effect.ts";
import type { Keyboard } from "../../ticket/keyboard.ts";
import { editSaid, say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { describeWeek } from "../hours/words.ts";
import { readSetting } from "../settings/settings.ts";
import { mendButtons } from "./add-link.ts";
import { renderNeeds } from "./checklist.ts";
import { findDepartment } from "./choice.ts";

/** Where the report goes: the group of the desk. Null while the bot is not in the channel's group. */
export interface ReportPlace {
  kind: Desk["kind"];
  talkId: number | null;
}

/** What came of the test message. `isSent`: it arrived, but the bot could not delete it. */
export type Tested = "later" | "passed" | { error: string; isSent: boolean };

interface Page {
  html: Html;
  keyboard?: Keyboard;
}

/** How to ask for the next look: the button works only in the group. */
type Again = "button" | "command";

/**
 * Reports in the group: in the message whose button was pressed, or in a new one. Where the bot is not in the group or may
 * not write there, it tells the person who asked in private.
 * @param privately the same for the private chat, where the button could not tell which chat it is about
 */
function report(
  handling: Handling,
  { kind, talkId }: ReportPlace,
  { topicId, askedBy, pressed }: Pick<Inspection, "topicId" | "askedBy" | "pressed">,
  said: Html,
  { keyboard = [], privately = { html: said } }: { keyboard?: Keyboard; privately?: Page } = {},
): void {
  const { html: saidPrivately, ...more } = privately;
  if (talkId === null) return askedBy === undefined ? undefined : say(handling, askedBy, saidPrivately, more);
  if (pressed?.chatId === talkId) return editSaid(handling, talkId, pressed.messageId, said, keyboard);
  say(handling, talkId, said, {
    topicId: kind === "topics" ? topicId : null,
    keyboard,
    ...(askedBy !== undefined && { otherwise: { personId: askedBy, ...privately } }),
  });
}

/** Reports what is missing. The desk is undefined while the chat is none. */
export function reportLacks(
  handling: Handling,
  place: ReportPlace,
  desk: Desk | undefined,
  lacks: readonly DeskNeed[],
  inspection: Inspection,
): void {
  const render = (again: Again) =>
    joinHtml(
      [
        renderNeeds(handling, place.kind, lacks),
        ...(desk === undefined ? [] : [renderReminders(handling, desk, inspection, "later")]),
        renderIncomplete(handling, again),
      ],
      "\n\n",
    );
  const mending = mendButtons(handling, lacks);
  report(handling, place, inspection, withTime(handling, [render("button")]), {
    keyboard: [...mending, againRow(handling)],
    privately: { html: render("command"), keyboard: mending },
  });
}

/** Asks whether the chat becomes one more desk. Only whoever pressed to check again reads when that was. */
export function reportOffer(
  handling: Handling,
  place: ReportPlace,
  inspection: Inspection,
  { html: said, keyboard }: { html: Html; keyboard: Keyboard },
): void {
  const isAgain = inspection.pressed !== undefined;
  report(handling, place, inspection, isAgain ? withTime(handling, [said]) : said, { keyboard });
}

/** Reports that the desk works. @param waiting how many tickets waited for it */
export function reportReady(
  handling: Handling,
  desk: Desk,
  asked: Pick<Inspection, "topicId" | "askedBy" | "pressed">,
  tested: Tested,
  waiting: number,
): void {
  const { teamLanguage, botUsername } = handling;
  const said = withTime(handling, [
    renderNeeds(handling, desk.kind, []),
    renderReminders(handling, desk, asked, tested),
    joinHtml(
      [
        renderComplete(handling, desk),
        html(teamLanguage, "setup-client-link", { link: `t.me/${botUsername}` }),
        ...(waiting === 0 ? [] : [html(teamLanguage, "setup-waiting-tickets", { count: waiting })]),
      ],
      "\n",
    ),
  ]);
  report(handling, desk, asked, said, { keyboard: [againRow(handling)] });
}

export function renderIncomplete(handling: Handling, again: Again): Html {
  const { teamLanguage } = handling;
  const taking = findDepartment(handling, null);
  return taking === undefined
    ? html(teamLanguage, "setup-incomplete", { again })
    : html(teamLanguage, "setup-incomplete-added", { again, other: taking.name });
}

export function renderComplete(handling: Handling, desk: Desk): Html {
  const { teamLanguage } = handling;
  const taking = findDepartment(handling, null);
  return taking === undefined || taking.id === desk.id
    ? html(teamLanguage, desk.kind === "topics" ? "setup-complete" : "setup-complete-channel")
    : html(teamLanguage, "setup-complete-added", { name: desk.name, other: taking.name });
}

/** They hold nothing up. */
function renderReminders(
  { tx, teamLanguage, botUsername: bot }: Handling,
  desk: Desk,
  { askedBy }: Pick<Inspection, "askedBy">,
  tested: Tested,
): Html {
  const weeks = findWeeks(tx);
  const week = weeks.get(desk.id) ?? weeks.get(everywhere);
  const inline = findMemory(tx, "inline_mode");
  const isListed = readSetting(tx, "access") === "list";
  // Whoever asked is in the group, if there is one.
  const hasGroup = !desk.lacks.includes("discussion");
  const isAnybody = askedBy !== undefined || hasPeople(tx, desk.id);
  // While the bot is no administrator, Telegram does not tell it who is there.
  const isUnknown = !hasGroup || (!isAnybody && desk.lacks.length > 0);
  return joinHtml(
    [
      ...(isListed
        ? [html(teamLanguage, "setup-managers", { ok: hasManager(tx, desk) ? "yes" : "no" })]
        : isUnknown
          ? []
          : [html(teamLanguage, "setup-people", { ok: isAnybody ? "yes" : "no" })]),
      week === undefined
        ? html(teamLanguage, "setup-no-hours")
        : html(teamLanguage, "setup-hours", { hours: describeWeek(teamLanguage, week) }),
      ...(inline === undefined
        ? []
        : [html(teamLanguage, "setup-inline", { ok: inline === "on" ? "yes" : "no", bot })]),
      typeof tested === "string"
        ? html(teamLanguage, `setup-test-${tested}`)
        : html(teamLanguage, tested.isSent ? "setup-test-kept" : "setup-test-failed", {
            error: truncate(tested.error, 200),
          }),
    ],
    "\n",
  );
}

/** Whether somebody besides the owner is on the list of managers and of this desk. */
function hasManager(db: Database, { id }: Desk): boolean {
  const managers = findActiveManagers(db).filter((manager) => isOfDesk(db, manager.id, id));
  return managers.length > 1 || managers.some(({ isAdmin }) => !isAdmin);
}

/** Even an unchanged report shows that the bot has looked again. */
function withTime({ now, teamLanguage, timeZone }: Handling, parts: Html[]): Html {
  return joinHtml(
    [...parts, html(teamLanguage, "setup-checked", { time: formatClock(now, timeZone) })],
    "\n\n",
  );
}

function againRow({ teamLanguage }: Handling): Keyboard[number] {
  return [{ label: plain(teamLanguage, "button-setup-again"), press: { type: "setup_again" } }];
}
