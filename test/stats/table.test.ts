import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { RichBlock } from "grammy/types";
import { ask } from "../contract/conversation.ts";
import { minute, noon } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { textOf } from "../telegram/content.ts";
import { Failure } from "../telegram/failure.ts";

const figures = [
  ["Показатель", "Период", "До этого"],
  ["Открыто обращений", "2", "0"],
  ["Из них закрыто", "1", "0"],
  ["Осталось открыто", "1", "0"],
  ["Сообщений клиентов", "2", "0"],
  ["Первый ответ: у половины быстрее", "10 мин", "—"],
  ["Первый ответ: у девяти из десяти быстрее", "10 мин", "—"],
];

test("after the pictures of /stats the figures come as a table beside those of the period before", async (t) => {
  const { desk, olga } = await opens(t);
  await olga.writes("/stats");
  const sent = await olga.sees(({ content }) => content.rich_message !== undefined);
  const { blocks } = sent.content.rich_message!;
  assert.deepEqual(
    blocks.map(({ type }) => type),
    ["paragraph", "table", "paragraph"],
  );
  assert.deepEqual(cellsOf(blocks), figures);
  const [title, ...rest] = textOf(sent.content).split("\n");
  assert.equal(title, "Цифры: 1–20 ноября 2026 г.");
  assert.match(rest.at(-1)!, /^До этого — 1–20 октября 2026 г\.$/);
  await desk.settles();
  assert.ok(
    olga.messages.findIndex(({ content }) => content.photo !== undefined) < olga.messages.indexOf(sent),
  );
});

for (const [what, failure] of [
  ["does not know the method", new Failure(404, "Not Found: method not found")],
  ["refuses the message", new Failure(400, "Bad Request: RICH_MESSAGE_INVALID")],
] as const)
  test(`where Telegram ${what}, the same figures come as text, once`, async (t) => {
    const { desk, olga } = await opens(t);
    desk.telegram.faults.fails(failure, { method: "sendRichMessage" });
    await olga.writes("/stats");
    const { content } = await olga.sees(/^Цифры: /);
    await desk.settles();
    const lines = content.text!.split("\n");
    assert.equal(lines[0], "Цифры: 1–20 ноября 2026 г.");
    assert.deepEqual(
      lines.slice(1, -1),
      figures.slice(1).map(([measure, present, before]) => `• ${measure}: ${present} (до этого ${before})`),
    );
    assert.equal(desk.telegram.calls.count("sendRichMessage"), 1);
    assert.equal(olga.messages.filter((each) => textOf(each.content).startsWith("Цифры")).length, 1);
  });

test("whoever is no admin any more when the table's turn comes does not get it", async (t) => {
  const { desk, olga } = await opens(t);
  const { boris } = desk;
  await boris.starts();
  await olga.writes(`/admins add ${boris.id}`);
  await desk.settles();
  desk.telegram.faults.tooManyRequests(60, { method: "sendRichMessage", times: 1 });
  await boris.writes("/stats");
  await boris.sees(/^Статистика/);
  await desk.settles();
  await olga.writes(`/admins remove ${boris.id}`);
  await olga.sees(/Борис/);
  await desk.settles();
  (desk.clock as TestClock).advance(2 * minute);
  await desk.settles();
  assert.equal(
    boris.messages.some(({ content }) => textOf(content).startsWith("Цифры")),
    false,
  );
});

async function opens(t: TestContext): Promise<{ desk: Desk; olga: Desk["olga"] }> {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const first = await ask(desk);
  await ask(desk, "Ещё вопрос", "Вера");
  clock.advance(10 * minute);
  await first.manager.writes("Ответ");
  await first.anna.sees("Ответ");
  await first.manager.writes("/close");
  await first.anna.sees("закрыто");
  await desk.settles();
  return { desk, olga: desk.olga };
}

function cellsOf(blocks: readonly RichBlock[]): unknown[][] {
  return blocks.flatMap((block) =>
    block.type === "table" ? block.cells.map((row) => row.map(({ text }) => text)) : [],
  );
}
