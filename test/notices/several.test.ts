import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { answerTo } from "../managers/team.ts";
import { lets, minute, noon } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";
import { asks } from "./news.ts";

test("a reply to a list of requests singles none of them out", async (t) => {
  const { boris, list } = await opens(t);
  const asked = await boris.repliesTo(list, "Сейчас отвечу");
  const { content } = await boris.sees(() => true, { after: asked });
  assert.equal(
    content.text,
    "Это уведомление видите только вы, и ответ на него клиенту не уходит. Нажмите в нём на номер обращения и ответьте там.",
  );
});

test("/forget deletes a list that names the client, wherever in it they stand", async (t) => {
  const { desk, clock, boris, list, vera } = await opens(t);
  const asked = await answerTo(desk, `/forget ${vera.id}`);
  await desk.olga.presses(asked, "Удалить навсегда");
  await lets(desk, clock, minute);
  assert.equal(boris.messages.includes(list), false);
});

test("a list that is still to be sent does not go out with the name of a client who is forgotten", async (t) => {
  const { desk, clock, boris, vera } = await opens(t, ({ telegram, boris: { id } }) =>
    telegram.faults.tooManyRequests(600, { chat_id: id, method: "sendMessage", times: 1 }),
  );
  const asked = await answerTo(desk, `/forget ${vera.id}`);
  await desk.olga.presses(asked, "Удалить навсегда");
  await lets(desk, clock, 20 * minute);
  assert.equal(
    boris.messages.some(({ content }) => content.text?.includes("Вера") === true),
    false,
  );
  // The others do.
  assert.equal(
    boris.messages.find(({ content }) => content.text?.startsWith("🆕"))?.content.text,
    "🆕 Новые обращения: 2\n• №1 · Анна\n• №3 · Анна",
  );
});

test("a list that is fresh when one of its clients is forgotten goes, and what comes then is a new message", async (t) => {
  const { desk, clock, boris, vera, list } = await opens(t);
  await asks(desk, "Глеб");
  // What is added must not go with the message that is only deleted later.
  desk.telegram.faults.serverError({
    method: ["deleteMessage", "deleteMessages"],
    chat_id: boris.id,
    times: 2,
  });
  const asked = await answerTo(desk, `/forget ${vera.id}`);
  await desk.olga.presses(asked, "Удалить навсегда");
  await lets(desk, clock, 2 * minute);
  assert.equal(boris.messages.includes(list), false);
  assert.equal(boris.messages.at(-1)!.content.text, "🆕 Новое обращение:\n• №4 · Глеб");
});

test("a request that is joined into another of the same fresh list stands in it once", async (t) => {
  const { desk, clock, boris, list } = await opens(t);
  await boris.in(desk.forum.topic("№3")).writes("/merge 1");
  await boris.in(desk.forum.topic("№3")).sees(/^🔗 Обращение №3 объединено с №1/);
  await asks(desk, "Глеб");
  await lets(desk, clock, 5_000);
  const shown = boris.messages.find(({ message_id }) => message_id === list.message_id)!;
  assert.equal(shown.content.text, "🆕 Новые обращения: 3\n• №1 · Анна\n• №2 · Вера\n• №4 · Глеб");
});

test("requests that one list names can be merged, and a reply to it leads to the one that is left", async (t) => {
  const { desk, boris, list, anna } = await opens(t);
  await boris.in(desk.forum.topic("№3")).writes("/merge 1");
  await boris.in(desk.forum.topic("№3")).sees(/^🔗 Обращение №3 объединено с №1/);
  await boris.in(desk.forum.topic("№1")).writes("Ответ");
  await anna.sees("Ответ");
  const asked = await boris.repliesTo(list, "Сейчас отвечу");
  await boris.sees(/Нажмите в нём на номер обращения/, { after: asked });
});

/** Boris has got a list of three new requests: of Anna, of Vera, and of Anna again. */
async function opens(t: TestContext, prepare: (desk: Desk) => void = () => {}) {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { boris } = desk;
  await boris.in(desk.group).writes("Всем привет");
  await desk.settles();
  await boris.starts();
  await answerTo(desk, "/notify new on", boris);
  await answerTo(desk, "/notify quiet 11-13", boris);
  const anna = await asks(desk, "Анна");
  const vera = await asks(desk, "Вера");
  await anna.writes("/new Ещё вопрос");
  await desk.forum.hasTopic("№3");
  await desk.settles();
  prepare(desk);
  await lets(desk, clock, 61 * minute);
  const list = boris.messages.find(({ content }) => content.text?.startsWith("🆕") === true) as StoredMessage;
  return { desk, clock, boris, anna, vera, list };
}
