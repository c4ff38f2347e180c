import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { gunzipSync } from "node:zlib";
import Sqlite from "better-sqlite3";
import { filesWith } from "../forget/bytes.ts";
import { answerTo } from "../managers/team.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes, until } from "../support/desk.ts";

const words = "Прокатите меня на тракторе";

test("a copy that is being made when a client is erased is made anew", async (t) => {
  const { desk, clock, forget } = await opens(t);
  const { olga } = desk;
  const asked = await olga.writes("/backup");
  // It is whole, and a thread is started that checks it.
  const folder = join(desk.config.dataDir, "backups");
  await until(() => existsSync(folder) && filesWith(folder, words).length > 0, "the copy is not begun");
  await forget();
  await olga.sees(({ content }) => content.document !== undefined, { after: asked });
  await passes(desk, clock, 5_000);
  const [copy, ...more] = sent(desk);
  assert.deepEqual(more, []);
  assert.deepEqual(textsIn(desk, copy!.bytes), []);
  assert.ok(!isTold(desk, /Пока копия отправлялась/));
});

test("one that is already being uploaded has the client: its admin is told to delete it", async (t) => {
  const { desk, clock, forget } = await opens(t);
  desk.telegram.faults.latency(5_000, { method: "sendDocument" });
  await desk.olga.writes("/backup");
  await until(() => desk.telegram.calls.count("sendDocument") > 0, "the copy is not uploaded");
  await forget();
  await until(() => {
    clock.advance(1_000);
    return isTold(desk, /^Пока копия отправлялась, были удалены данные клиента, а в файле они остались/);
  }, "the admin is not told");
});

test("when parts of a copy have come, a new copy comes as a whole, and the admin is told to delete the parts", async (t) => {
  const { desk, clock, forget } = await opens(t);
  const { telegram, olga, config } = desk;
  const ballast = new Sqlite(join(config.dataDir, "topicdesk.db"));
  ballast.exec("CREATE TABLE ballast (bytes BLOB); INSERT INTO ballast VALUES (randomblob(53000000))");
  ballast.close();
  telegram.faults.order({ kind: "latency", milliseconds: 1_000 }, { method: "sendDocument", times: 1 });
  await olga.writes("/backup");
  await until(() => telegram.calls.count("sendDocument") === 1, "nothing is sent");
  await forget();
  await until(() => {
    clock.advance(1_000);
    return sent(desk).length === 3;
  }, "the new copy does not come");
  await passes(desk, clock, 5_000);
  assert.ok(isTold(desk, /^Пока копия отправлялась[^]*Удалите эти части/));
  const [old, ...parts] = sent(desk);
  assert.match(old!.name, /\.01-of-02$/);
  assert.deepEqual(textsIn(desk, gunzipSync(Buffer.concat(parts.map(({ bytes }) => bytes)))), []);
  assert.ok(!isTold(desk, /в файле они остались/));
});

async function opens(t: TestContext) {
  const clock = new TestClock(Date.parse("2026-11-20T09:00:00Z"));
  const desk = await openDesk(t, { clock });
  const { olga } = desk;
  await olga.starts();
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes(words);
  await desk.settles();
  const question = await answerTo(desk, `/forget ${anna.id}`);
  return { desk, clock, forget: () => olga.presses(question, "Удалить навсегда") };
}

/** The files that came, in their order. */
function sent({ olga, telegram }: Desk): { name: string; bytes: Uint8Array }[] {
  return olga.messages.flatMap(({ content: { document } }) => {
    if (document === undefined) return [];
    return [{ name: document.file_name!, bytes: telegram.world.files.find(document.file_id)!.bytes! }];
  });
}

function isTold({ olga }: Desk, said: RegExp): boolean {
  return olga.messages.some(({ content }) => said.test(content.text ?? ""));
}

/** The words of the client in a copy. */
function textsIn({ config }: Desk, bytes: Uint8Array): unknown[] {
  const path = join(config.dataDir, "received.db");
  writeFileSync(path, bytes);
  const copy = new Sqlite(path, { readonly: true });
  try {
    return copy.prepare("SELECT text FROM messages WHERE text <> ''").all();
  } finally {
    copy.close();
  }
}
