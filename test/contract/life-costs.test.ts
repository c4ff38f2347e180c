import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { type Desk, passes } from "../support/desk.ts";
import type { LoggedCall } from "../telegram/calls.ts";
import { textOf } from "../telegram/content.ts";
import { ask, type Question } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

const second = 1_000;
const minute = 60 * second;

atEveryDesk("the calls of a whole life", (nature) => {
  test("opening, three questions, three answers and closing cost twelve calls at the desk at most", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    await passes(desk, clock, 5 * minute);
    desk.telegram.calls.clear();
    const life = await lives(desk, clock);
    await passes(desk, clock, 2 * minute);
    const calls = callsAt(desk, nature.chatsOf(desk));
    t.diagnostic(`${calls.length}: ${calls.join(", ")}`);
    assert.ok(calls.length <= 12, calls.join(", "));
    assertTrue(life);
  });

  test("in a busy group a life costs six calls, and what is shown is true within a minute of its end", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const other = await ask(desk, "Другое дело", "Глеб");
    const writes = () => other.anna.writes("И ещё");
    await passes(desk, clock, 5 * minute);
    for (let count = 0; count < 17; count += 1) {
      await writes();
      await passes(desk, clock, 2 * second);
    }
    desk.telegram.calls.clear();
    const card = other.ticket.card()!;
    const isOther = ({ parameters, chat_id }: LoggedCall) =>
      parameters["from_chat_id"] === other.anna.id ||
      (chat_id === card.chat.id && parameters["message_id"] === card.message_id);
    const life = await lives(desk, clock, writes);
    const calls = callsAt(desk, nature.chatsOf(desk), isOther);
    t.diagnostic(`${calls.length}: ${calls.join(", ")}`);
    // A channel has its own limit of calls a minute, for its cards.
    assert.ok(calls.length <= (nature.name === "topics" ? 6 : 12), calls.join(", "));
    await passes(desk, clock, minute);
    assertTrue(life);
  });

  test("three fresh tickets at once: each card is true a few seconds after its answer", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    await passes(desk, clock, 5 * minute);
    const asked: Question[] = [];
    for (const name of ["Анна", "Вера", "Глеб"]) asked.push(await ask(desk, "Вопрос", name));
    for (const { manager } of asked) await manager.writes("Ответ");
    await passes(desk, clock, 6 * second);
    for (const { ticket } of asked) assert.match(textOf(ticket.card()!.content), /Ждём ответа клиента/);
  });

  test("a card is pinned when the topic has grown past it, once", async (t) => {
    if (nature.name === "channel") return t.skip("Telegram pins posts itself");
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, ticket } = await ask(desk);
    await passes(desk, clock, minute);
    assert.equal(desk.telegram.calls.count("pinChatMessage"), 0);
    for (let count = 0; count < 12; count += 1) {
      await anna.writes("И ещё");
      await passes(desk, clock, 10 * second);
    }
    await passes(desk, clock, minute);
    assert.deepEqual(desk.forum.chat.pinned, [ticket.card()]);
    assert.equal(desk.telegram.calls.count("pinChatMessage"), 1);
  });

  test("a card whose answer is edited is not edited: it shows what it showed", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { manager } = await ask(desk);
    const answer = await manager.writes("Ответ");
    await passes(desk, clock, minute);
    desk.telegram.calls.clear();
    await manager.edits(answer, "Ответ, но точнее");
    await passes(desk, clock, minute);
    assert.deepEqual(callsAt(desk, nature.chatsOf(desk)), []);
  });
});

/** One turn every two seconds, from the first question until the ticket is closed. */
async function lives(
  desk: Desk,
  clock: TestClock,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<Question> {
  const asked = await ask(desk, "Вопрос 1");
  const { anna, manager, atCard } = asked;
  const turns = [
    () => manager.writes("Ответ 1"),
    () => anna.writes("Вопрос 2"),
    () => manager.writes("Ответ 2"),
    () => anna.writes("Вопрос 3"),
    () => manager.writes("Ответ 3"),
    () => atCard.presses("✅ Закрыть"),
  ];
  for (const turn of turns) {
    await passes(desk, clock, 2 * second);
    await meanwhile();
    await turn();
    await desk.settles();
  }
  return asked;
}

function assertTrue({ desk, ticket }: Question): void {
  assert.match(textOf(ticket.card()!.content), /· Закрыто[\s\S]*🔒/);
  if (desk.kind === "topics") assert.ok(desk.forum.topic(/Анна/).closed);
}

/** The methods of the calls to the desk's chats, in order. */
function callsAt(
  desk: Desk,
  chats: Record<string, number>,
  isLeftOut: (call: LoggedCall) => boolean = () => false,
): string[] {
  const ids = Object.values(chats);
  return desk.telegram.calls.all
    .filter((call) => ids.includes(Number(call.chat_id)) && !isLeftOut(call))
    .map(({ method }) => method);
}
