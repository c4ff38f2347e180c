import type { FaqEntry } from "../../store/texts/faq.ts";
import { escapeHtml, type Html, joinHtml } from "../../text/html.ts";
import { toHtml } from "../../text/template.ts";
import { readFormatting } from "../texts/wording.ts";

/** The question in bold and the answer's words under it, if it has any. */
export function renderAnswer({ question, answer }: FaqEntry): Html {
  const heading = `<b>${escapeHtml(question)}</b>` as Html;
  const words = toHtml(answer.text, readFormatting(answer.entities));
  return answer.text === "" ? heading : joinHtml([heading, words], "\n\n");
}
