import { type Language, languageOfSpeech, plain, type Wording } from "../text/text.ts";
import { type CommandName, mayDo, type Role, type Where } from "../ticket/access.ts";
import { type Answer, refused } from "./answer.ts";

/** Why a person may not do that there. Undefined when they may. */
export function refuseAccess(
  may: CommandName,
  role: Role,
  there: Where,
  speech: Language | Wording,
): Answer | undefined {
  if (mayDo(may, role, there)) return undefined;
  if (role === "anonymous") return refused(plain(languageOfSpeech(speech), "refusal-anonymous"));
  if (role === "unlisted") return refused(plain(languageOfSpeech(speech), "refusal-unlisted"));
  // In private the removed are clients like all others, and nothing was meant for a client.
  return refused(
    role === "removed" && there === "ticket"
      ? plain(languageOfSpeech(speech), "refusal-removed")
      : plain(speech, "refusal-not-allowed"),
  );
}
