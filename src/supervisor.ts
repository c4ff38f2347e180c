import { execFile } from "node:child_process";
import type { Clock } from "./clock.ts";
import type { SupervisorSettings } from "./config.ts";
import type { Log } from "./log.ts";

export interface SupervisorOptions extends SupervisorSettings {
  clock: Clock;
  log: Log;
  /** Why no updates come. Undefined while they come. */
  problem: () => string | undefined;
}

/**
 * Tells systemd that the start is over, and then, before its watchdog's time is up, that updates still come. When they do not, or
 * the process hangs, it says nothing of the kind and systemd starts the bot anew. The returned function ends this.
 */
export function reportToSupervisor(options: SupervisorOptions): () => void {
  const { watchdogMilliseconds, clock, log, problem } = options;
  let cancel: (() => void) | undefined;
  let isReady = false;
  const report = () => {
    const trouble = problem();
    notify(
      [
        ...(isReady ? [] : ["READY=1"]),
        ...(trouble === undefined ? ["WATCHDOG=1", "STATUS="] : [`STATUS=${trouble}`]),
      ],
      log,
    );
    isReady = true;
    if (watchdogMilliseconds !== undefined) cancel = clock.after(watchdogMilliseconds / 3, report);
  };
  report();
  return () => cancel?.();
}

/** Node opens no datagram sockets of this kind, so systemd's own program sends the words. */
function notify(words: readonly string[], log: Log): void {
  execFile("systemd-notify", words, { timeout: 10_000 }, (error) => {
    if (error !== null) log.error({ error }, "systemd cannot be told how the bot is");
  });
}
