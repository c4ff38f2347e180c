import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { until } from "../support/until.ts";

/** A program in a terminal of its own, as a person has it: `script` of util-linux makes one. */
export class Terminal {
  /** All that the person has seen. */
  seen = "";
  readonly #child;
  #hasEnded = false;

  /** When the program has ended, the terminal says its exit code and its own state, as {@link state} reads them. */
  constructor(command: string, env: NodeJS.ProcessEnv) {
    // The shell around it lives on after Ctrl+C.
    const shell = `trap : INT; ${command}; echo "code=$?"; stty -a`;
    this.#child = spawn("script", ["-qec", `bash -c ${quote(shell)}`, "/dev/null"], {
      env: { ...env, SHELL: "/bin/bash" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => (this.seen += text));
    this.#child.on("close", () => (this.#hasEnded = true));
  }

  /**
   * Waits until the words stand there and the program waits for a key, and types. "\x03" is Ctrl+C, "\x04" Ctrl+D at the
   * beginning of a line. Bash forgets a Ctrl+C that comes between a question and its reading, until another key is pressed.
   */
  async at(words: RegExp, types: string): Promise<void> {
    const from = this.#answeredTo;
    await until(
      () => words.test(this.seen.slice(from)) && isAsleep(this.#child.pid!),
      () => `no ${words} in:\n${this.seen}`,
    );
    this.#answeredTo = this.seen.length;
    this.#child.stdin.write(types);
  }

  async ends(): Promise<{ code: number; echoes: boolean }> {
    await until(
      () => this.#hasEnded,
      () => `it does not end:\n${this.seen}`,
    );
    const code = /code=(\d+)/.exec(this.seen)?.[1];
    return { code: Number(code), echoes: / echo /.test(this.seen) && / icanon /.test(this.seen) };
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  #answeredTo = 0;
}

/** Whether the process and all that it started sleep. After a question this means that they wait for a key. */
function isAsleep(pid: number): boolean {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  // Its name is in brackets and may have any character.
  const [, state] = /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))!;
  return state === "S" && children.every((child) => isAsleep(Number(child)));
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
