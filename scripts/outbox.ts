import { join } from "node:path";
import { loadEnvironment, readConfig } from "../src/config.ts";
import { answerResumed } from "../src/handle/replies.ts";
import { openStore, type Store } from "../src/store/database.ts";
import { StoreError } from "../src/store/failure.ts";
import { type DeadDelivery, dropDead, findDead, requeueDead } from "../src/store/outbox.ts";
import { type Language, plain } from "../src/text/text.ts";

/** Shows, requeues or drops what could not be delivered. Safe beside a running bot. */
function main([command, number]: string[]): number {
  const result = readConfig(loadEnvironment());
  // Only the place of the data matters here, so a missing token is no obstacle.
  const language = result.ok ? result.config.language : result.language;
  const dataDir = result.ok ? result.config.dataDir : (process.env["DATA_DIR"] ?? "./data");
  const id = Number(number);
  let store: Store;
  try {
    store = openStore(join(dataDir, "topicdesk.db"));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return complain(plain(language, `store-${error.reason}`, { path: error.path }));
  }
  try {
    if (command === "list") return list(store, language);
    if (command === "requeue" && Number.isSafeInteger(id)) return requeue(store, language, id);
    if (command === "drop" && Number.isSafeInteger(id)) return drop(store, language, id);
    return complain(plain(language, "outbox-usage"));
  } finally {
    store.close();
  }
}

function list(store: Store, language: Language): number {
  const dead = findDead(store);
  if (dead.length === 0) say(plain(language, "outbox-empty"));
  for (const delivery of dead) {
    say(
      plain(language, "outbox-line", {
        id: String(delivery.id),
        when: new Date(delivery.createdAt).toISOString().slice(0, 16).replace("T", " "),
        what: describe(delivery),
        attempts: String(delivery.attempts),
        error: delivery.error,
      }),
    );
  }
  return 0;
}

function requeue(store: Store, language: Language, id: number): number {
  const effect = findDead(store).find((delivery) => delivery.id === id)?.effect;
  const isDone = store.transaction((tx) => {
    const now = Date.now();
    const handling = { tx, now, teamLanguage: language, timeZone: "UTC", botUsername: "" };
    if (effect?.kind === "relay") answerResumed(handling, effect.messageId);
    return requeueDead(tx, id, now);
  });
  if (!isDone) return complain(plain(language, "outbox-absent", { id: String(id) }));
  say(plain(language, "outbox-requeued", { id: String(id) }));
  return 0;
}

function drop(store: Store, language: Language, id: number): number {
  const isDone = store.transaction((tx) => dropDead(tx, id));
  if (!isDone) return complain(plain(language, "outbox-absent", { id: String(id) }));
  say(plain(language, "outbox-dropped", { id: String(id) }));
  return 0;
}

/** The effect without what people wrote. */
function describe({ effect }: DeadDelivery): string {
  const { kind, ...rest } = effect;
  const target = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === "number" ? [`${name}=${value}`] : [],
  );
  return [kind, ...target].join(" ");
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

process.exitCode = main(process.argv.slice(2));
