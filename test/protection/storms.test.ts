import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { encodePress } from "../../src/ticket/button-data.ts";
import { arrives, ask, converse, pairOf, wordsIn } from "../contract/conversation.ts";
import { ratesLow } from "../private/client.ts";
import { saidTo } from "../private/people.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes } from "../support/desk.ts";
import { sendPress } from "../telegram/press.ts";

const second = 1_000;
const minute = 60 * second;

test("a client who edits a message every second for minutes takes few of the group's calls, and the last words arrive", async (t) => {
  const { clock, desk } = await open(t);
  const { anna, manager, question } = await ask(desk, "раз");
  desk.telegram.calls.clear();
  for (let i = 0; i < 180; i += 1) {
    await anna.edits(question, `раз ${i}`);
    await passes(desk, clock, second);
  }
  await anna.writes("новое не ждёт правок");
  await manager.sees(/^новое не ждёт правок$/);
  await passes(desk, clock, 2 * minute);
  assert.ok(wordsIn(manager.messages).includes("раз 179"), wordsIn(manager.messages).join("\n"));
  const remarks = wordsIn(manager.messages).filter((words) => words.includes("Клиент изменил сообщение"));
  assert.ok(remarks.length >= 1 && remarks.length <= 8, remarks.join("\n"));
  assert.match(remarks[0]!, /Было: раз$/, "the first remark knows the words before all edits");
  const count = callsTo(desk, desk.group.id);
  assert.ok(count <= 50, `${count} calls in five minutes`);
});

test("a client who reacts a hundred times takes few of the group's calls, and the last reaction is shown", async (t) => {
  const { clock, desk } = await open(t);
  const { anna, answer } = await converse(desk);
  const copy = await arrives(desk, answer);
  desk.telegram.calls.clear();
  for (let i = 0; i < 100; i += 1) await anna.reacts(copy, i % 2 === 0 ? "👎" : "👍");
  await passes(desk, clock, 3 * minute);
  const calls = desk.telegram.calls.of("setMessageReaction");
  assert.ok(calls.length <= 10, `${calls.length} calls`);
  assert.match(JSON.stringify(calls.at(-1)!.parameters["reaction"]), /👍/);
});

test("stars that go up and down, and a comment that is edited as one speaks, do not flood the admins", async (t) => {
  const { clock, desk } = await open(t);
  const { olga } = desk;
  const anna = await ratesLow(desk, "Анна");
  for (let i = 0; i < 20; i += 1) for (const label of ["2 ⭐", "1 ⭐"]) await anna.presses(label);
  await passes(desk, clock, minute);
  assert.ok(alerts(desk).length <= 4, `${alerts(desk).length} alerts`);
  const before = alerts(desk).length;
  const comment = await anna.writes("плохо");
  await olga.sees((message) => message.content.text?.endsWith("плохо") === true);
  for (let i = 0; i < 50; i += 1) await anna.edits(comment, `плохо ${i}`);
  await passes(desk, clock, 2 * minute);
  const said = alerts(desk).slice(before);
  assert.ok(said.length <= 3, said.join("\n"));
  assert.match(said.at(-1)!, /плохо 49/);
});

test("a client who presses old buttons again and again makes few topics", async (t) => {
  const { clock, desk } = await open(t);
  const { anna, question } = await ask(desk);
  const { olga, telegram } = desk;
  const store = telegram.forum("Склад", { owner: olga, members: [desk.boris] });
  await olga.in(store).presses("Добавить отдел");
  await olga.in(store).sees("Всё готово");
  for (const words of [
    "/subjects add Доставка",
    "/subjects add Оплата",
    "/subjects route Доставка = Склад",
    "/subjects route Оплата = Менеджеры",
  ]) {
    await olga.writes(words);
    await passes(desk, clock, 5 * second);
  }
  const notice = await anna.sees("Обращение №1 принято");
  telegram.calls.clear();
  const answers: (string | undefined)[] = [];
  for (let i = 0; i < 20; i += 1) {
    const subject = { type: "client_subject", ticketId: 1, subjectId: 1 + (i % 2) } as const;
    sendPress(anna, notice, encodePress(subject), ({ text }) => answers.push(text));
    const again = { type: "move_to", messageId: pairOf(desk, question)!.id, ticketId: 0 } as const;
    sendPress(anna, notice, encodePress(again), ({ text }) => answers.push(text));
    await passes(desk, clock, second);
  }
  assert.equal(answers.at(-1), "Слишком часто. Попробуйте ещё раз через минуту.");
  await passes(desk, clock, 5 * minute);
  const made = telegram.calls.count("createForumTopic");
  assert.ok(made > 0 && made <= 6, `${made} topics`);
  // A minute later the buttons work again.
  const choice = { type: "client_subject", ticketId: 1, subjectId: 2 } as const;
  let last: string | undefined;
  sendPress(anna, notice, encodePress(choice), ({ text }) => (last = text));
  await passes(desk, clock, second);
  assert.notEqual(last, answers.at(-1));
});

function alerts({ olga }: Desk): string[] {
  return saidTo(olga).filter((words) => words.includes("⭐"));
}

function callsTo({ telegram }: Desk, chatId: number): number {
  return telegram.calls.all.filter(({ chat_id }) => chat_id === chatId).length;
}

async function open(t: TestContext) {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  return { clock, desk };
}
