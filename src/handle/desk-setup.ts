import type { Database } from "../store/database.ts";
import {
  bindDesk,
  type Desk,
  findDesk,
  findDeskByChat,
  moveDesk,
  saveDeskProblem,
  saveDeskTopics,
} from "../store/desks.ts";
import { leaveGroup } from "../store/group-change.ts";
import { forgetCopy } from "../store/message-changes.ts";
import { findCopiedAfter, findWaitingQuestions } from "../store/messages.ts";
import { enrolManager, findManager } from "../store/people.ts";
import type { DeskNeed } from "../store/schema.ts";
import { findSetting, saveSetting } from "../store/settings.ts";
import {
  findPlacedTickets,
  findShownTickets,
  findTicket,
  findTicketsWithoutDesk,
  savePlacing,
} from "../store/tickets.ts";
import { type Html, joinHtml } from "../text/html.ts";
import { html, plain } from "../text/text.ts";
import type { Inspection } from "../ticket/effect.ts";
import type { Person } from "../ticket/message.ts";
import type { Keyboard } from "../ticket/press.ts";
import { isOpen } from "../ticket/ticket.ts";
import { findDepartment } from "./department.ts";
import { checklist, type DeskFacts } from "./desk-facts.ts";
import { renderOffer } from "./desk-offer.ts";
import { alertAdmins, inspectGroup, pinCard, refreshTopic, relay, say, watchGroup } from "./enqueue.ts";
import type { Handling } from "./handle.ts";
import { placeLost } from "./place.ts";

/** Where and by whom `/setup` was sent. `author` is null for an anonymous administrator of the group. */
export interface SetupRequest {
  chatId: number;
  topicId: number | null;
  chatType: "private" | "group" | "supergroup" | "channel";
  author: Person | null;
}

/** A desk's problem that is no error of Telegram's. */
export const noForwards = "no automatic forwards";

/** `/setup`: an admin's request is looked into by Telegram first; see {@link groupInspected}. */
export function setupAsked(handling: Handling, request: SetupRequest): void {
  const { tx, now, teamLanguage } = handling;
  const { author, chatId, topicId } = request;
  const refuse = (refusal: Html) => say(handling, chatId, refusal, { topicId });
  if (request.chatType === "channel") return refuse(html(teamLanguage, "setup-in-channel"));
  if (author === null) return refuse(html(teamLanguage, "setup-anonymous"));
  if (!isAdmin(handling, author)) return refuse(html(teamLanguage, "setup-not-admin"));
  enrolManager(tx, author, now);
  if (request.chatType === "private") return refuse(html(teamLanguage, "setup-not-a-group"));
  inspectGroup(handling, chatId, { topicId, askedBy: author.id });
}

/** The bot's place in a chat changed: one that an admin added it to, or a desk of ours, is looked at again. */
export function botMoved(handling: Handling, chatId: number, author: Person): void {
  const isDesk = findDeskByChat(handling.tx, chatId) !== undefined;
  const isAsked = isAdmin(handling, author);
  if (isDesk || isAsked)
    inspectGroup(handling, chatId, {
      topicId: null,
      onlyNews: true,
      ...(isAsked && { askedBy: author.id }),
    });
}

