import { type Desk, findDeskByChat, findDeskOfCards, saveDeskProblem } from "../../store/desks/desks.ts";
import { findMemory, saveMemory } from "../../store/memory.ts";
import { enrolManager, findManager } from "../../store/people/managers.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html, languageOf } from "../../text/text.ts";
import { mayDo } from "../../ticket/access.ts";
import type { EffectOf, Inspection } from "../../ticket/effect.ts";
import type { Person } from "../../ticket/message.ts";
import { listAdmins } from "../access.ts";
import { alertAdmins, say } from "../effects/chat.ts";
import { inspectGroup, testDesk, watchGroup } from "../effects/group.ts";
import { recordInAudit } from "../audit/record.ts";
import type { Handling } from "../handle.ts";
import { roleInPrivate } from "../private/role.ts";
import { mendButtons } from "./add-link.ts";
import { bind } from "./binding.ts";
import { catchUp } from "./changes.ts";
import { type DeskFacts, findLacks, renderLacks, renderNeeds } from "./checklist.ts";
import { findDepartment } from "./choice.ts";
import { adoptGroup } from "./linked-group.ts";
import { renderOffer } from "./offer.ts";
import {
  renderComplete,
  renderIncomplete,
  reportLacks,
  reportOffer,
  reportReady,
  type Tested,
} from "./report.ts";
import { offerRescue, rescueKeyboard } from "./rescue.ts";
import { findTestLine, saveTestLine } from "./test-line.ts";
import { saveSight } from "./topics.ts";
import { forgetTold, noForwards, saidOf, tellOfProblem } from "./trouble.ts";
import { goOn, letTicketsIn } from "./waiting-tickets.ts";

/** Where and by whom `/setup` was sent. `author` is null for an anonymous administrator of the group. */
export interface SetupRequest {
  chatId: number;
  topicId: number | null;
  chatType: "private" | "group" | "supergroup" | "channel";
  /** The chat's title. Private chats have none. */
  title?: string;
  author: Person | null;
  /** The words after the command. */
  rest: string;
}

/** `/setup`. For an admin, Telegram is asked about the chat first; see {@link groupInspected}. */
export function setupAsked(handling: Handling, request: SetupRequest): void {
  const { tx, now } = handling;
  const { author, chatId, topicId } = request;
  const isPrivate = request.chatType === "private";
  const language = isPrivate
    ? languageOf(author?.languageCode ?? null, handling.teamLanguage)
    : handling.teamLanguage;
  const refuse = (refusal: Html, otherwise?: Parameters<typeof say>[3]) =>
    say(handling, chatId, refusal, { topicId, ...otherwise });
  if (request.chatType === "channel")
    return refuse(html(language, "setup-in-channel"), otherwiseAdmins(handling, request, "channel"));
  if (author === null)
    return refuse(html(language, "setup-anonymous"), otherwiseAdmins(handling, request, "group"));
  if (!maySetUp(handling, author)) {
    const isTeam = findManager(tx, author.id)?.isActive === true;
    const refusal = html(
      language,
      "setup-not-admin",
      isTeam ? listAdmins(handling) : { admins: "", count: 0 },
    );
    return refuse(refusal, isPrivate ? {} : { otherwise: { personId: author.id, html: refusal } });
  }
  enrolManager(tx, author, now);
  if (request.chatType === "private") return refuse(html(language, "setup-not-a-group"));
  if (request.rest !== "") return refuse(html(language, "command-takes-no-words", { command: "/setup" }));
  inspectGroup(handling, chatId, { topicId, askedBy: author.id });
}

