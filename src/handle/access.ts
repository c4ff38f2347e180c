import { findAdmins } from "../store/people/managers.ts";
import { truncate } from "../text/html.ts";
import { languageOfSpeech, type Language, plain, type Wording } from "../text/text.ts";
import { type CommandName, mayDo, mayDoSomewhere, type Role, type Where } from "../ticket/access.ts";
import { type Answer, refused } from "./answer.ts";
import type { Handling } from "./handle.ts";
import { nameInList } from "./managers/words.ts";

/** Why a person may not do that there, and who may. Undefined when they may. */
export function refuseAccess(
  handling: Pick<Handling, "tx" | "teamLanguage">,
  may: CommandName,
  role: Role,
  there: Where,
  speech: Language | Wording = handling.teamLanguage,
): Answer | undefined {
  if (mayDo(may, role, there)) return undefined;
  const language = languageOfSpeech(speech);
  if (role === "anonymous") return refused(plain(language, "refusal-anonymous"));
  if (role === "unlisted") return refused(plain(language, "refusal-unlisted"));
  // In private the removed are clients like all others, and nothing was meant for a client.
  if (role === "removed" && there === "ticket") return refused(plain(language, "refusal-removed"));
  // A button that the bot does not write in such a place.
  if (mayDoSomewhere(may, role)) return refused(plain(speech, "refusal-stale"));
  return role === "manager" || there === "group"
    ? refused(plain(language, "refusal-admins-only", listAdmins(handling)))
    : refused(plain(speech, "refusal-not-allowed"));
}

/** A toast has room for so many characters of their names. */
const longestNames = 120;

/** The names of those who may do what only admins may. */
export function listAdmins({ tx }: Pick<Handling, "tx">): { admins: string; count: number } {
  const names = findAdmins(tx).map(nameInList);
  return { admins: truncate(names.join(", "), longestNames), count: names.length };
}
