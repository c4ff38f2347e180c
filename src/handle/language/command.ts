import { type Client, findClient, saveChosenLanguage } from "../../store/people/clients.ts";
import { truncate } from "../../text/html.ts";
import { html, type Language, languages, plain } from "../../text/text.ts";
import { readLanguage } from "../../text/typed.ts";
import type { Button } from "../../ticket/keyboard.ts";
import { type Answer, done, refused } from "../answer.ts";
import { languageWith, meetClient } from "../client/client.ts";
import { takeWords } from "../client/commands.ts";
import { editSaidToClient, sayToClient } from "../effects/client.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";

/** `/language` shows the languages, `/language English` chooses one. */
export function languageAsked(given: GivenInPrivate): void {
  const { handling, author, incoming, rest } = given;
  const client = meetClient(handling, author);
  const named = incoming.kind === "text" ? readLanguage(rest) : undefined;
  if (named !== undefined) {
    const chosen = choose(handling, client, named);
    return sayToClient(handling, chosen, html(languageWith(handling, chosen), "language-chosen"));
  }
  const wording = languageWith(handling, client);
  const keyboard = buttonsFor(handling, client);
  // One word is the name of a language. More of them are a message.
  if (incoming.kind === "text" && /^\S+$/.test(rest)) {
    const said = html(wording, "language-unknown", { language: truncate(rest, 40) });
    return sayToClient(handling, client, said, { keyboard });
  }
  sayToClient(handling, client, html(wording, "language-ask"), { keyboard });
  takeWords(given);
}

/** @param number of the language, counted from 0 */
export function languagePressed({ handling, person, messageId }: PressedInPrivate, number: number): Answer {
  const client = meetClient(handling, person);
  const named = languages[number];
  if (named === undefined) return refused(plain(languageWith(handling, client), "refusal-stale"));
  const chosen = choose(handling, client, named);
  const wording = languageWith(handling, chosen);
  const said = html(wording, "language-chosen");
  editSaidToClient(handling, chosen, messageId, said, buttonsFor(handling, chosen));
  return done(plain(wording, "toast-done"));
}

function choose({ tx }: Handling, { id }: Client, language: Language): Client {
  saveChosenLanguage(tx, id, language);
  return findClient(tx, id)!;
}

/** Each language in its own words, the present one with a mark. */
function buttonsFor(handling: Handling, client: Client): Button[][] {
  const present = languageWith(handling, client).language;
  return languages.map((each, number) => {
    const name = plain(each, "language-name");
    return [
      { label: each === present ? `✓ ${name}` : name, press: { type: "client_language", language: number } },
    ];
  });
}
