import { readSetting } from "../../../handle/settings/settings.ts";
import { wordingIn } from "../../../handle/texts/wording.ts";
import type { Desk } from "../../../store/desks/desks.ts";
import type { MessagePair } from "../../../store/messages/messages.ts";
import { findManager, nameForClients } from "../../../store/people/managers.ts";
import { plain } from "../../../text/text.ts";
import { signerOf } from "../../../ticket/signature.ts";
import { longestOf, readWords, type Words } from "../content.ts";
import type { Sending } from "../sending.ts";

/** The message's words with a signature under them, if both fit into Telegram's limit. */
export function sign(pair: MessagePair, signature: string | undefined): Words {
  const words = readWords(pair);
  if (signature === undefined) return words;
  const text = pair.text === "" ? signature : `${pair.text}\n\n${signature}`;
  return Array.from(text).length > longestOf(pair) ? words : { ...words, text };
}

/** The signature that the setting asks for: none, a manager's name, or the desk's. Albums have none. */
export function findSignature(
  { store, teamLanguage }: Sending,
  pair: MessagePair,
  desk: Desk,
): string | undefined {
  const setting = readSetting(store, "signature");
  if (setting === "none" || pair.direction === "to_desk" || pair.mediaGroupId !== null) return undefined;
  const manager = pair.authorId === null ? undefined : findManager(store, pair.authorId);
  const name = signerOf(setting, manager && nameForClients(manager), desk.name)!;
  return plain(wordingIn(store, teamLanguage), "signature", { name });
}
