import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "../../..");
const MAIN = join(ROOT, "scripts/demo-bot.ts");
/** Compiled code is kept and memory is little, like with `npm start`: otherwise a start takes much longer. */
const COMPILED = join(ROOT, "node_modules/.cache/compiled");
const LITTLE_MEMORY = "--max-semi-space-size=2";
/** Loaded into the bot before its own code. A killed demo cannot stop its bot, but closes the pipe between them. */
const END_WITH_DEMO = `data:text/javascript,process.stdin.on("close",()=>process.kill(process.pid,"SIGTERM")).resume().unref()`;
const KEPT_LINES = 40;
const WARNING = 40;

/** The real bot in a process of its own. */
export interface BotProcess {
  /** Resolves when the process has ended for any reason. */
  readonly ended: Promise<{ code: number | null; lines: string[] }>;
  /** Resolves with the first line that it has printed or prints and that fits. */
  printed(pattern: RegExp): Promise<string>;
  /** Moves its clock forward. Resolves when that is done. */
  forward(milliseconds: number): Promise<void>;
  /** Asks it to stop, and kills it after five seconds. */
  stop(): Promise<void>;
}

/** Starts the real bot on a clock that can be moved. Of this shell's environment it gets only what a process needs to run. */
export function startBot(
  directory: string,
  settings: Record<string, string>,
  onWarning: (line: string) => void,
): BotProcess {
  const { PATH, HOME, TZ } = process.env;
  const inherited = Object.fromEntries(
    Object.entries({ PATH, HOME, TZ }).filter(([, value]) => value !== undefined),
  );
  const child = spawn(process.execPath, [LITTLE_MEMORY, "--import", END_WITH_DEMO, MAIN], {
    // Not the current directory, where the real bot's `.env` may be.
    cwd: directory,
    env: { NODE_COMPILE_CACHE: COMPILED, ...inherited, ...settings, DATA_DIR: directory },
    stdio: ["pipe", "pipe", "pipe", "ipc"],
    // Ctrl-C in a terminal reaches the whole process group. The demo stops its bot itself, in order.
    detached: true,
  });
  const lines: string[] = [];
  const awaited = new Set<() => void>();
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface(stream).on("line", (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      const warning = readWarning(line);
      if (warning !== undefined) onWarning(warning);
      for (const look of awaited) look();
    });
  }
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, lines }));
  return {
    ended,
    printed: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined) return;
          awaited.delete(look);
          resolve(found);
        };
        awaited.add(look);
        look();
      }),
    forward: async (milliseconds) => {
      const moved = once(child, "message");
      child.send({ forward: milliseconds });
      await moved;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
      await ended.catch(() => undefined);
      clearTimeout(timer);
    },
  };
}

/** The text of a warning in the log. Undefined for other lines. The log is JSON lines with pino's levels. */
function readWarning(line: string): string | undefined {
  try {
    const { level, msg, error } = JSON.parse(line) as {
      level?: number;
      msg?: string;
      error?: string | { message?: string };
    };
    if (level === undefined || level < WARNING) return undefined;
    const reason = typeof error === "string" ? error : error?.message;
    return [msg, reason].filter((part) => part !== undefined).join(": ");
  } catch {
    return undefined;
  }
}
