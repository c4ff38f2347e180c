import { findFaqEntry } from "../../store/texts/faq.ts";
import { endQuestion, findOpenQuestion } from "../../store/messages/questions.ts";
import { escapeHtml, type Html } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { readCommand } from "../../ticket/command.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { refuseAccess } from "../access.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { roleInPrivate } from "../private/role.ts";
import { askInPrivate, findAskedInPrivate } from "../questions.ts";
import { checkQuestion, renderFault, saveAnswer } from "./change.ts";
import type { Unfit } from "./read.ts";

/**
 * Takes a private message as the answer to a frequent question that the bot asked for: a reply to it, or the next message.
 * Returns false for a command, and for any other message.
 */
export function faqAnswerWritten(handling: Handling, person: Person, incoming: IncomingMessage): boolean {
  const { tx, teamLanguage } = handling;
  if (isOfRefused(handling, person, incoming)) return true;
  const question = findAskedInPrivate(handling, incoming);
  if (question?.matter.kind !== "faq_answer") return false;
  const command = readCommand(incoming.text);
  const isReply = incoming.replyToMessageId !== null;
  if (command !== undefined && (!isReply || command.rest === "" || command.word === "faq")) return false;
  const { matter } = question;
  const refuse = (said: Html) => {
    say(handling, person.id, said);
    return true;
  };
  const refusal = refuseAccess(handling, "faq_edit", roleInPrivate(handling, person.id), "private");
  if (refusal !== undefined) return refuse(escapeHtml(refusal.text));
  // The app makes whatever is written next a reply, a command too.
  if (command !== undefined) return refuse(html(teamLanguage, "faq-wrong-command"));
  if (matter.faqId !== undefined && findFaqEntry(tx, matter.faqId) === undefined)
    return refuse(html(teamLanguage, "faq-unknown", { word: matter.question }));
  const checked = matter.faqId === undefined ? checkQuestion(handling, matter.question) : undefined;
  if (checked?.ok === false) return refuse(checked.refusal);
  const fault = saveAnswer(handling, person, matter, incoming);
  if (fault === undefined) endQuestion(tx, question.id, "answered");
  else refuseAnswer(handling, person, matter, incoming, fault);
  return true;
}

/** Tells why the message cannot be the answer, and asks for another one. */
export function refuseAnswer(
  handling: Handling,
  { id }: Person,
  { question, faqId }: { question: string; faqId?: number },
  { kind, mediaGroupId, sentAt }: IncomingMessage,
  fault: Unfit,
): void {
  const matter = {
    kind: "faq_answer",
    question,
    ...(faqId !== undefined && { faqId }),
    refused: { album: mediaGroupId, sentAt, isCut: fault.reason === "long" && kind === "text" },
  } as const;
  askInPrivate(handling, id, matter, renderFault(handling, fault));
}

/** Whether the message is a part of one that was refused: an item of the album, or the rest of a text that the app cut. */
function isOfRefused(
  { tx, now }: Handling,
  { id }: Person,
  { chatId, mediaGroupId, kind, text, sentAt }: IncomingMessage,
): boolean {
  const open = findOpenQuestion(tx, { chatId, askedId: id, kind: "faq_answer" }, now);
  if (open?.matter.kind !== "faq_answer" || open.matter.refused === undefined) return false;
  const { refused } = open.matter;
  if (refused.album !== null) return refused.album === mediaGroupId;
  if (!refused.isCut || kind !== "text" || readCommand(text) !== undefined) return false;
  return sentAt - refused.sentAt <= restMilliseconds;
}

/** The parts of a text that the app cut come within this time. Telegram's times are whole seconds. */
const restMilliseconds = 1_000;
