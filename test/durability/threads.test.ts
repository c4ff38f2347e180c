import assert from "node:assert/strict";
import { test } from "node:test";
import { runThread } from "../../src/store/thread.ts";

const module = new URL("../../src/store/thread.ts", import.meta.url).href;

/** Says when it begins to load SQLite, and then has no end. */
const endless = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { loadSqlite, tellDone } from ${JSON.stringify(module)};
    tellDone(0);
    loadSqlite();
    setInterval(() => {}, 1_000);
  `)}`,
);

test("a thread that is to end while it loads SQLite takes nobody with it", async () => {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const aborter = new AbortController();
    const reason = new Error(`ended in attempt ${attempt}`);
    const running = runThread(endless, {}, aborter.signal, () => {
      // Loading takes some milliseconds.
      setTimeout(() => aborter.abort(reason), attempt % 4);
    });
    await assert.rejects(running, reason);
  }
});
