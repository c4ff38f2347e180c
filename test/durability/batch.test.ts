import assert from "node:assert/strict";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openDesk } from "../support/desk.ts";
import { TestClock } from "../support/clock.ts";

test("of one poll's updates the one that fails is kept and the others are done, in order", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна");
  const beate = desk.telegram.client("Беата");
  await desk.stop();
  await anna.writes("раз");
  await beate.writes("её сообщение бот не поймёт");
  await anna.writes("два");
  await beate.writes("а это поймёт");
  // The database refuses a row. No handler expects that.
  const database = new Sqlite(`${desk.config.dataDir}/topicdesk.db`);
  database.exec(`CREATE TRIGGER trip BEFORE INSERT ON messages WHEN NEW.text LIKE 'её сообщение%'
    BEGIN SELECT RAISE (ABORT, 'tripped'); END`);
  database.close();
  await desk.start();
  await desk.settles();
  const boris = desk.boris.in(await desk.forum.hasTopic(/Анна/));
  await boris.sees(/^два$/);
  await desk.boris.in(await desk.forum.hasTopic(/Беата/)).sees(/^а это поймёт$/);
  const kept = new Sqlite(`${desk.config.dataDir}/topicdesk.db`, { readonly: true });
  t.after(() => kept.close());
  const [failed, ...others] = kept.prepare("SELECT content, error FROM failed_updates").all() as {
    content: string;
    error: string;
  }[];
  assert.deepEqual(others, []);
  assert.match(failed!.content, /её сообщение бот не поймёт/);
  assert.match(failed!.error, /tripped/);
  const tickets = kept.prepare("SELECT count(*) AS count FROM tickets").get() as { count: number };
  assert.equal(tickets.count, 2, "what the failed update had written is taken back");
});