/** Binds the chat as a desk, says what is there and what is missing, and lets waiting tickets in once all is there. */
export function groupInspected(handling: Handling, facts: DeskFacts, inspection: Inspection): void {
  const { tx, teamLanguage } = handling;
  const { error } = inspection;
  const tell = (said: Html) => answerTo(handling, facts, inspection, said);
  const known = findDeskByChat(tx, facts.chatId);
  const other = findDepartment(handling, null);
  const checks = checklist(facts);
  const lacks = checks.flatMap(([need, ok]) => (ok ? [] : [need]));
  const lines = checks.map(([need, ok]) =>
    html(teamLanguage, `setup-check-${need}`, { ok: ok ? "yes" : "no" }),
  );
  if (known === undefined && other !== undefined && inspection.isWanted !== true) {
    // Where the bot is not yet, nobody could press a button.
    if (facts.kind === "channel" && !facts.isInDiscussion)
      return tell(joinHtml([...lines, html(teamLanguage, "setup-incomplete")], "\n"));
    const offer = renderOffer(handling, facts, other);
    return answerTo(handling, facts, inspection, offer.html, offer.keyboard);
  }
  if (known !== undefined && facts.kind === "topics") noteSight(handling, known, facts.hasTopics);
  const desk = bind(handling, facts, lacks);
  if (known !== undefined && known.talkId !== desk.talkId) discussionMoved(handling, desk, known.talkId);
  if (desk.isReady && error !== undefined) {
    const alert = error === noForwards ? "alert-desk-forwards" : "alert-desk-rights";
    return tellOfProblem(handling, desk, error, alert);
  }
  if (desk.isReady) {
    saveDeskProblem(tx, desk.id, null);
    saveSetting(tx, toldOf(desk), '["",0]');
    catchUp(handling, desk);
    const count = letTicketsIn(handling, desk);
    lines.push(renderComplete(handling, desk));
    if (count > 0) lines.push(html(teamLanguage, "setup-waiting-tickets", { count }));
  } else {
    if (known !== undefined && lacks.includes("discussion")) watchGroup(handling, desk.chatId);
    if (known?.isReady === true) {
      const missing = lines.filter((_, index) => !checks[index]![1]);
      const alert = html(teamLanguage, "alert-desk-incomplete", {
        kind: desk.kind,
        title: desk.title,
        missingHtml: joinHtml(missing, "\n"),
      });
      alertAdmins(handling, alert);
    }
    const taking = findDepartment(handling, null);
    lines.push(
      taking === undefined
        ? html(teamLanguage, "setup-incomplete")
        : html(teamLanguage, "setup-incomplete-added", { other: taking.name }),
    );
  }
  if (desk.isReady)
    lines.push(html(teamLanguage, "setup-client-link", { link: `t.me/${handling.botUsername}` }));
  const label = plain(teamLanguage, "button-setup-again");
  const keyboard: Keyboard = desk.isReady ? [] : [[{ label, press: { type: "setup_again" } }]];
  answerTo(handling, facts, inspection, joinHtml(lines, "\n"), keyboard);
}

function bind({ tx, now }: Handling, facts: DeskFacts, lacks: DeskNeed[]): Desk {
  const { kind, chatId, title } = facts;
  const known = findDeskByChat(tx, chatId);
  const state = {
    isReady: lacks.length === 0,
    lacks,
    hasTopics: kind === "channel" || facts.hasTopics,
    // A group that was unlinked may be linked again: what is there waits for it.
    discussionId: kind === "channel" ? (facts.discussionId ?? known?.talkId ?? null) : null,
  };
  return bindDesk(tx, { kind, id: chatId, title }, state, now);
}

/** In the group; while the bot is not in the channel's one, in private to whoever asked. */
function answerTo(
  handling: Handling,
  facts: DeskFacts,
  { topicId, askedBy, onlyNews }: Inspection,
  said: Html,
  keyboard: Keyboard = [],
): void {
  const { tx } = handling;
  if (onlyNews === true && findSetting(tx, saidOf(facts)) === said) return;
  saveSetting(tx, saidOf(facts), said);
  if (facts.kind === "topics") return say(handling, facts.chatId, said, { topicId, keyboard });
  const chatId = facts.isInDiscussion ? facts.discussionId : askedBy;
  // In private a button would not know which chat it is about.
  if (chatId != null) say(handling, chatId, said, facts.isInDiscussion ? { keyboard } : {});
}

/** What was last said of the chat. */
function saidOf({ chatId }: { chatId: number }): string {
  return `setup_said:${chatId}`;
}

/** The channel's posts are discussed in another group from now on: what nobody has answered goes there anew. */
function discussionMoved(handling: Handling, desk: Desk, from: number): void {
  for (const ticket of findPlacedTickets(handling.tx, desk.id)) placeLost(handling, ticket);
  leaveGroup(handling.tx, desk.id, from, desk.talkId);
}

/** A message in the desk's chat shows whether topics are on there; when that changed, the group is looked at again. */
export function topicsSeen(handling: Handling, { id }: Desk, hasTopics: boolean): void {
  // As it is by now: several calls may have seen it at once.
  const desk = findDesk(handling.tx, id);
  if (desk?.kind !== "topics") return;
  noteSight(handling, desk, hasTopics);
  if (desk.hasTopics === hasTopics) return;
  saveDeskTopics(handling.tx, id, hasTopics);
  inspectGroup(handling, desk.chatId, { topicId: null });
}

/** A call says that topics are off: nothing goes there until the group was looked at. */
export function topicsDoubted(handling: Handling, { id }: Desk): void {
  const desk = findDesk(handling.tx, id);
  if (desk?.hasTopics !== true) return;
  saveDeskTopics(handling.tx, id, false);
  inspectGroup(handling, desk.chatId, { topicId: null });
}

/** Whether topics were seen to be off since they were last on: then what is copied lands in the heap. */
export function areTopicsOff(db: Database, desk: Desk): boolean {
  return findSetting(db, topicsSeenOf(desk)) === off;
}

const off = "off";

function topicsSeenOf({ id }: Desk): string {
  return `topics_seen:${id}`;
}