/** For a chat in which the bot may not write. */
function otherwiseAdmins(handling: Handling, { title = "—" }: SetupRequest, kind: "channel" | "group") {
  const { teamLanguage, botUsername: bot } = handling;
  return {
    otherwise: {
      personId: "admins",
      html: html(teamLanguage, `setup-unheard-${kind}`, { title, bot }),
      keyboard: mendButtons(handling, kind === "channel" ? ["post", "delete-posts"] : ["admin"]),
    },
  } as const;
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
  if (facts.kind === "channel") adoptGroup(handling, facts);
  const known = findDeskOfCards(tx, facts.chatId);
  const other = findDepartment(handling, null);
  const lacks = findLacks(facts);
  const place = { kind: facts.kind, talkId: talkOf(facts) };
  if (known === undefined && other !== undefined && inspection.isWanted !== true) {
    // Where the bot is not a member, nobody could press its button.
    if (place.talkId === null) {
      if (isNews(handling, facts, inspection, renderNeeds(handling, facts.kind, lacks)))
        reportLacks(handling, place, undefined, lacks, inspection);
      return;
    }
    const offer = renderOffer(handling, facts, other);
    if (isNews(handling, facts, inspection, offer.html)) reportOffer(handling, place, inspection, offer);
    return;
  }
  if (known !== undefined && facts.kind === "topics") saveSight(handling, known, facts.hasTopics);
  const desk = bind(handling, facts, known, lacks);
  if (known === undefined && inspection.askedBy !== undefined)
    recordInAudit(handling, { id: inspection.askedBy }, { what: "desk_added", name: desk.name });
  if (desk.isReady && error !== undefined) {
    const alert = error === noForwards ? "alert-desk-forwards" : "alert-desk-rights";
    return tellOfProblem(handling, desk, error, alert);
  }
  if (!desk.isReady) {
    watchForChange(handling, desk);
    if (known?.isReady === true) {
      const alert = html(teamLanguage, "alert-desk-incomplete", {
        kind: desk.kind,
        title: desk.title,
        missingHtml: renderLacks(handling, lacks),
      });
      alertAdmins(handling, alert, [...mendButtons(handling, lacks), ...rescueKeyboard(handling, desk)]);
    }
    const state = [renderNeeds(handling, facts.kind, lacks), renderIncomplete(handling, "button")];
    if (isNews(handling, facts, inspection, joinHtml(state, "\n")))
      reportLacks(handling, place, desk, lacks, inspection);
    return;
  }
  saveDeskProblem(tx, desk.id, null);
  forgetTold(handling, desk);
  catchUp(handling, desk);
  goOn(handling, desk, known);
  // Their number is not part of the desk's state, so it is not compared with the last report.
  const waiting = letTicketsIn(handling, desk);
  offerRescue(handling);
  const state = [renderNeeds(handling, facts.kind, []), renderComplete(handling, desk)];
  const isNew = isNews(handling, facts, inspection, joinHtml(state, "\n"));
  // The bot itself found a lost desk again: what waits goes out at once and tries the desk better than a test message.
  const isFoundAgain = known !== undefined && known.lostAt !== null && inspection.askedBy === undefined;
  if (isNew && !isFoundAgain) testDesk(handling, desk, inspection, waiting);
}

/** The test message is deleted again, or it failed: reports that the desk works, and how the test ended. */
export function testEnded(handling: Handling, effect: EffectOf<"test_desk">, tested: Tested): void {
  const { tx } = handling;
  const { chatId, waiting } = effect;
  const line = findTestLine(tx, chatId);
  // What could not be deleted is tried again by the next test.
  if (line !== undefined) saveTestLine(tx, chatId, { ...line, left: 0, isOver: true });
  const desk = findDeskByChat(tx, chatId);
  if (desk?.isReady === true) reportReady(handling, desk, effect, tested, waiting);
  else testMissed(handling, effect);
}

/** The desk is not ready any more, or the bot is not there: looks again, which reports that. */
export function testMissed(
  handling: Handling,
  { chatId, topicId, askedBy, pressed }: EffectOf<"test_desk">,
): void {
  inspectGroup(handling, chatId, {
    topicId,
    ...(askedBy === undefined ? { onlyNews: true } : { askedBy }),
    ...(pressed !== undefined && { pressed }),
  });
}

/** Where the desk's people talk; null while the bot is not in the channel's group. */
function talkOf(facts: DeskFacts): number | null {
  if (facts.kind === "topics") return facts.chatId;
  return facts.isInDiscussion ? facts.discussionId : null;
}

/** Whether to report it: somebody asked, or it is not what was last said of the chat. */
function isNews({ tx }: Handling, facts: DeskFacts, { onlyNews }: Inspection, state: Html): boolean {
  if (onlyNews === true && findMemory(tx, saidOf(facts)) === state) return false;
  saveMemory(tx, saidOf(facts), state);
  return true;
}

/** Telegram does not report that a channel got a group, or that topics were switched on. */
function watchForChange(handling: Handling, { chatId, lacks, boundAt }: Desk): void {
  if (lacks.includes("discussion")) watchGroup(handling, chatId);
  else if (lacks.includes("topics")) watchGroup(handling, chatId, Math.min(handling.now - boundAt, 600_000));
}

function maySetUp(handling: Handling, { id }: Person): boolean {
  return mayDo("setup", roleInPrivate(handling, id), "group");
}
