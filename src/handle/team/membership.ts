import { type Desk, findDesk } from "../../store/desks.ts";
import { findStanding } from "../../store/desk-people.ts";
import { findManager } from "../../store/people.ts";
import { type Deed, findDeeds, forgetPresses, takeDeeds } from "../../store/unproven.ts";
import { html } from "../../text/text.ts";
import { fullName, type Person } from "../../ticket/message.ts";
import { findTicketOf } from "./ticket.ts";
import { alertAdmins, checkMember } from "../effects/chat.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";

/** After this time Telegram is asked again, in passing: an update that says that somebody left may never have come. */
const insideMilliseconds = 24 * 3_600_000;

/** So long an outsider is refused without another question; whoever joins meanwhile is told of by Telegram. */
const outsideMilliseconds = 60_000;

/**
 * Whether somebody belongs to the desk: whether they are in its group. Buttons reach Telegram from people who are not,
 * comments are open to everybody who can read them (mt:messages.sendMessage), and what was written may come after its
 * author was removed. Who is unknown is asked about, and what they did is kept until there is an answer.
 */
export function standingOf(handling: Handling, desk: Desk, person: Person): "inside" | "outside" | "unknown" {
  const known = findStanding(handling.tx, desk.id, person.id);
  const age = known === undefined ? Infinity : Math.abs(handling.now - known.at);
  const isFresh = age <= (known?.isInside === true ? insideMilliseconds : outsideMilliseconds);
  if (!isFresh) checkMember(handling, desk, person);
  if (known?.isInside === true) return "inside";
  return isFresh ? "outside" : "unknown";
}

/** Milliseconds until the next question, by how many went without an answer. */
const pauses = [2_000, 10_000, 60_000, 300_000, 900_000];

/** After so many questions it is said that there is no answer. */
const patience = 3;

/** After so many, which is more than a day, nobody waits any more. */
const most = 100;

/**
 * Telegram refused to say whether somebody is in the group. It does so for members too (tba#802, tba#795), so that is
 * no answer: what they did stays kept and Telegram is asked again.
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
  // Whoever is known to be inside was asked about in passing.
  if (desk === undefined || deeds.length === 0) return;
  const about = { title: desk.title, person: fullName(person), error };
  if (tries >= most) {
    takeDeeds(tx, deskId, person.id);
    return alertAdmins(handling, html(teamLanguage, "alert-member-given-up", about));
  }
  if (tries === patience) {
    // A button that works so much later does what nobody wants any more.
    forgetPresses(tx, deskId, person.id);
    alertAdmins(handling, html(teamLanguage, "alert-member-unknown", about));
    // Comments may be a stranger's; in a forum only members write.
    if (desk.kind === "topics" || findManager(tx, person.id) !== undefined) tellToWait(handling, desk, deeds);
  }
  const pause = pauses[Math.min(tries, pauses.length) - 1]!;
  checkMember(handling, desk, person, { tries, notBefore: now + pause });
}

/** Once in each ticket, under the first of what waits there. */
function tellToWait(handling: Handling, desk: Desk, deeds: readonly Deed[]): void {
  const told = new Set<number>();
  for (const deed of deeds) {
    const found = deed.kind === "wrote" ? findTicketOf(handling, desk, deed.message) : undefined;
    if (deed.kind !== "wrote" || found === undefined || told.has(found.ticket.id)) continue;
    told.add(found.ticket.id);
    const there = { ...found.ticket, deskId: desk.id };
    const { formerThread: threadId } = found;
    tellDesk(
      handling,
      threadId === undefined ? there : { ...there, threadId },
      html(handling.teamLanguage, "desk-member-unknown"),
      { replyToDeskMessageId: deed.message.messageId },
    );
  }
}
