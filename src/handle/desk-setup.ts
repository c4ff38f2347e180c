import {
  bindDesk,
  type Desk,
  findDefaultDesk,
  findDesk,
  findDeskByChat,
  moveDesk,
  saveDeskProblem,
  saveDeskTopics,
} from "../store/desks.ts";
import { forgetCopy } from "../store/message-changes.ts";
import { findCopiedAfter, findWaitingQuestions } from "../store/messages.ts";
import { enrolManager, findManager } from "../store/people.ts";
import { findSetting, saveSetting } from "../store/settings.ts";
import { findShownTickets, findTicket, findTicketsWithoutDesk, savePlacing } from "../store/tickets.ts";
import { type Html, joinHtml } from "../text/html.ts";
import type { TextId } from "../text/ids.ts";
import { html } from "../text/text.ts";
import type { Person } from "../ticket/message.ts";
import { isOpen } from "../ticket/ticket.ts";
import { alertAdmins, inspectGroup, pinCard, refreshTopic, relay, say } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/** Where and by whom `/setup` was sent. `author` is null for an anonymous administrator of the group. */
export interface SetupRequest {
  chatId: number;
  topicId: number | null;
  isPrivate: boolean;
  author: Person | null;
}

/** What Telegram says of a group and of the bot in it. */
export interface GroupFacts {
  chatId: number;
  title: string;
  hasTopics: boolean;
  isAdministrator: boolean;
  canManageTopics: boolean;
  canPinMessages: boolean;
  canDeleteMessages: boolean;
}

/** `/setup`: an admin's request is looked into by Telegram first; see {@link groupInspected}. */
export function setupAsked(handling: Handling, request: SetupRequest): void {
  const { tx, now, teamLanguage } = handling;
  const { author, chatId, topicId } = request;
  const refuse = (refusal: Html) => say(handling, chatId, refusal, { topicId });
  if (author === null) return refuse(html(teamLanguage, "setup-anonymous"));
  if (!isAdmin(handling, author)) return refuse(html(teamLanguage, "setup-not-admin"));
  enrolManager(tx, author, now);
  if (request.isPrivate) return refuse(html(teamLanguage, "setup-not-a-group"));
  inspectGroup(handling, chatId, topicId);
}

/** The bot's place in a group changed: a group that an admin added it to, or a desk of ours, is looked at again. */
export function botMoved(handling: Handling, chatId: number, author: Person): void {
  const isDesk = findDeskByChat(handling.tx, chatId) !== undefined;
  if (isDesk || isAdmin(handling, author)) inspectGroup(handling, chatId, null);
}

/**
 * Binds the group as the desk, says what is there and what is missing, and lets waiting tickets in once all is there.
 * @param error the refusal by Telegram that made us look, if it was one
 */
export function groupInspected(
  handling: Handling,
  facts: GroupFacts,
  topicId: number | null,
  error: string | undefined,
): void {
  const { tx, now, teamLanguage } = handling;
  const other = findDefaultDesk(tx);
  if (other !== undefined && other.chatId !== facts.chatId && other.isReady) {
    return say(handling, facts.chatId, html(teamLanguage, "setup-other-desk", { title: other.title }), {
      topicId,
    });
  }
  const checks = checklist(facts);
  const isReady = checks.every(([, ok]) => ok);
  const lines = checks.map(([id, ok]) => html(teamLanguage, id, { ok: ok ? "yes" : "no" }));
  const before = findDeskByChat(tx, facts.chatId);
  if (before !== undefined) noteSight(handling, before, facts.hasTopics);
  const desk = bindDesk(
    tx,
    { id: facts.chatId, title: facts.title },
    { isReady, hasTopics: facts.hasTopics },
    now,
  );
  if (isReady && error !== undefined) return tellOfProblem(handling, desk, error, "alert-desk-rights");
  if (isReady) {
    saveDeskProblem(tx, desk.id, null);
    saveSetting(tx, toldOf(desk), '["",0]');
    catchUp(handling, desk);
    const count = letTicketsIn(handling, desk);
    lines.push(html(teamLanguage, "setup-complete"));
    if (count > 0) lines.push(html(teamLanguage, "setup-waiting-tickets", { count }));
  } else {
    if (before?.isReady === true) {
      const missing = lines.filter((_, index) => !checks[index]![1]);
      const alert = html(teamLanguage, "alert-desk-incomplete", {
        title: desk.title,
        missingHtml: joinHtml(missing, "\n"),
      });
      alertAdmins(handling, alert);
    }
    lines.push(html(teamLanguage, "setup-incomplete"));
  }
  say(handling, facts.chatId, joinHtml(lines, "\n"), { topicId });
}

