import { countFaqAskings, type FaqAnswer, type FaqEntry, findFaq } from "../../store/texts/faq.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, type Language, plain } from "../../text/text.ts";
import { type Button, inRows } from "../../ticket/keyboard.ts";
import type { Handling } from "../handle.ts";
import { byPage, pageOf } from "../paging.ts";
import type { Page } from "../page.ts";
import { renderAnswer } from "./words.ts";

/** In characters. */
const longestInList = 100;

/** All questions in their order, with how often each was asked and helped. */
export function renderFaq({ tx, teamLanguage }: Handling, number: number, news?: Html): Page {
  const all = findFaq(tx);
  const how = html(teamLanguage, "faq-how");
  const head = news === undefined ? [] : [news];
  if (all.length === 0)
    return { html: joinHtml([...head, html(teamLanguage, "faq-empty"), how], "\n\n"), keyboard: [] };
  const { offset, limit, turning } = pageOf(byPage(teamLanguage), all.length, number, (to) => {
    return { type: "faq_list", number: to };
  });
  const shown = all.slice(offset, offset + limit);
  const counts = countFaqAskings(tx);
  const lines = shown.map(({ id, question }, index) =>
    html(teamLanguage, "faq-line", {
      place: String(offset + index + 1),
      question: truncate(question, longestInList),
      ...countOf(counts, id),
    }),
  );
  const open = shown.map(({ id }, index): Button => {
    return { label: String(offset + index + 1), press: { type: "faq_open", faqId: id } };
  });
  const preview: Button = {
    label: plain(teamLanguage, "button-faq-preview"),
    press: { type: "faq_preview" },
  };
  const list = joinHtml([html(teamLanguage, "faq-list", { count: all.length }), ...lines], "\n");
  return {
    html: joinHtml([...head, list, how], "\n\n"),
    keyboard: [...inRows(open, 5), ...turning, [preview]],
  };
}

/** One question with its answer and its buttons. */
export function renderEntry({ tx, teamLanguage }: Handling, entry: FaqEntry, news?: Html): Page {
  const { id: faqId, answer } = entry;
  const all = findFaq(tx);
  const place = all.findIndex(({ id }) => id === faqId) + 1;
  const order = (label: "button-up" | "button-down", to: number): Button[] =>
    to < 1 || to > all.length
      ? []
      : [{ label: plain(teamLanguage, label), press: { type: "faq_order", faqId, place: to } }];
  const keyboard: Button[][] = [
    [...order("button-up", place - 1), ...order("button-down", place + 1)],
    [
      { label: plain(teamLanguage, "button-faq-answer"), press: { type: "faq_answer", faqId } },
      {
        label: plain(teamLanguage, "button-faq-remove"),
        press: { type: "faq_remove", faqId },
        style: "danger",
      },
    ],
    [
      {
        label: plain(teamLanguage, "button-to-list"),
        press: { type: "faq_list", number: Math.floor((place - 1) / 10) },
      },
    ],
  ];
  const parts = [
    ...(news === undefined ? [] : [news]),
    renderAnswer(entry),
    ...describeFile(teamLanguage, answer),
    html(teamLanguage, "faq-counts", { place: String(place), ...countOf(countFaqAskings(tx), faqId) }),
  ];
  return { html: joinHtml(parts, "\n\n"), keyboard: keyboard.filter((row) => row.length > 0) };
}

function describeFile(language: Language, { kind }: FaqAnswer): Html[] {
  return kind === "text" ? [] : [html(language, "faq-file", { kind: plain(language, `kind-${kind}`) })];
}

function countOf(counts: ReturnType<typeof countFaqAskings>, id: number): { asked: string; helped: string } {
  const { asked, helped } = counts.get(id) ?? { asked: 0, helped: 0 };
  return { asked: String(asked), helped: String(helped) };
}
