import type { Keyboard } from "../../ticket/keyboard.ts";
import { type Desk, findDeskByChat, findDeskOfCards, saveDeskProblem } from "../../store/desks.ts";
import { findMemory, saveMemory } from "../../store/memory.ts";
import { enrolManager } from "../../store/people.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html, languageOf, plain } from "../../text/text.ts";
import { mayDo } from "../../ticket/access.ts";
import type { Inspection } from "../../ticket/effect.ts";
import type { Person } from "../../ticket/message.ts";
import { recordInAudit } from "../audit/record.ts";
import { alertAdmins, inspectGroup, say, watchGroup } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { roleInPrivate } from "../private/role.ts";
import { bind } from "./binding.ts";
import { catchUp } from "./changes.ts";
import { type DeskFacts, checklist } from "./checklist.ts";
import { findDepartment } from "./choice.ts";
import { renderOffer } from "./offer.ts";
import { offerRescue, rescueKeyboard } from "./rescue.ts";
import { saveSight } from "./topics.ts";
import { forgetTold, noForwards, saidOf, tellOfProblem } from "./trouble.ts";
import { goOn, letTicketsIn } from "./waiting-tickets.ts";

/** Where and by whom `/setup` was sent. `author` is null for an anonymous administrator of the group. */
export interface SetupRequest {
  chatId: number;
  topicId: number | null;
  chatType: "private" | "group" | "supergroup" | "channel";
  author: Person | null;
}

/** `/setup`. For an admin, Telegram is asked about the chat first; see {@link groupInspected}. */
export function setupAsked(handling: Handling, request: SetupRequest): void {
  const { tx, now } = handling;
  const { author, chatId, topicId } = request;
  const isPrivate = request.chatType === "private";
  const language = isPrivate
    ? languageOf(author?.languageCode ?? null, handling.teamLanguage)
    : handling.teamLanguage;
  const refuse = (refusal: Html) => say(handling, chatId, refusal, { topicId });
  if (request.chatType === "channel") return refuse(html(language, "setup-in-channel"));
  if (author === null) return refuse(html(language, "setup-anonymous"));
  if (!maySetUp(handling, author)) return refuse(html(language, "setup-not-admin"));
  enrolManager(tx, author, now);
  if (request.chatType === "private") return refuse(html(language, "setup-not-a-group"));
  inspectGroup(handling, chatId, { topicId, askedBy: author.id });
}

/** The bot was added, removed or got other rights. Looks at the chat if it is a desk or an admin made the change. */
export function botStatusChanged(handling: Handling, chatId: number, author: Person): void {
  const isDesk = findDeskByChat(handling.tx, chatId) !== undefined;
  const isAsked = maySetUp(handling, author);
  if (isDesk || isAsked)
    inspectGroup(handling, chatId, {
      topicId: null,
      onlyNews: true,
      ...(isAsked && { askedBy: author.id }),
    });
}

/**
 * Binds the chat as a desk, and reports what is there and what is missing. If all is there, gives it the waiting tickets.
 */
