import { join } from "node:path";
import { EnvironmentFileError, loadEnvironment, readBasics } from "../src/environment.ts";
import { maskSecrets } from "../src/secrets.ts";
import { openPresentStore, type Store } from "../src/store/database.ts";
import { StoreError } from "../src/store/failure.ts";
import { renderRefusal } from "../src/store-refusal.ts";
import { type Language, plain } from "../src/text/text.ts";

export const basics = readBasics(readEnvironment());

/** What an operator's command needs. */
export interface Tool {
  store: Store;
  language: Language;
}

/**
 * Runs an operator's command on the database. Safe while the bot runs. Returns the exit code.
 * @param access "read" changes nothing
 */
export function onData(access: "read" | "write", work: (tool: Tool) => number): number {
  const { dataDir, language } = basics;
  let store: Store | undefined;
  try {
    store = openPresentStore(join(dataDir, "topicdesk.db"), access);
    return work({ store, language });
  } catch (error) {
    if (error instanceof StoreError) return complain(renderRefusal(language, error));
    return complain(
      plain(language, "tool-failed", { error: error instanceof Error ? error.message : String(error) }),
    );
  } finally {
    store?.close();
  }
}

/** The number after a command, as in `drop 12`. Undefined when it is no number. */
export function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

export function usage(id: "outbox-usage" | "updates-usage" | "restore-usage"): number {
  complain(plain(basics.language, id));
  return 2;
}

export function formatUtc(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

export function say(sentence: string): void {
  process.stdout.write(`${maskSecrets(sentence)}\n`);
}

/** Prints the sentence and returns the exit code of a failed command. */
export function complain(sentence: string): number {
  process.stderr.write(`${maskSecrets(sentence)}\n`);
  return 1;
}

/** Ends the process when the file `.env` cannot be read. */
function readEnvironment(): ReturnType<typeof loadEnvironment> {
  try {
    return loadEnvironment();
  } catch (error) {
    if (!(error instanceof EnvironmentFileError)) throw error;
    const { language } = readBasics(process.env);
    complain(plain(language, "config-file-unreadable", { path: error.message }));
    return process.exit(1);
  }
}