/** A message in the desk's chat shows whether topics are on there; when that changed, the group is looked at again. */
export function topicsSeen(handling: Handling, { id }: Desk, hasTopics: boolean): void {
  // As it is by now: several calls may have seen it at once.
  const desk = findDesk(handling.tx, id);
  if (desk === undefined) return;
  noteSight(handling, desk, hasTopics);
  if (desk.hasTopics === hasTopics) return;
  saveDeskTopics(handling.tx, id, hasTopics);
  inspectGroup(handling, desk.chatId, null);
}

/**
 * Telegram does not say when topics are switched off: what was copied since they were last seen may be in the heap, and
 * goes to its topic once more when they are back.
 */
function noteSight(handling: Handling, desk: Desk, hasTopics: boolean): void {
  const { tx, now } = handling;
  const key = `topics_seen:${desk.id}`;
  if (hasTopics) return saveSetting(tx, key, String(now));
  const seenAt = findSetting(tx, key);
  if (!desk.hasTopics || seenAt === undefined) return;
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
  inspectGroup(handling, desk.chatId, null, error);
}

/** The bot is not in the desk's chat any more: the admins are told once, and when it is back it looks around by itself. */
export function deskLost(handling: Handling, { id }: Desk, error: string): void {
  const desk = findDesk(handling.tx, id);
  if (desk === undefined || desk.problem === error) return;
  tellOfProblem(handling, desk, error, "alert-desk-lost");
}

/** A group became a supergroup, with another id: its desk goes along and is looked at again. */
export function groupMoved(handling: Handling, from: number, to: number): void {
  const { tx } = handling;
  const desk = findDeskByChat(tx, from);
  if (desk !== undefined && findDeskByChat(tx, to) === undefined) moveDesk(tx, desk.id, from, to);
  inspectGroup(handling, to, null);
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
  alert: "alert-desk-rights" | "alert-desk-lost",
): void {
  const { tx, now, teamLanguage } = handling;
  saveDeskProblem(tx, desk.id, error);
  const [told, at] = JSON.parse(findSetting(tx, toldOf(desk)) ?? '["",0]') as [string, number];
  if (told === error && now - at < 3_600_000) return;
  saveSetting(tx, toldOf(desk), JSON.stringify([error, now]));
  alertAdmins(handling, html(teamLanguage, alert, { title: desk.title, error }));
}

function toldOf({ id }: Desk): string {
  return `desk_problem_told:${id}`;
}

type SetupCheckId = Extract<TextId, `setup-check-${string}`>;

function checklist(facts: GroupFacts): [SetupCheckId, boolean][] {
  return [
    ["setup-check-topics", facts.hasTopics],
    ["setup-check-admin", facts.isAdministrator],
    ["setup-check-manage-topics", facts.canManageTopics],
    ["setup-check-pin", facts.canPinMessages],
    ["setup-check-delete", facts.canDeleteMessages],
  ];
}

/** Older tickets than so many are not looked through: what they lack comes with their next change. */
const caughtUp = 100;

/** What could not be shown for want of a right is shown now. */
function catchUp(handling: Handling, desk: Desk): void {
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
