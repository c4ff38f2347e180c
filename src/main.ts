import { randomBytes } from "node:crypto";
import { type App, startApp, UnauthorizedError } from "./app.ts";
import { systemClock } from "./clock.ts";
import { type Config, type Fault, loadEnvironment, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { isStorageFailure, StoreError } from "./store/failure.ts";
import { type Language, plain } from "./text/text.ts";

const result = readConfig(loadEnvironment());
if (result.ok) await run(result.config);
else {
  fail(describeFaults(result.faults, result.language));
}

async function run(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const starting = new AbortController();
  let app: App | undefined;
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    starting.abort();
    await app?.stop();
    tell(plain(config.language, "stopped"));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());

  try {
    app = await startApp(
      {
        config,
        clock: systemClock,
        random: Math.random,
        createCode: () => randomBytes(16).toString("base64url"),
        log,
        tell,
        onFatal(sentence) {
          fail(sentence);
          void stop();
        },
      },
      starting.signal,
    );
  } catch (error) {
    const sentence = explain(error, config.language);
    if (sentence === undefined) throw error;
    fail(sentence);
  }
}

function describeFaults(faults: Fault[], language: Language): string {
  const lines = faults.map(({ variable, problem, example }) =>
    plain(language, "config-fault", { variable, problem: plain(language, problem), example }),
  );
  return [plain(language, "config-faulty"), ...lines].join("\n");
}

/** What whoever runs the process should read, for errors that are not bugs. */
function explain(error: unknown, language: Language): string | undefined {
  if (error instanceof StoreError) return plain(language, `store-${error.reason}`, { path: error.path });
  if (isStorageFailure(error)) {
    return plain(language, "store-failed", { error: error instanceof Error ? error.message : String(error) });
  }
  if (error instanceof UnauthorizedError) {
    return plain(language, "telegram-unauthorized", { error: error.message });
  }
  return undefined;
}

function tell(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
