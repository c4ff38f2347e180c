import { randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";
import { type Config, type Fault, readConfig, readSupervisor } from "./config.ts";
import { EnvironmentFileError, loadEnvironment, readBasics } from "./environment.ts";
import { ListenError } from "./http/listen-error.ts";
import { createLog } from "./log.ts";
import { maskSecrets } from "./secrets.ts";
import { isStorageFailure, StoreError } from "./store/failure.ts";
import { UnauthorizedError } from "./telegram/unauthorized.ts";
import { type Language, plain } from "./text/text.ts";

/** Signals within this time count as one: a terminal sends one to every process in front, and npm passes on its own. */
const sameSignalMilliseconds = 300;

/** Reads the settings and runs the bot until a signal stops it. On a failure it prints the reason and sets the exit code. */
export async function runProcess(clock: Clock): Promise<void> {
  try {
    const result = readConfig(loadEnvironment());
    if (result.ok) await run(result.config, clock);
    else failUnmasked(describeFaults(result.faults, result.language));
  } catch (error) {
    if (!(error instanceof EnvironmentFileError)) throw error;
    const { language } = readBasics(process.env);
    fail(plain(language, "config-file-unreadable", { path: error.message }));
  }
}

/** Says how to start the bot, and sets the exit code. */
export function refuseArguments(): void {
  fail(plain(readLanguage(), "start-usage"));
  process.exitCode = 2;
}

function readLanguage(): Language {
  try {
    return readBasics(loadEnvironment()).language;
  } catch {
    return readBasics(process.env).language;
  }
}

async function run(config: Config, clock: Clock): Promise<void> {
  const { language } = config;
  const log = createLog(config.logLevel);
  // The database is consistent at every moment, so an unexpected bug may end the process here.
  process.on("uncaughtException", (error) => {
    log.fatal({ error }, "a bug stops the process");
    fail(
      plain(language, "stopped-by-bug", { error: error instanceof Error ? error.message : String(error) }),
    );
    process.exit();
  });

  // A thousand files. Whoever has to correct a setting first does not wait for them.
  const { startApp } = await import("./app/app.ts");
  const starting = new AbortController();
  const app = startApp(
    {
      config,
      supervisor: readSupervisor(process.env),
      clock,
      random: Math.random,
      createCode: () => randomBytes(16).toString("base64url"),
      log,
      tell,
      onFatal(sentence) {
        fail(sentence);
        stop();
      },
    },
    starting.signal,
  );
  let stoppingSince: number | undefined;
  const stop = () => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > sameSignalMilliseconds) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    starting.abort();
    void end();
  };
  const end = async () => {
    // When the start failed, it has stopped all its parts already, and its reason is printed below.
    await (await app.catch(() => undefined))?.stop();
    tell(plain(language, "stopped"));
    // Ends calls that still run and whose response nobody needs.
    process.exit();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);

  try {
    await app;
  } catch (error) {
    log.debug({ error }, "the start failed");
    fail(await explain(error, language));
    process.exit();
  }
}

function describeFaults(faults: Fault[], language: Language): string {
  const lines = faults.map(({ variable, problem, example }) =>
    plain(language, "config-fault", { variable, problem: plain(language, problem), example }),
  );
  return [plain(language, "config-faulty"), ...lines].join("\n");
}

/** The sentence for the operator about an error. */
async function explain(error: unknown, language: Language): Promise<string> {
  if (error instanceof StoreError) {
    const { renderRefusal } = await import("./store-refusal.ts");
    return renderRefusal(language, error);
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (isStorageFailure(error)) return plain(language, "store-failed", { error: reason });
  if (error instanceof ListenError)
    return plain(language, error.reason, { host: error.host, port: String(error.port), error: reason });
  if (error instanceof UnauthorizedError) return plain(language, "telegram-unauthorized", { error: reason });
  return plain(language, "stopped-by-bug", { error: reason });
}

function tell(sentence: string): void {
  process.stdout.write(`${maskSecrets(sentence)}\n`);
}

function fail(sentence: string): void {
  failUnmasked(maskSecrets(sentence));
}

/** For sentences without any setting's value. Masking would hide the example of a token. */
function failUnmasked(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
