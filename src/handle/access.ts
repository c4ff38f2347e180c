import { type Language, plain } from "../text/text.ts";
import { type CommandName, mayDo, type Role, type Where } from "../ticket/access.ts";
import { type Answer, refused } from "./answer.ts";

/** Why a person may not do that there. Undefined when they may. */
export function refuseAccess(
  may: CommandName,
  role: Role,
  there: Where,
  language: Language,
): Answer | undefined {
  if (mayDo(may, role, there)) return undefined;
  if (role === "anonymous") return refused(plain(language, "refusal-anonymous"));
  if (role === "unlisted") return refused(plain(language, "refusal-unlisted"));
  // In private the removed are clients like all others, and nothing was meant for a client.
  const isRemoved = role === "removed" && there === "ticket";
  return refused(plain(language, isRemoved ? "refusal-removed" : "refusal-not-allowed"));
}
