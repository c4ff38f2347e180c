import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TelegramAddress } from "./task.ts";

export type BotName = "Topicdesk" | "naive bot" | "hasty bot";

const scripts: Record<BotName, string> = {
  Topicdesk: fileURLToPath(new URL("../../src/main.js", import.meta.url)),
  "naive bot": fileURLToPath(new URL("./naive.ts", import.meta.url)),
  "hasty bot": fileURLToPath(new URL("./naive.ts", import.meta.url)),
};

/** In bytes. */
export interface Memory {
  total: number;
  /** The part that holds files, such as Node's own code. It is read, not written, and the system may drop it at any time. */
  files: number;
}

/** A bot in a process of its own, as it runs on a server. */
export interface BotProcess {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds of processor time so far. */
  cpu(): number;
  /** Memory in use now. */
  memory(): Memory;
  /** @throws {Error} with its output, when it had ended by itself */
  stop(): Promise<void>;
}

/** @param directory for its data */
export function startBotProcess(name: BotName, directory: string, telegram: TelegramAddress): BotProcess {
  const startedAt = Date.now();
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [...nodeOptions(), ...profiling(name), scripts[name]], {
    // Not the current directory, where the real bot's `.env` may be.
    cwd: directory,
    env: {
      PATH,
      HOME,
      BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ADMIN_IDS: String(telegram.adminId),
      GROUP_ID: String(telegram.groupId),
      ...(name === "hasty bot" && { IS_HASTY: "yes" }),
      LANGUAGE: "en",
      DATA_DIR: directory,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data: Buffer) => {
      told = (told + data.toString()).slice(-4_000);
    });
  }
  const ended = once(child, "close");
  return {
    startedAt,
    cpu: () => readCpu(child.pid!),
    memory: () => readMemory(child.pid!),
    async stop() {
      if (child.exitCode !== null) throw new Error(`the ${name} has ended by itself:\n${told}`);
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The same options as `npm start`. */
function nodeOptions(): string[] {
  const { scripts: commands } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  ) as { scripts: { start: string } };
  return commands.start.split(" ").filter((word) => word.startsWith("--"));
}

/** With `BENCH_PROFILE=<folder>`, writes a profile of Topicdesk's processor time there. */
function profiling(name: BotName): string[] {
  const { BENCH_PROFILE } = process.env;
  return BENCH_PROFILE === undefined || name !== "Topicdesk"
    ? []
    : ["--cpu-prof", `--cpu-prof-dir=${BENCH_PROFILE}`];
}

/** Linux counts in hundredths of a second (man 5 proc: stat, fields 14 and 15). */
function readCpu(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function readMemory(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) * 1_024;
  return { total: bytes("VmRSS"), files: bytes("RssFile") };
}
