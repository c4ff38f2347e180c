import type { Outcome } from "../../../outbox/outcome.ts";
import { findClient } from "../../../store/people/clients.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { unheard } from "../saying.ts";
import { type Sending, type Signal, attempt, whenUnexpected } from "../sending.ts";
import { sourceOf } from "./sources.ts";

/** Sends a text that belongs to no ticket. Clients who cannot be reached miss it. */
export async function sayToClient(
  sending: Sending,
  { clientId, html, keyboard, isToShutOut, file }: EffectOf<"say_to_client">,
  signal: Signal,
): Promise<Outcome> {
  if (isToShutOut !== true && isShutOut(sending, clientId)) return { kind: "done" };
  return attempt(
    () => sourceOf(sending, clientId).say(sending, { clientId }, { html, keyboard, file }, signal),
    () => ({ kind: "done" }),
    (failure) => (unheard.has(failure.kind) ? { kind: "done" } : whenUnexpected(failure)),
  );
}

/** A deleted message needs no edit. */
export async function editSaidToClient(
  sending: Sending,
  { clientId, clientMessageId, html, keyboard }: EffectOf<"edit_said_to_client">,
  signal: Signal,
): Promise<Outcome> {
  if (isShutOut(sending, clientId)) return { kind: "done" };
  const said = { html, keyboard };
  return attempt(
    () => sourceOf(sending, clientId).editSaid(sending, clientId, clientMessageId, said, signal),
    () => ({ kind: "done" }),
    (failure) =>
      ["already_so", "target_gone"].includes(failure.kind) || unheard.has(failure.kind)
        ? { kind: "done" }
        : whenUnexpected(failure),
  );
}

/** A blocked client has been told once and gets no more texts of the bot itself. */
export function isShutOut({ store }: Sending, clientId: number): boolean {
  return findClient(store, clientId)?.isBlocked === true;
}
