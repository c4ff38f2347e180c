import { until } from "../support/until.ts";
import type { Aim } from "../telegram/faults.ts";
import type { LoggedCall } from "../telegram/calls.ts";
import type { ProcessDesk } from "./process-desk.ts";

/** When a process may die on the way of a call. */
export const instants = ["before the call", "before the answer is read", "after the answer"] as const;
export type Instant = (typeof instants)[number];

/**
 * Kills the bot at an instant of the first call that fits after `begin`, and starts it again. Returns that call.
 * @param begin starts the bot, or does what makes it call
 */
export async function killedAt(
  desk: ProcessDesk,
  instant: Instant,
  aim: Pick<Aim, "method" | "chat_id">,
  begin: () => Promise<unknown>,
): Promise<LoggedCall> {
  const { calls, faults } = desk.telegram;
  const before = calls.all.length;
  const heal =
    instant === "before the call"
      ? faults.hangBefore(aim)
      : instant === "before the answer is read"
        ? faults.hangAfter(aim)
        : () => undefined;
  const find = () =>
    calls.all
      .slice(before)
      .find(
        ({ method, chat_id, outcome }) =>
          method === aim.method && String(chat_id) === String(aim.chat_id) && outcome.kind !== "pending",
      );
  await begin();
  await until(() => find() !== undefined, `${String(aim.method)} is not called`);
  if (instant === "after the answer") await desk.settles();
  await desk.bots.at(-1)!.kill();
  heal();
  await desk.start();
  await desk.settles();
  return find()!;
}
