import { type FaqEntry, findFaq, findFaqEntry } from "../../store/texts/faq.ts";
import { truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { PressAt } from "../../ticket/buttons.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { PressedInPrivate } from "../feature.ts";
import { turnPage } from "../page.ts";
import { askInPrivate } from "../questions.ts";
import { orderEntry, removeEntry } from "./change.ts";
import { renderEntry, renderFaq } from "./pages.ts";

type PressOf<Type extends string> = Extract<PressAt<"private">, { type: Type }>;

export function listFaq(pressed: PressedInPrivate, number: number): Answer {
  return turnPage(pressed, renderFaq(pressed.handling, number));
}

export function openFaq(pressed: PressedInPrivate, press: PressOf<"faq_open">): Answer {
  return withEntry(pressed, press, (entry) => turnPage(pressed, renderEntry(pressed.handling, entry)));
}

/** Asks for another answer to the question. */
export function askNewAnswer(pressed: PressedInPrivate, press: PressOf<"faq_answer">): Answer {
  const { handling, person } = pressed;
  return withEntry(pressed, press, ({ id, question }) => {
    const matter = { kind: "faq_answer", question, faqId: id } as const;
    askInPrivate(handling, person.id, matter, html(handling.teamLanguage, "faq-ask-answer", { question }));
    return done("");
  });
}

export function orderFaq(pressed: PressedInPrivate, press: PressOf<"faq_order">): Answer {
  const { handling, person } = pressed;
  return withEntry(pressed, press, (entry) => {
    if (press.place < 1 || press.place > findFaq(handling.tx).length)
      return refused(plain(handling.teamLanguage, "refusal-stale"));
    orderEntry(handling, person, entry, press.place);
    return turnPage(pressed, renderEntry(handling, entry));
  });
}

export function removeFaq(pressed: PressedInPrivate, press: PressOf<"faq_remove">): Answer {
  const { handling, person } = pressed;
  return withEntry(pressed, press, (entry) => {
    removeEntry(handling, person, entry);
    const question = truncate(entry.question, 100);
    return turnPage(
      pressed,
      renderFaq(handling, 0, html(handling.teamLanguage, "faq-removed", { question })),
    );
  });
}

function withEntry(
  { handling: { tx, teamLanguage } }: PressedInPrivate,
  { faqId }: { faqId: number },
  run: (entry: FaqEntry) => Answer,
): Answer {
  const entry = findFaqEntry(tx, faqId);
  return entry === undefined ? refused(plain(teamLanguage, "refusal-stale")) : run(entry);
}
