import type { Outcome } from "../../../outbox/outcome.ts";
import { findManager } from "../../../store/people.ts";
import { publishPrivateMenu } from "../../menu.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { attempt, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** Offers somebody in their private chat the commands of what they are by now. */
export async function publishMenu(
  { api, store, teamLanguage }: Sending,
  { personId }: EffectOf<"publish_menu">,
  signal: Signal,
): Promise<Outcome> {
  const manager = findManager(store, personId);
  const isAdmin = manager?.isActive === true && manager.isAdmin;
  return attempt(
    () => publishPrivateMenu(api, teamLanguage, personId, isAdmin, signal),
    () => ({ kind: "done" }),
    // Who has not opened the bot has no chat with it; the menu comes when they press Start.
    (failure) =>
      failure.kind === "chat_unknown" || failure.kind === "unreachable"
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}
