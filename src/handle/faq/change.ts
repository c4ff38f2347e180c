import {
  addFaqEntry,
  type FaqAnswer,
  type FaqEntry,
  findFaq,
  findFaqEntry,
  placeFaqEntry,
  removeFaqEntry,
  saveFaqAnswer,
} from "../../store/texts/faq.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { recordInAudit } from "../audit/record.ts";
import type { Handling } from "../handle.ts";
import { showPage } from "../page.ts";
import { renderEntry } from "./pages.ts";
import { isSameQuestion, longestQuestion, readAnswer, readQuestion, type Unfit } from "./read.ts";

function refuse(refusal: Html) {
  return { ok: false, refusal } as const;
}

/** Checks a new question. */
export function checkQuestion(
  { tx, teamLanguage }: Handling,
  written: string,
): { ok: true; question: string } | { ok: false; refusal: Html } {
  const question = readQuestion(written);
  if (question === undefined) return refuse(html(teamLanguage, "faq-add-how"));
  const { length } = Array.from(question);
  if (length > longestQuestion)
    return refuse(
      html(teamLanguage, "faq-question-long", { length: String(length), most: String(longestQuestion) }),
    );
  const place = findFaq(tx).findIndex((entry) => isSameQuestion(entry.question, question)) + 1;
  if (place > 0)
    return refuse(
      html(teamLanguage, "faq-taken", { question: truncate(question, 100), place: String(place) }),
    );
  return { ok: true, question };
}

/**
 * Makes what an admin sent the answer to a new question, or to the one of that id. Undefined when it was done, else why
 * not.
 */
export function saveAnswer(
  handling: Handling,
  admin: Person,
  { question, faqId }: { question: string; faqId?: number },
  incoming: IncomingMessage,
): Unfit | undefined {
  const { tx, teamLanguage } = handling;
  const read = readAnswer(incoming);
  if (!read.ok) return read.fault;
  const id = faqId === undefined ? add(handling, admin, question, read.answer) : faqId;
  if (faqId !== undefined) {
    saveFaqAnswer(tx, faqId, read.answer);
    recordInAudit(handling, admin, { what: "faq_answered", name: question });
  }
  const news = html(teamLanguage, faqId === undefined ? "faq-added" : "faq-answered");
  showPage(handling, admin.id, renderEntry(handling, findFaqEntry(tx, id)!, news));
  return undefined;
}

function add(handling: Handling, admin: Person, question: string, answer: FaqAnswer): number {
  recordInAudit(handling, admin, { what: "faq_added", name: question });
  return addFaqEntry(handling.tx, { question, answer });
}

/** Moves the question within the list. @param place counts from 1 */
export function orderEntry(
  handling: Handling,
  admin: Person,
  { id, question }: FaqEntry,
  place: number,
): void {
  const from = findFaq(handling.tx).findIndex((entry) => entry.id === id) + 1;
  placeFaqEntry(handling.tx, id, place);
  recordInAudit(handling, admin, { what: "faq_ordered", name: question, from, to: place });
}

export function removeEntry(handling: Handling, admin: Person, { id, question }: FaqEntry): void {
  removeFaqEntry(handling.tx, id, handling.now);
  recordInAudit(handling, admin, { what: "faq_removed", name: question });
}

export function renderFault({ teamLanguage }: Handling, fault: Unfit): Html {
  if (fault.reason !== "long") return html(teamLanguage, `faq-wrong-${fault.reason}`);
  const { length, most } = fault;
  return html(teamLanguage, "faq-wrong-long", { length: String(length), most: String(most) });
}
