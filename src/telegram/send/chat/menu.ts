import type { Outcome } from "../../../outbox/outcome.ts";
import { findManager } from "../../../store/people/managers.ts";
import { publishPrivateMenu } from "../../menu.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { attempt, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** Shows a person in their private chat the commands of their present role. */
export async function publishMenu(
  { api, store, teamLanguage }: Sending,
  { personId }: EffectOf<"publish_menu">,
  signal: Signal,
): Promise<Outcome> {
  const manager = findManager(store, personId);
  const role = manager?.isActive !== true ? undefined : manager.isAdmin ? "admin" : "manager";
  return attempt(
    () => publishPrivateMenu(api, teamLanguage, personId, role, signal),
    () => ({ kind: "done" }),
    // A person who has not opened the bot has no chat with it. They get the menu when they press Start.
    (failure) =>
      failure.kind === "chat_unknown" || failure.kind === "unreachable"
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}
