import {
  bindDesk,
  type Desk,
  findDesk,
  findDeskByChat,
  moveDesk,
  saveDeskProblem,
  saveDeskTopics,
} from "../store/desks.ts";
import { findWaitingQuestions } from "../store/messages.ts";
import { enrolManager, findManager } from "../store/people.ts";
import type { DeskNeed } from "../store/schema.ts";
import { findSetting, saveSetting } from "../store/settings.ts";
import { findShownTickets, findTicketsWithoutDesk, savePlacing } from "../store/tickets.ts";
import { type Html, joinHtml } from "../text/html.ts";
import { html } from "../text/text.ts";
import type { Person } from "../ticket/message.ts";
import { isOpen } from "../ticket/ticket.ts";
import { findDepartment } from "./department.ts";
import { offerDesk } from "./desk-offer.ts";
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
  const known = findDeskByChat(tx, facts.chatId);
  const other = findDepartment(handling, null);
  if (known === undefined && other !== undefined) return offerDesk(handling, facts.chatId, topicId, other);
  const checks = checklist(facts);
  const lacks = checks.flatMap(([need, ok]) => (ok ? [] : [need]));
  const isReady = lacks.length === 0;
  const lines = checks.map(([need, ok]) =>
    html(teamLanguage, `setup-check-${need}`, { ok: ok ? "yes" : "no" }),
  );
  const wasReady = known?.isReady === true;
  const desk = bindDesk(
    tx,
    { id: facts.chatId, title: facts.title },
    { isReady, lacks, hasTopics: facts.hasTopics },
    now,
  );
  if (isReady && error !== undefined) return tellOfProblem(handling, desk, error, "alert-desk-rights");
  if (isReady) {
    saveDeskProblem(tx, desk.id, null);
    saveSetting(tx, toldOf(desk), '["",0]');
    catchUp(handling, desk);
    const count = letTicketsIn(handling, desk);
    lines.push(renderComplete(handling, desk));
    if (count > 0) lines.push(html(teamLanguage, "setup-waiting-tickets", { count }));
  } else {
    if (wasReady) {
      const missing = lines.filter((_, index) => !checks[index]![1]);
      const alert = html(teamLanguage, "alert-desk-incomplete", {
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
  say(handling, facts.chatId, joinHtml(lines, "\n"), { topicId });
}

/** A message in the desk's chat shows whether topics are on there; when that changed, the group is looked at again. */
export function topicsSeen(handling: Handling, { id }: Desk, hasTopics: boolean): void {
  // As it is by now: several calls may have seen it at once.
  const desk = findDesk(handling.tx, id);
  if (desk === undefined || desk.hasTopics === hasTopics) return;
  saveDeskTopics(handling.tx, id, hasTopics);
  inspectGroup(handling, desk.chatId, null);
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

function checklist(facts: GroupFacts): [DeskNeed, boolean][] {
  return [
    ["topics", facts.hasTopics],
    ["admin", facts.isAdministrator],
    ["manage-topics", facts.canManageTopics],
    ["pin", facts.canPinMessages],
    ["delete", facts.canDeleteMessages],
  ];
}

function renderComplete(handling: Handling, desk: Desk): Html {
  const { teamLanguage } = handling;
  const taking = findDepartment(handling, null);
  return taking === undefined || taking.id === desk.id
    ? html(teamLanguage, "setup-complete")
    : html(teamLanguage, "setup-complete-added", { name: desk.name, other: taking.name });
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
