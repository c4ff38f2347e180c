import type { Database } from "../../store/database.ts";
import { findOwnTexts, type OwnText } from "../../store/texts/texts.ts";
import { type ClientTextId, findClientText, nameOfText } from "../../text/client-texts.ts";
import { placeholdersIn, type Formatting, type Template, toTemplate } from "../../text/template.ts";
import { type Language, languages, shapeOf, type Wording } from "../../text/text.ts";

/** The stored texts stay the same object until one changes. What was made of them is kept that long. */
const known = new WeakMap<readonly OwnText[], ReadonlyMap<Language, Wording>>();

/** How the bot speaks with clients in this language. */
export function wordingIn(db: Database, language: Language): Wording {
  const own = findOwnTexts(db);
  let wordings = known.get(own);
  if (wordings === undefined)
    known.set(own, (wordings = new Map(languages.map((each) => [each, toWording(each, own)]))));
  return wordings.get(language)!;
}

/** The admin's text. Undefined for one that is as it came with Topicdesk. */
export function findOwnText(db: Database, language: Language, id: ClientTextId): OwnText | undefined {
  return wordingIn(db, language).own.has(id)
    ? findOwnTexts(db).find((each) => each.language === language && each.id === nameOfText(id))
    : undefined;
}

/** Another version may have had other texts, or have put other values into them. Such texts do not count. */
function toWording(language: Language, all: readonly OwnText[]): Wording {
  const own = new Map<ClientTextId, Template>();
  for (const { id, text, entities } of all.filter((each) => each.language === language)) {
    const found = findClientText(id);
    if (found === undefined) continue;
    const { placeholders } = shapeOf(language, found);
    if (placeholdersIn(text).every((name) => placeholders.some((each) => each === name)))
      own.set(found, toTemplate(text, readFormatting(entities)));
  }
  return { language, own };
}

export function readFormatting(entities: string | null): Formatting[] {
  return entities === null ? [] : (JSON.parse(entities) as Formatting[]);
}
