import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { restore } from "../../src/store/backup/restore.ts";
import { Copies } from "../../src/store/backup/copies.ts";
import { arrives, ask } from "../contract/conversation.ts";
import { findShown } from "../contract/shown-ticket.ts";
import { textOf } from "../telegram/content.ts";
import { type Desk, openDesk } from "../support/desk.ts";

const now = Date.parse("2026-11-20T09:00:00Z");

for (const kind of ["topics", "channel"] as const)
  test(`restored from an older copy (${kind}): whoever writes to a later client reads that nothing was sent, and its number is not given again`, async (t) => {
    const desk = await openDesk(t, { kind });
    await ask(desk);
    const copy = await makeCopy(desk);
    const lost = await ask(desk, "Вопрос после копии", "Игорь");
    const shown = await arrives(desk, lost.question);
    await desk.settles();
    await desk.stop();
    const { lost: numbers } = await restore({ ...copy, now, freeBytes: () => Infinity });
    assert.deepEqual(numbers, { from: 2, to: 2 });
    await desk.start();

    const first = await lost.manager.writes("Ответ, который никому не придёт");
    const told = /^Обращения №2 бот больше не знает: .* база восстановлена .*\n.*\/write/;
    assert.equal((await lost.manager.sees(told)).replyTo?.message_id, first.message_id);
    if (kind === "topics") {
      const reply = await lost.manager.writes("Ответ с цитатой", { replyTo: shown });
      const again = await lost.manager.sees(/^Этого обращения бот больше не знает/, { after: reply });
      assert.equal(again.replyTo?.message_id, reply.message_id);
    }
    await lost.manager.writes("// заметка");
    await lost.manager.sees(told, { after: first });
    await desk.settles();
    assert.ok(
      ![...lost.anna.chat.messages.values()].some(({ content }) =>
        /Ответ,|заметка/.test(textOf(content) ?? ""),
      ),
    );
    await ask(desk, "Ещё вопрос", "Пётр");
    assert.ok(findShown(desk, 3), "a number was given twice");
  });

test("where the data from before cannot tell the last number, the topics of lost tickets do; the team's own topics stay the team's", async (t) => {
  const desk = await openDesk(t);
  await ask(desk);
  const copy = await makeCopy(desk);
  const lost = await ask(desk, "Вопрос после копии", "Игорь");
  await desk.settles();
  await desk.stop();
  rmSync(join(desk.config.dataDir, "topicdesk.db"));
  const { lost: numbers } = await restore({ ...copy, now, freeBytes: () => Infinity });
  assert.equal(numbers, undefined);
  await desk.start();
  const own = desk.boris.in(desk.forum.createTopic("№7 Обеды"));
  await own.writes("Кто идёт обедать?");
  await lost.manager.writes("Ответ");
  await lost.manager.sees(/^Обращения №2 бот больше не знает/);
  await desk.settles();
  assert.ok(
    ![...desk.forum.chat.messages.values()].some(({ content }) => /№7 бот/.test(textOf(content) ?? "")),
  );
  await ask(desk, "Ещё вопрос", "Пётр");
  assert.ok(findShown(desk, 3), "a number was given twice");
});

test("links in the data folder lead a restore nowhere else", async (t) => {
  const desk = await openDesk(t);
  const { dataDir } = desk.config;
  const copy = await makeCopy(desk);
  await desk.stop();
  const precious = join(dataDir, "precious");
  writeFileSync(precious, "words", { mode: 0o640 });
  symlinkSync(precious, join(dataDir, "topicdesk.db.restored.part"));
  await restore({ ...copy, now, freeBytes: () => Infinity });
  assert.equal(readFileSync(precious, "utf8"), "words");
  rmSync(join(dataDir, "lock.db"));
  const absent = join(dataDir, "absent");
  symlinkSync(absent, join(dataDir, "lock.db"));
  await assert.rejects(restore({ ...copy, now, freeBytes: () => Infinity }), /ELOOP/);
  assert.ok(!existsSync(absent));
  assert.equal(statSync(precious).mode & 0o777, 0o640);
  rmSync(join(dataDir, "lock.db"));
});

async function makeCopy(desk: Desk): Promise<{ file: string; dataDir: string }> {
  const { dataDir } = desk.config;
  await desk.settles();
  await new Copies({ store: desk.app.store, dataDir, freeBytes: () => Infinity }).makeNightly("2026-11-20");
  return { file: join(dataDir, "backups/topicdesk-2026-11-20.db"), dataDir };
}
