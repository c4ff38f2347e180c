import { answerResumed } from "../src/handle/replies.ts";
import { type DeadDelivery, dropDead, findDead, requeueDead } from "../src/store/deliveries/dead.ts";
import { plain } from "../src/text/text.ts";
import { complain, formatUtc, onData, readNumber, say, type Tool, usage } from "./tool.ts";

/** Shows, requeues or drops dead deliveries. */
function main([command, number]: string[]): number {
  const id = readNumber(number);
  if (command === "list") return onData("read", list);
  if (command === "requeue" && id !== undefined) return onData("write", (tool) => requeue(tool, id));
  if (command === "drop" && id !== undefined) return onData("write", (tool) => drop(tool, id));
  return usage("outbox-usage");
}

function list({ store, language }: Tool): number {
  const dead = findDead(store);
  if (dead.length === 0) say(plain(language, "outbox-empty"));
  for (const delivery of dead) {
    say(
      plain(language, "outbox-line", {
        id: String(delivery.id),
        when: formatUtc(delivery.createdAt),
        what: describe(delivery),
        attempts: String(delivery.attempts),
        error: delivery.error,
      }),
    );
  }
  return 0;
}

function requeue({ store, language }: Tool, id: number): number {
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

function drop({ store, language }: Tool, id: number): number {
  const isDone = store.transaction((tx) => dropDead(tx, id));
  if (!isDone) return complain(plain(language, "outbox-absent", { id: String(id) }));
  say(plain(language, "outbox-dropped", { id: String(id) }));
  return 0;
}

/** The effect without people's text. */
function describe({ effect }: DeadDelivery): string {
  const { kind, ...rest } = effect;
  const target = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === "number" ? [`${name}=${value}`] : [],
  );
  return [kind, ...target].join(" ");
}

process.exitCode = main(process.argv.slice(2));
