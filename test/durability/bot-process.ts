import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const main = join(import.meta.dirname, "../../src/main.js");

export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface BotOptions {
  /** The bot's settings. From this process's environment the bot gets only PATH. */
  env: Record<string, string>;
  /** The working directory. It contains no `.env`. */
  directory: string;
  /** The largest file that the process may write, in bytes. It simulates a full disk. */
  largestFile?: number;
}

/** The real bot, as a process that can be killed. */
export class BotProcess {
  /** The lines of its output, for its operator and for the log. */
  readonly out: string[] = [];
  readonly err: string[] = [];
  /** Resolves when the process has ended and all its output is here. */
  readonly ended: Promise<Ending>;
  ending: Ending | undefined;
  readonly #child: ChildProcess;
  readonly #listeners = new Set<() => void>();

  constructor({ env, directory, largestFile }: BotOptions) {
    // Like `npm start`.
    const command = [process.execPath, "--max-semi-space-size=2", main];
    // POSIX counts in blocks of 512 bytes.
    const limited = [
      "sh",
      "-c",
      `ulimit -f ${Math.ceil((largestFile ?? 0) / 512)}; exec "$@"`,
      "sh",
      ...command,
    ];
    const [file, ...args] = largestFile === undefined ? command : limited;
    this.#child = spawn(file!, args, {
      cwd: directory,
      env: { PATH: process.env["PATH"], ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#listen(this.#child.stdout!, this.out);
    this.#listen(this.#child.stderr!, this.err);
    const killWithUs = () => this.#child.kill("SIGKILL");
    process.on("exit", killWithUs);
    this.ended = once(this.#child, "close").then(([code, signal]) => {
      process.off("exit", killWithUs);
      this.ending = { code, signal };
      this.#notify();
      return this.ending;
    });
  }

  /** Resolves when the output has a line with these words. @throws {Error} when it ends without, or after a minute */
  says(words: string): Promise<string> {
    const find = () => [...this.out, ...this.err].find((line) => line.includes(words));
    return new Promise((resolve, reject) => {
      const look = () => {
        const line = find();
        if (line !== undefined) finish(() => resolve(line));
        else if (this.ending !== undefined) finish(() => reject(new Error(this.#explain(words))));
      };
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        settle();
      };
      const timer = setTimeout(() => finish(() => reject(new Error(this.#explain(words)))), 60_000);
      this.#listeners.add(look);
      look();
    });
  }

  /** Resolves when it has ended. @throws {Error} after a minute */
  async ends(): Promise<Ending> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(this.#explain("the end"))), 60_000);
    });
    return Promise.race([this.ended, tooLate]).finally(() => clearTimeout(timer));
  }

  /** Resolves when it takes updates. */
  async works(): Promise<void> {
    await this.says(" работает. Данные: ");
  }

  /** `kill -9` */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.ended;
  }

  /** Asks it to stop, as a service manager does. */
  terminate(): Promise<Ending> {
    this.#child.kill("SIGTERM");
    return this.ends();
  }

  #listen(stream: NodeJS.ReadableStream, lines: string[]): void {
    createInterface(stream).on("line", (line) => {
      lines.push(line);
      this.#notify();
    });
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }

  #explain(words: string): string {
    const how = this.ending === undefined ? "still runs" : `ended ${JSON.stringify(this.ending)}`;
    return `The bot ${how} and has not said “${words}”, but:\n${[...this.out, ...this.err].join("\n")}`;
  }
}
