import {
  dropFailedUpdate,
  type FailedUpdate,
  findFailedUpdates,
  requestReplay,
} from "../src/store/failed-updates.ts";
import { plain } from "../src/text/text.ts";
import { complain, formatUtc, onData, readNumber, say, type Tool, usage } from "./tool.ts";

/** Shows failed updates, lets the bot handle them again, or drops them. */
function main([command, number]: string[]): number {
  const id = readNumber(number);
  if (command === "list") return onData("read", list);
  if (command === "replay" && id !== undefined) return onData("write", (tool) => replay(tool, id));
  if (command === "drop" && id !== undefined) return onData("write", (tool) => drop(tool, id));
  return usage("updates-usage");
}

function list({ store, language }: Tool): number {
  const failed = findFailedUpdates(store);
  if (failed.length === 0) say(plain(language, "updates-empty"));
  for (const update of failed) {
    const { id, failedAt, error, isToBeReplayed } = update;
    const line = { id: String(id), when: formatUtc(failedAt), what: describe(update) };
    say(
      isToBeReplayed
        ? plain(language, "updates-line-replaying", line)
        : plain(language, "updates-line", { ...line, error }),
    );
  }
  return 0;
}

function replay({ store, language }: Tool, id: number): number {
  const isThere = store.transaction((tx) => requestReplay(tx, id, Date.now()));
  if (!isThere) return complain(plain(language, "updates-absent", { id: String(id) }));
  say(plain(language, "updates-replayed", { id: String(id) }));
  return 0;
}

function drop({ store, language }: Tool, id: number): number {
  const isThere = store.transaction((tx) => dropFailedUpdate(tx, id));
  if (!isThere) return complain(plain(language, "updates-absent", { id: String(id) }));
  say(plain(language, "updates-dropped", { id: String(id) }));
  return 0;
}

/** The kind of update, without people's text. */
function describe({ content }: FailedUpdate): string {
  return Object.keys(JSON.parse(content) as object).find((key) => key !== "update_id") ?? "?";
}

process.exitCode = main(process.argv.slice(2));
