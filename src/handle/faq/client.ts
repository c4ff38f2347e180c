import {
  addFaqAsking,
  type FaqAsking,
  type FaqEntry,
  findFaq,
  findFaqAsking,
  findFaqEntry,
  saveFaqOutcome,
} from "../../store/texts/faq.ts";
import type { Client } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import type { ClientHtml } from "../../text/html.ts";
import { truncate } from "../../text/html.ts";
import { html, plain, type Wording } from "../../text/text.ts";
import type { Button } from "../../ticket/keyboard.ts";
import type { PressAt } from "../../ticket/buttons.ts";
import { type Answer, done, refused } from "../answer.ts";
import { languageWith, meetClient } from "../client/client.ts";
import { editSaidToClient, sayToClient } from "../effects/client.ts";
import type { PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { renderAnswer } from "./words.ts";

type PressOf<Type extends string> = Extract<PressAt<"private">, { type: Type }>;

/** The number of questions on one page. */
const listed = 10;

/** In characters. A phone shows no more on a button. */
const longestLabel = 60;

/** A client who presses a question again so soon has asked it once. */
const sameAskingMilliseconds = 10 * 60_000;

/** Offers the client the questions. @returns false when there are none */
export function offerFaq(handling: Handling, client: Client): boolean {
  if (findFaq(handling.tx).length === 0) return false;
  const { said, keyboard } = renderList(handling, languageWith(handling, client), 0);
  sayToClient(handling, client, said, { keyboard });
  return true;
}

/** `/faq` of a client. */
export function showFaq(handling: Handling, client: Client): void {
  if (!offerFaq(handling, client))
    sayToClient(handling, client, html(languageWith(handling, client), "faq-none"));
}

export function turnFaq(pressed: PressedInPrivate, { number }: PressOf<"faq_page">): Answer {
  const { handling, person, messageId } = pressed;
  showList(handling, meetClient(handling, person), number, messageId);
  return done("");
}

/** Shows the answer in place of the list. A file comes as a message of its own. */
export function askFaq(pressed: PressedInPrivate, press: PressOf<"faq_ask">): Answer {
  const { handling, person, messageId } = pressed;
  return withEntry(pressed, press, (client, wording, entry) => {
    const earlier = findFaqAsking(handling.tx, entry.id, client.id);
    const isAgain = earlier !== undefined && handling.now - earlier.askedAt < sameAskingMilliseconds;
    const isTeam = findManager(handling.tx, person.id)?.isActive === true;
    if (!isAgain && !isTeam) addFaqAsking(handling.tx, entry.id, client.id, handling.now);
    const buttons = answerButtons(wording, press);
    if (!isFile(entry)) {
      editSaidToClient(handling, client, messageId, toSay(entry), [...buttons, [toList(wording, press)]]);
      return done("");
    }
    if (isAgain) return done(plain(wording, "faq-sent-already"));
    const { kind, fileId, isCaptionAbove, hasSpoiler } = entry.answer;
    const file = { kind, fileId: fileId!, isCaptionAbove, hasSpoiler };
    sayToClient(handling, client, toSay(entry), { keyboard: buttons, file });
    return done("");
  });
}

export function answerHelped(pressed: PressedInPrivate, press: PressOf<"faq_helped">): Answer {
  const { handling, messageId } = pressed;
  return withEntry(pressed, press, (client, wording, entry) => {
    const asking = findFaqAsking(handling.tx, entry.id, client.id);
    if (asking !== undefined) saveFaqOutcome(handling.tx, asking.id, "helped");
    if (!isFile(entry))
      editSaidToClient(handling, client, messageId, toSay(entry), [[toList(wording, press)]]);
    return done(plain(wording, "faq-thanks"));
  });
}

/** The client would rather write. Their next message is one like any other. */
export function writeInstead(pressed: PressedInPrivate, press: PressOf<"faq_write">): Answer {
  const { handling, messageId } = pressed;
  return withEntry(pressed, press, (client, wording, entry) => {
    const asking = findFaqAsking(handling.tx, entry.id, client.id);
    if (asking !== undefined) saveFaqOutcome(handling.tx, asking.id, "wrote");
    const invitation = html(wording, "faq-write");
    if (!isFile(entry)) {
      editSaidToClient(handling, client, messageId, invitation, [[toList(wording, press)]]);
      return done("");
    }
    // The button stays under a file.
    if (!wasInvited(asking)) sayToClient(handling, client, invitation);
    return done(plain(wording, "faq-write-now"));
  });
}

function wasInvited(asking: FaqAsking | undefined): boolean {
  return asking?.outcome === "wrote";
}

function showList(handling: Handling, client: Client, number: number, messageId: number): void {
  const wording = languageWith(handling, client);
  const { said, keyboard } = renderList(handling, wording, number);
  editSaidToClient(handling, client, messageId, said, keyboard);
}

/** @param number of the page, from 0; beyond the end it is the last one */
function renderList({ tx }: Handling, wording: Wording, number: number) {
  const all = findFaq(tx);
  if (all.length === 0) return { said: html(wording, "faq-none"), keyboard: [] };
  const last = Math.ceil(all.length / listed) - 1;
  const page = Math.min(number, last);
  const rows = all.slice(page * listed, (page + 1) * listed).map(({ id, question }): Button[] => {
    return [{ label: truncate(question, longestLabel), press: { type: "faq_ask", faqId: id, number: page } }];
  });
  const turn = (id: "button-faq-back" | "button-faq-next", to: number): Button[] =>
    to < 0 || to > last ? [] : [{ label: plain(wording, id), press: { type: "faq_page", number: to } }];
  const turning = [...turn("button-faq-back", page - 1), ...turn("button-faq-next", page + 1)];
  const keyboard = turning.length > 0 ? [...rows, turning] : rows;
  return { said: html(wording, "faq-offer"), keyboard };
}

/** A question that was removed meanwhile has no answer: the list shows those that there are. */
function withEntry(
  { handling, person, messageId }: PressedInPrivate,
  { faqId, number }: { faqId: number; number: number },
  run: (client: Client, wording: Wording, entry: FaqEntry) => Answer,
): Answer {
  const client = meetClient(handling, person);
  const wording = languageWith(handling, client);
  const entry = findFaqEntry(handling.tx, faqId);
  if (entry !== undefined) return run(client, wording, entry);
  showList(handling, client, number, messageId);
  return refused(plain(wording, "faq-gone"));
}

/** What an admin wrote for clients is said as it is. */
function toSay(entry: FaqEntry): ClientHtml {
  return renderAnswer(entry) as ClientHtml;
}

function isFile({ answer }: FaqEntry): boolean {
  return answer.kind !== "text";
}

type OfEntry = { faqId: number; number: number };

function answerButtons(wording: Wording, { faqId, number }: OfEntry): Button[][] {
  return [
    [
      { label: plain(wording, "button-faq-helped"), press: { type: "faq_helped", faqId, number } },
      { label: plain(wording, "button-faq-write"), press: { type: "faq_write", faqId, number } },
    ],
  ];
}

function toList(wording: Wording, { number }: OfEntry): Button {
  return { label: plain(wording, "button-faq-list"), press: { type: "faq_page", number } };
}
