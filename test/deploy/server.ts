import { execFile } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";

export const repository = join(import.meta.dirname, "../..");

/** What the scripts know of the program without running it. */
const installed = ["scripts", "package.json", "package-lock.json", ".npmrc"];

/** What `systemctl show` says of the service. */
export function stateOf(becomes: "active" | "auto-restart"): string {
  const [state, substate, restarts] =
    becomes === "active" ? ["active", "running", 0] : ["activating", becomes, 1];
  return `ActiveState=${state}\nSubState=${substate}\nNRestarts=${restarts}\n`;
}

export interface Said {
  code: number;
  /** What a person sees: output and complaints. */
  text: string;
}

/**
 * A folder that the scripts take for a server, with stand-ins for the programs that change a real one: they note how they
 * were called, and `systemctl` says of the service what the test wants.
 */
export class Server {
  readonly root = mkdtempSync(join(tmpdir(), "topicdesk-deploy-"));
  readonly code = this.at("opt/topicdesk");
  readonly data = this.at("var/lib/topicdesk");
  readonly settings = this.at("etc/topicdesk/topicdesk.env");
  readonly unit = this.at("etc/systemd/system/topicdesk.service");
  readonly #programs = mkdtempSync(join(tmpdir(), "topicdesk-programs-"));

  constructor(test: TestContext) {
    test.after(() => {
      for (const folder of [this.root, this.#programs]) rmSync(folder, { recursive: true, force: true });
    });
    for (const name of ["opt", "var/lib", "run/systemd/system", "usr/local/bin"])
      mkdirSync(this.at(name), { recursive: true });
    this.write("etc/os-release", 'ID=debian\nVERSION_ID="12"\n');
    this.copyCode(this.code, installed);
    const note = `printf '%s\\n' "$(basename "$0") $*" >> ${quote(this.#noted)}`;
    for (const name of ["apt-get", "useradd", "chown"]) this.program(name, note);
    this.program("id", "echo 0");
    this.program("dpkg-query", "echo installed");
    this.program("getent", "exit 2");
    this.program("sleep", ":");
    // The rights of another user cannot be had everywhere.
    this.program("setpriv", `while [ "\${1#--}" != "$1" ]; do shift; done; exec "$@"`);
    this.program("install", `exec env PATH="\${PATH#*:}" install $(echo "$*" | sed 's/-[og] [a-z]*//g')`);
    this.program("journalctl", `cat ${quote(join(this.#programs, "journal"))} 2>/dev/null`);
    this.program(
      "systemctl",
      `${note}
case "$*" in
  *restart*) if [ -x ${quote(this.code)}/bot ]; then CALLER=$PPID ${quote(this.code)}/bot start; fi ;;
  show*)
    if [ -x ${quote(this.code)}/bot ]; then CALLER=$PPID ${quote(this.code)}/bot; fi
    cat ${quote(this.code)}/state 2>/dev/null || cat ${quote(this.#state)}
    ;;
  is-active*) exit 3 ;;
  is-enabled*) test ! -e ${quote(this.#off)} ;;
esac`,
    );
    this.service("active");
  }

  at(path: string): string {
    return join(this.root, path);
  }

  read(path: string): string {
    return readFileSync(this.at(path), "utf8");
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), text);
  }

  /** What becomes of the service when it is started. */
  service(becomes: "active" | "auto-restart", journal = ""): void {
    writeFileSync(this.#state, stateOf(becomes));
    writeFileSync(join(this.#programs, "journal"), journal);
  }

  /** The service no longer starts with the server. */
  switchOff(): void {
    writeFileSync(this.#off, "");
  }

  /** Puts a program in front of those that the scripts find. */
  program(name: string, script: string): void {
    const path = join(this.#programs, name);
    writeFileSync(path, `#!/bin/bash\n${script}\n`);
    chmodSync(path, 0o755);
  }

  /** How the stand-ins were called, in order. */
  get noted(): string[] {
    return existsSync(this.#noted) ? readFileSync(this.#noted, "utf8").trimEnd().split("\n") : [];
  }

  /** Copies of the program what a test needs, with modules in place. */
  copyCode(folder: string, names: readonly string[]): void {
    for (const name of names) cpSync(join(repository, name), join(folder, name), { recursive: true });
    const modules = join(folder, "node_modules");
    mkdirSync(modules);
    for (const name of readdirSync(join(repository, "node_modules")))
      symlinkSync(join(repository, "node_modules", name), join(modules, name));
    cpSync(join(repository, "package-lock.json"), join(modules, ".installed"));
  }

  /** Every file below the folder with its content. */
  tree(): Record<string, string> {
    const paths = globSync("**", { cwd: this.root, exclude: (name) => name === "node_modules" });
    return Object.fromEntries(
      paths.toSorted().map((path) => {
        const status = lstatSync(this.at(path));
        if (status.isSymbolicLink()) return [path, `-> ${readlinkSync(this.at(path))}`];
        return [path, status.isFile() ? readFileSync(this.at(path), "base64") : ""];
      }),
    );
  }

  /** For those who start a script themselves. */
  get environment(): Record<string, string> {
    const path = `${this.#programs}:${process.env["PATH"]}`;
    return { PATH: path, TOPICDESK_ROOT: this.root, LANG: "C.UTF-8" };
  }

  command(script: "install" | "upgrade"): string {
    return `bash ${quote(join(this.code, `scripts/${script}.sh`))}`;
  }

  run(script: "install" | "upgrade", args: string[] = [], env: Record<string, string> = {}): Promise<Said> {
    return new Promise((resolve) => {
      const child = execFile(
        "bash",
        [join(this.code, `scripts/${script}.sh`), ...args],
        {
          cwd: this.root,
          env: { ...this.environment, ...env },
          timeout: 120_000,
        },
        (_, out, err) => resolve({ code: child.exitCode ?? -1, text: out + err }),
      );
      child.stdin?.end();
    });
  }

  get #noted(): string {
    return join(this.#programs, "noted");
  }

  get #off(): string {
    return join(this.#programs, "off");
  }

  get #state(): string {
    return join(this.#programs, "state");
  }
}

function quote(path: string): string {
  return `'${path}'`;
}
