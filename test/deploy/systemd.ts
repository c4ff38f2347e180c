import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A stand-in for `systemd-notify` that keeps what a bot with this environment tells it. */
export function listenAsSystemd(directory: string): { env: Record<string, string>; said: () => string[] } {
  const programs = join(directory, "programs");
  const heard = join(directory, "heard");
  mkdirSync(programs);
  const program = join(programs, "systemd-notify");
  writeFileSync(program, `#!/bin/sh\necho "$*" >> ${JSON.stringify(heard)}\n`);
  chmodSync(program, 0o755);
  return {
    env: { PATH: `${programs}:${process.env["PATH"]}`, NOTIFY_SOCKET: "/run/systemd/notify" },
    said: () => (existsSync(heard) ? readFileSync(heard, "utf8").trimEnd().split("\n") : []),
  };
}