export function groupInspected(handling: Handling, facts: DeskFacts, inspection: Inspection): void {
  const { tx, teamLanguage } = handling;
  const { error } = inspection;
  const tell = (said: Html) => report(handling, facts, inspection, said);
  const known = findDeskOfCards(tx, facts.chatId);
  const other = findDepartment(handling, null);
  const checks = checklist(facts);
  const lacks = checks.flatMap(([need, ok]) => (ok ? [] : [need]));
  const lines = checks.map(([need, ok]) =>
    html(teamLanguage, `setup-check-${need}`, { ok: ok ? "yes" : "no" }),
  );
  if (known === undefined && other !== undefined && inspection.isWanted !== true) {
    // Where the bot is not a member, nobody could press its button.
    if (facts.kind === "channel" && !facts.isInDiscussion)
      return tell(joinHtml([...lines, renderIncomplete(handling, facts)], "\n"));
    const offer = renderOffer(handling, facts, other);
    return report(handling, facts, inspection, offer.html, offer.keyboard);
  }
  if (known !== undefined && facts.kind === "topics") saveSight(handling, known, facts.hasTopics);
  const desk = bind(handling, facts, known, lacks);
  if (known === undefined && inspection.askedBy !== undefined)
    recordInAudit(handling, { id: inspection.askedBy }, { what: "desk_added", name: desk.name });
  if (desk.isReady && error !== undefined) {
    const alert = error === noForwards ? "alert-desk-forwards" : "alert-desk-rights";
    return tellOfProblem(handling, desk, error, alert);
  }
  let waiting = 0;
  if (desk.isReady) {
    saveDeskProblem(tx, desk.id, null);
    forgetTold(handling, desk);
    catchUp(handling, desk);
    goOn(handling, desk, known);
    waiting = letTicketsIn(handling, desk);
    offerRescue(handling);
    lines.push(renderComplete(handling, desk));
  } else {
    if (known !== undefined && lacks.includes("discussion")) watchGroup(handling, desk.chatId);
    if (known?.isReady === true) {
      const missing = lines.filter((_, index) => !checks[index]![1]);
      const alert = html(teamLanguage, "alert-desk-incomplete", {
        kind: desk.kind,
        title: desk.title,
        missingHtml: joinHtml(missing, "\n"),
      });
      alertAdmins(handling, alert, rescueKeyboard(handling, desk));
    }
    lines.push(renderIncomplete(handling, facts));
  }
  if (desk.isReady)
    lines.push(html(teamLanguage, "setup-client-link", { link: `t.me/${handling.botUsername}` }));
  const label = plain(teamLanguage, "button-setup-again");
  const keyboard: Keyboard = desk.isReady ? [] : [[{ label, press: { type: "setup_again" } }]];
  // The number of waiting tickets is not part of the desk's state, so it is not compared with the last report.
  const after = waiting === 0 ? [] : [html(teamLanguage, "setup-waiting-tickets", { count: waiting })];
  report(handling, facts, inspection, joinHtml(lines, "\n"), keyboard, after);
}

function renderIncomplete(handling: Handling, facts: DeskFacts): Html {
  const { teamLanguage } = handling;
  const taking = findDepartment(handling, null);
  const again = facts.kind === "topics" || facts.isInDiscussion ? "button" : "command";
  return taking === undefined
    ? html(teamLanguage, "setup-incomplete", { again })
    : html(teamLanguage, "setup-incomplete-added", { again, other: taking.name });
}

/** Reports in the group. While the bot is not in the channel's group, reports in private to the person who asked. */
function report(
  handling: Handling,
  facts: DeskFacts,
  { topicId, askedBy, onlyNews }: Inspection,
  state: Html,
  keyboard: Keyboard = [],
  after: Html[] = [],
): void {
  const { tx } = handling;
  if (onlyNews === true && findMemory(tx, saidOf(facts)) === state) return;
  saveMemory(tx, saidOf(facts), state);
  const said = joinHtml([state, ...after], "\n");
  if (facts.kind === "topics") return say(handling, facts.chatId, said, { topicId, keyboard });
  const chatId = facts.isInDiscussion ? facts.discussionId : askedBy;
  // A button in the private chat could not tell which chat it is about.
  if (chatId != null) say(handling, chatId, said, facts.isInDiscussion ? { keyboard } : {});
}

function maySetUp(handling: Handling, { id }: Person): boolean {
  return mayDo("setup", roleInPrivate(handling, id), "group");
}

function renderComplete(handling: Handling, desk: Desk): Html {
  const { teamLanguage } = handling;
  const taking = findDepartment(handling, null);
  return taking === undefined || taking.id === desk.id
    ? html(teamLanguage, desk.kind === "topics" ? "setup-complete" : "setup-complete-channel")
    : html(teamLanguage, "setup-complete-added", { name: desk.name, other: taking.name });
}
