import { findManager } from "../../store/people/managers.ts";
import { truncate } from "../../text/html.ts";
import type { Template, TemplateContent } from "../../ticket/template.ts";
import type { Handling } from "../handle.ts";
import { pathOf } from "./name.ts";
import { search } from "./picker.ts";

/** A canned reply that somebody may choose while they type `@bot word`. */
export interface Offer {
  id: number;
  title: string;
  description: string;
  content: TemplateContent;
}

/** docs:answerInlineQuery */
const mostOffers = 50;

/** Telegram has no result for one (docs:InlineQueryResult). */
const unoffered = "video_note";

/**
 * The canned replies with the word, those that are used most without one. Nothing for people outside of the team. Telegram does
 * not say which chat they are in, so where they choose one is looked at when it is written.
 */
export function offerTemplates(handling: Handling, personId: number, word: string): Offer[] {
  if (findManager(handling.tx, personId)?.isActive !== true) return [];
  return search(handling, word.trim())
    .map((template): Offer => {
      const content = contentShown(handling, template);
      const description = truncate(content.text.replaceAll(/\s+/g, " ").trim(), 100);
      return { id: template.id, title: pathOf(template), description, content };
    })
    .filter(({ content }) => content.kind !== unoffered)
    .slice(0, mostOffers);
}

/** What the team sees of it: what it says in the team's language, or in any. */
export function contentShown({ teamLanguage }: Pick<Handling, "teamLanguage">, { contents }: Template) {
  return contents.get(teamLanguage) ?? [...contents.values()][0]!;
}