/**
 * Telegram does not say when topics are switched off: what was copied since they were last seen may be in the heap, and
 * goes to its topic once more when they are back.
 */
function noteSight(handling: Handling, desk: Desk, hasTopics: boolean): void {
  const { tx, now } = handling;
  const key = topicsSeenOf(desk);
  if (hasTopics) return saveSetting(tx, key, String(now));
  const seenAt = findSetting(tx, key);
  if (seenAt === undefined || seenAt === off) return;
  saveSetting(tx, key, off);
  for (const pair of findCopiedAfter(tx, desk.id, Number(seenAt))) {
    forgetCopy(tx, pair);
    relay(handling, findTicket(tx, pair.ticketId)!, pair);
  }
}

/**
 * Telegram does not let the bot do something in the desk's chat. The group is looked at, once until it works again: the
 * admins are told what it lacks, or the error alone when it lacks nothing that we know of.
 */
export function deskTroubled(handling: Handling, { id }: Desk, error: string): void {
  const desk = findDesk(handling.tx, id);
  if (desk === undefined || !desk.isReady || desk.problem !== null) return;
  saveDeskProblem(handling.tx, id, error);
  inspectGroup(handling, desk.chatId, { topicId: null, error });
}

/** The bot is not in the desk's chat any more: the admins are told once, and when it is back it looks around by itself. */
export function deskLost(handling: Handling, { id }: Desk, error: string): void {
  const desk = findDesk(handling.tx, id);
  if (desk === undefined || desk.problem === error) return;
  saveSetting(handling.tx, saidOf(desk), "");
  tellOfProblem(handling, desk, error, "alert-desk-lost");
}

/** A group became a supergroup, with another id: its desk goes along and is looked at again. */
export function groupMoved(handling: Handling, from: number, to: number): void {
  const { tx } = handling;
  const desk = findDeskByChat(tx, from);
  if (desk !== undefined && findDeskByChat(tx, to) === undefined) moveDesk(tx, desk.id, from, to);
  inspectGroup(handling, to, { topicId: null });
}

/** An admin who was removed from the team is none any more. */
function isAdmin({ tx }: Handling, { id }: Person): boolean {
  const manager = findManager(tx, id);
  return manager?.isActive === true && manager.isAdmin;
}

/** What comes and goes is told of once an hour, unless it was seen to be mended in between. */
function tellOfProblem(
  handling: Handling,
  desk: Desk,
  error: string,
  alert: "alert-desk-rights" | "alert-desk-lost" | "alert-desk-forwards",
): void {
  const { tx, now, teamLanguage } = handling;
  saveDeskProblem(tx, desk.id, error);
  const [told, at] = JSON.parse(findSetting(tx, toldOf(desk)) ?? '["",0]') as [string, number];
  if (told === error && now - at < 3_600_000) return;
  saveSetting(tx, toldOf(desk), JSON.stringify([error, now]));
  alertAdmins(handling, html(teamLanguage, alert, { kind: desk.kind, title: desk.title, error }));
}

function toldOf({ id }: Desk): string {
  return `desk_problem_told:${id}`;
}

function renderComplete(handling: Handling, desk: Desk): Html {
  const { teamLanguage } = handling;
  const taking = findDepartment(handling, null);
  return taking === undefined || taking.id === desk.id
    ? html(teamLanguage, desk.kind === "topics" ? "setup-complete" : "setup-complete-channel")
    : html(teamLanguage, "setup-complete-added", { name: desk.name, other: taking.name });
}

/** Older tickets than so many are not looked through: what they lack comes with their next change. */
const caughtUp = 100;

/** What could not be shown for want of a right is shown now. */
function catchUp(handling: Handling, desk: Desk): void {
  if (desk.kind === "channel") return;
  for (const ticket of findShownTickets(handling.tx, desk.id, caughtUp)) {
    const shouldShow = isOpen(ticket) ? ticket.toAct : "closed";
    if (!ticket.isCardPinned && ticket.cardMessageId !== null) pinCard(handling, ticket);
    if (ticket.topicIcon !== shouldShow || ticket.isTopicClosed === isOpen(ticket))
      refreshTopic(handling, ticket);
  }
}

function letTicketsIn(handling: Handling, desk: Desk): number {
  const waiting = findTicketsWithoutDesk(handling.tx);
  for (const ticket of waiting) {
    savePlacing(handling.tx, ticket.id, { deskId: desk.id });
    const placed = { ...ticket, deskId: desk.id };
    for (const pair of findWaitingQuestions(handling.tx, ticket.id)) relay(handling, placed, pair);
  }
  return waiting.length;
}
