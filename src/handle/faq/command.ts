import { type FaqEntry, findFaq } from "../../store/texts/faq.ts";
import { escapeHtml, type Html, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { readVerb } from "../../text/typed.ts";
import { cutOff } from "../../ticket/command.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { refuseAccess } from "../access.ts";
import { type Answer, done } from "../answer.ts";
import { meetClient } from "../client/client.ts";
import { takeWords } from "../client/commands.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { showPage } from "../page.ts";
import { speaksForTeam } from "../private/kept.ts";
import { roleInPrivate } from "../private/role.ts";
import { askInPrivate } from "../questions.ts";
import { refuseAnswer } from "./answer.ts";
import { checkQuestion, removeEntry, saveAnswer } from "./change.ts";
import { showFaq } from "./client.ts";
import { renderFaq } from "./pages.ts";
import { isSameQuestion } from "./read.ts";

/**
 * `/faq`. An admin gets the list of questions with their counts, and changes it: `/faq add QUESTION = ANSWER`, `/faq add
 * QUESTION` and then the answer, `/faq remove`. Everybody else, and an admin who writes as a client, gets the questions.
 */
export function faqAsked(given: GivenInPrivate): void {
  const { handling, author, rest } = given;
  const [word = ""] = rest.split(/\s/, 1);
  const verb = readVerb(word);
  const isChange = verb === "add" || verb === "remove";
  const role = roleInPrivate(handling, author.id);
  const refusal = refuseAccess(handling, "faq_edit", role, "private");
  if (refusal === undefined && (rest !== "" || speaksForTeam(handling, author.id)))
    return adminAsked(given, verb);
  if (isChange && role === "manager") return say(handling, author.id, escapeHtml(refusal!.text));
  showFaq(handling, meetClient(handling, author));
  takeWords(given);
}

/** Sends the admin what a client would get. */
export function faqPreviewed({ handling, person }: PressedInPrivate): Answer {
  showFaq(handling, meetClient(handling, person));
  return done("");
}

function adminAsked(given: GivenInPrivate, verb: ReturnType<typeof readVerb>): void {
  const { handling, author, incoming, rest } = given;
  const { teamLanguage } = handling;
  if (rest === "") return showPage(handling, author.id, renderFaq(handling, 0));
  const words = cutOff(incoming, /^\S+\s*/.exec(incoming.text)![0].length);
  const refusal =
    verb === "add"
      ? add(given, words)
      : verb === "remove"
        ? remove(given, words.text.trim())
        : html(teamLanguage, "faq-how");
  if (refusal !== undefined) say(handling, author.id, refusal);
}

/** Returns why it did nothing. */
function add({ handling, author }: GivenInPrivate, words: IncomingMessage): Html | undefined {
  const sign = /^([^=]*)=\s*/.exec(words.text);
  const checked = checkQuestion(handling, sign?.[1] ?? words.text);
  if (!checked.ok) return checked.refusal;
  const { question } = checked;
  if (sign === null && words.kind === "text") {
    const matter = { kind: "faq_answer", question } as const;
    askInPrivate(handling, author.id, matter, html(handling.teamLanguage, "faq-ask-answer", { question }));
    return undefined;
  }
  // The words of a file are its question, and what stands behind the sign is its caption.
  const answer = cutOff(words, sign?.[0].length ?? words.text.length);
  const fault = saveAnswer(handling, author, { question }, answer);
  if (fault !== undefined) refuseAnswer(handling, author, { question }, answer, fault);
  return undefined;
}

/** By the number in the list, or by the question itself. Returns why it did nothing. */
function remove({ handling, author }: GivenInPrivate, written: string): Html | undefined {
  const { teamLanguage } = handling;
  if (written === "") return html(teamLanguage, "faq-remove-how");
  const entry = findNamed(handling, written);
  if (entry === undefined) return html(teamLanguage, "faq-unknown", { word: truncate(written, 64) });
  removeEntry(handling, author, entry);
  const news = html(teamLanguage, "faq-removed", { question: truncate(entry.question, 100) });
  showPage(handling, author.id, renderFaq(handling, 0, news));
  return undefined;
}

function findNamed({ tx }: Handling, written: string): FaqEntry | undefined {
  const all = findFaq(tx);
  const number = /^(?:№|#)?\s*(\d{1,6})\.?$/.exec(written)?.[1];
  return (
    all.find(({ question }) => isSameQuestion(question, written)) ??
    (number === undefined ? undefined : all[Number(number) - 1])
  );
}
