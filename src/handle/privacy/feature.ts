import { html, plain } from "../../text/text.ts";
import { languageWith, meetClient } from "../client/client.ts";
import { takeWords } from "../client/commands.ts";
import { sayToClient } from "../effects/client.ts";
import { readSetting } from "../settings/settings.ts";
import type { Feature, GivenInPrivate } from "../feature.ts";

/** What is stored of clients. */
export const privacy = {
  privateCommands: {
    privacy: { may: "client_help", menu: "menu-privacy", run: privacyAsked },
  },
} satisfies Feature;

/** `/privacy`: what is stored, for how long, who reads it, and how to have it erased. */
function privacyAsked(given: GivenInPrivate): void {
  const { handling, author } = given;
  const client = meetClient(handling, author);
  const wording = languageWith(handling, client);
  const days = readSetting(handling.tx, "retention");
  const kept =
    days === 0 ? plain(wording, "privacy-kept") : plain(wording, "privacy-kept-days", { count: days });
  sayToClient(handling, client, html(wording, "client-privacy", { kept }));
  takeWords(given);
}
