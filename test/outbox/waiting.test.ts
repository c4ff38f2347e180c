import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import Sqlite from "better-sqlite3";
import { createLog } from "../../src/log.ts";
import { type Outbox, startOutbox } from "../../src/outbox/worker.ts";
import { openStore } from "../../src/store/database.ts";
import { enqueue } from "../../src/store/deliveries/new-delivery.ts";
import { hurryLane } from "../../src/store/deliveries/waiting.ts";
import { TestClock } from "../support/clock.ts";

const minute = 60_000;

test("rows that are not due cost no write until they are due", async (t) => {
  const { clock, outbox, add, sent, version } = open(t);
  for (let index = 0; index < 300; index += 1) add(`lane ${index}`, clock.now() + minute);
  const before = version();
  const running = outbox.start();
  await running.idle();
  assert.equal(version(), before, "found at the start");
  add("later", clock.now() + minute);
  const added = version();
  await running.idle();
  assert.equal(version(), added, "found while it runs");
  clock.advance(minute - 1);
  await running.idle();
  assert.equal(version(), added, "nothing is due");
  assert.equal(sent.length, 0);
  clock.advance(1);
  await running.idle();
  assert.equal(new Set(sent).size, 301, "all are sent in time");
  assert.equal(sent.length, 301, "and once");
});

test("a row that is not due goes before those behind it, and at once when its lane is hurried", async (t) => {
  const { clock, outbox, add, sent, store } = open(t);
  add("slow", clock.now() + minute, 1);
  add("hurried", clock.now() + minute, 2);
  const running = outbox.start();
  await running.idle();
  add("slow", clock.now(), 3);
  store.transaction((tx) => hurryLane(tx, "hurried", clock.now()));
  await running.idle();
  assert.deepEqual(sent, [2]);
  clock.advance(minute);
  await running.idle();
  assert.deepEqual(sent, [2, 1, 3]);
});

test("a row that joins a later one of its key brings it forward, though its lane sleeps", async (t) => {
  const { clock, outbox, upkeep, sent } = open(t);
  upkeep(clock.now() + minute, 1);
  const running = outbox.start();
  await running.idle();
  upkeep(clock.now() + 2 * minute, 2);
  await running.idle();
  assert.deepEqual(sent, [], "a later one does not");
  upkeep(clock.now(), 3);
  await running.idle();
  assert.deepEqual(sent, [1], "they are one row");
  clock.advance(3 * minute);
  await running.idle();
  assert.deepEqual(sent, [1]);
});

test("upkeep that fails gives way to what was wanted meanwhile under its key", async (t) => {
  const { clock, outbox, upkeep, sent, failing } = open(t);
  failing.push(() => upkeep(clock.now(), 2));
  upkeep(clock.now(), 1);
  const running = outbox.start();
  await running.idle();
  clock.advance(10 * minute);
  await running.idle();
  assert.deepEqual(sent, [1, 2]);
});

/** An outbox on a database file. `sent` are the chats that the rows tell, in their order. */
function open(t: TestContext) {
  const directory = mkdtempSync(join(tmpdir(), "topicdesk-waiting-"));
  const path = join(directory, "topicdesk.db");
  const store = openStore(path);
  const other = new Sqlite(path, { readonly: true });
  const clock = new TestClock();
  const sent: number[] = [];
  let started: Outbox | undefined;
  t.after(async () => {
    await started?.stop(0);
    other.close();
    store.close();
    rmSync(directory, { recursive: true });
  });
  let lastChat = 1_000;
  const failing: (() => void)[] = [];
  const put = (row: Omit<Parameters<typeof enqueue>[1], "effect">) => {
    const effect = { kind: "say", chatId: row.chatId, topicId: null, html: "Добрый день" } as const;
    store.transaction((tx) => enqueue(tx, { ...row, effect }, clock.now()));
  };
  return {
    store,
    clock,
    sent,
    /** Changes with each commit that writes something (sqlite.org, PRAGMA data_version). */
    version: () => other.pragma("data_version", { simple: true }),
    add: (lane: string, notBefore: number, chatId = (lastChat += 1)) =>
      put({ lane, chatId, weight: "message", notBefore }),
    /** All of it under one key. */
    upkeep: (notBefore: number, chatId: number) =>
      put({ lane: "card", chatId, weight: "upkeep", mergeKey: "card", notBefore }),
    /** What happens while a row is with Telegram, which then refuses it. */
    failing,
    outbox: {
      start() {
        started = startOutbox({
          store,
          clock,
          random: () => 0,
          async send({ chatId }) {
            sent.push(chatId);
            const meanwhile = failing.shift();
            meanwhile?.();
            return meanwhile ? { kind: "retry", error: "refused", isAmbiguous: false } : { kind: "done" };
          },
          concerned: { delayed() {}, arrived() {}, died() {} },
          log: createLog("silent"),
          onStorageFailure: (error) => assert.fail(String(error)),
        });
        return started;
      },
    },
  };
}
