import { findClientOnTelegram } from "../../store/people/clients.ts";
import { knownLanguage, type Language, languageOf } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import type { Handling } from "../handle.ts";

/** The language of a person's private chat: the one they chose, else that of their Telegram app. */
export function languageOfPerson(
  { tx, teamLanguage }: Pick<Handling, "tx" | "teamLanguage">,
  { id, languageCode }: Person,
): Language {
  const client = findClientOnTelegram(tx, id);
  return client?.isLanguageChosen === true
    ? knownLanguage(client.language, teamLanguage)
    : languageOf(languageCode, teamLanguage);
}
