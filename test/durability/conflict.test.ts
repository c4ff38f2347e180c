import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { plain } from "../../src/text/text.ts";
import { TestClock } from "../support/clock.ts";
import { Desk, openDesk, until } from "../support/desk.ts";
import { wordsOf } from "../telegram/render.ts";

test("two bots with one token say so and lose nothing: each update is handled by one of them", async (t) => {
  const clock = new TestClock();
  const older = await openDesk(t, { clock });
  const { telegram, olga, boris, forum } = older;
  await olga.starts();
  await older.settles();
  const dataDir = mkdtempSync(join(tmpdir(), "topicdesk-second-"));
  const newer = new Desk(telegram, { ...older.config, dataDir }, { olga, boris, where: forum }, clock);
  t.after(async () => {
    await newer.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const conflict = plain("ru", "telegram-conflict");
  const conflictsOf = (desk: Desk) => desk.told.filter((line) => line === conflict).length;
  /** After a conflict the bot waits three seconds. Then it pushes the other one aside. */
  const pushesAside = async (other: Desk, act: () => unknown) => {
    const before = conflictsOf(other);
    await act();
    await until(() => conflictsOf(other) > before, "no conflict is told of");
    await until(() => telegram.calls.of("getUpdates").at(-1)?.outcome.kind === "pending", "nobody polls");
  };
  const names: string[] = [];
  const somebodyWrites = async () => {
    const name = `Клиент-${names.length + 1}`;
    names.push(name);
    await telegram.client(name).writes(`вопрос от ${name}`);
    await boris.in(await forum.hasTopic(new RegExp(`${name}$`))).sees(new RegExp(`^вопрос от ${name}$`));
    await until(() => telegram.bot.queue.length === 0, "the updates are not confirmed");
  };

  await pushesAside(older, () => newer.start());
  const said = await olga.inGeneral(forum).writes("/setup");
  await olga.inGeneral(forum).sees("Всё готово", { after: said });
  await somebodyWrites();
  for (let round = 0; round < 3; round += 1) {
    await pushesAside(newer, () => clock.advance(3_000));
    await somebodyWrites();
    await pushesAside(older, () => clock.advance(3_000));
    await somebodyWrites();
  }
  await newer.stop();
  const late = telegram.client("Поздний");
  await late.writes("вопрос от Поздний");
  clock.advance(3_000);
  names.push("Поздний");
  await boris.in(await forum.hasTopic(/Поздний$/)).sees(/^вопрос от Поздний$/);
  await older.settles();

  for (const name of names) {
    const copies = [...forum.chat.messages.values()].filter(
      (message) => message.sender.account.is_bot && wordsOf(message.content) === `вопрос от ${name}`,
    );
    assert.equal(copies.length, 1, `${name} is shown ${copies.length} times`);
  }
  assert.equal(conflictsOf(older), 4);
  const alerts = olga.messages.filter((message) =>
    wordsOf(message.content).startsWith("⚠️ Этого бота запустили"),
  );
  assert.equal(alerts.length, 2, "each of the two tells its admin once");
});
