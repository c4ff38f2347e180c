import assert from "node:assert/strict";
import { test } from "node:test";
import { type Desk, openDesk } from "./desk.ts";
import type { ForumTopic, Person } from "./telegram/actors.ts";

/** What each deed costs: a group takes about twenty calls a minute, so every one of them is spent on purpose. */
const costs: {
  deed: string;
  act: (desk: Desk, anna: Person, topic: ForumTopic) => Promise<unknown>;
  group: string[];
  client: string[];
}[] = [
  {
    deed: "a client's message",
    act: (_, anna) => anna.writes("И ещё одно"),
    group: ["copyMessage", "editMessageText"],
    client: [],
  },
  {
    deed: "an answer",
    act: ({ boris }, _, topic) => boris.in(topic).writes("Ответ"),
    group: ["editForumTopic", "editMessageText"],
    client: ["sendMessage"],
  },
  {
    deed: "a claim",
    act: ({ boris }, _, topic) => boris.in(topic).presses("🙋 Взять"),
    group: ["editMessageText"],
    client: [],
  },
  {
    deed: "a note",
    act: ({ boris }, _, topic) => boris.in(topic).writes("// для своих"),
    group: ["editMessageText", "setMessageReaction"],
    client: [],
  },
  {
    deed: "a logged call",
    act: ({ boris }, _, topic) => boris.in(topic).presses("📞 Был созвон"),
    group: ["editForumTopic", "editMessageText"],
    client: [],
  },
  {
    deed: "a transfer",
    async act({ boris }, _, topic) {
      await boris.in(topic).presses("🔁 Передать");
      await boris.in(topic).presses("Вера");
    },
    group: ["editMessageText", "editMessageText"],
    client: [],
  },
  {
    deed: "closing with a rating",
    async act({ boris }, anna, topic) {
      await boris.in(topic).presses("✅ Закрыть");
      await anna.presses("Да");
      await anna.presses("5 ⭐");
      await anna.sees("Спасибо, ваша оценка");
    },
    group: ["closeForumTopic", "editForumTopic", "editMessageText", "editMessageText"],
    client: ["editMessageText", "editMessageText", "sendMessage", "sendMessage"],
  },
];

for (const { deed, act, group, client } of costs) {
  test(`${deed} costs ${group.length} calls in the group and ${client.length} at the client`, async (t) => {
    const desk = await openDesk(t);
    const vera = desk.telegram.client("Вера");
    desk.forum.add(vera);
    const anna = desk.telegram.client("Анна");
    await anna.writes("Вопрос");
    const topic = await desk.forum.hasTopic("№1");
    await vera.in(topic).sees(/^Вопрос$/);
    await vera.in(topic).sees(({ content }) => content.pinned_message !== undefined);
    // Vera belongs to the team from her first deed on.
    await vera.in(topic).writes("/help");
    await vera.in(topic).sees("Всё, что вы пишете");
    await desk.rests();
    desk.telegram.calls.clear();

    await act(desk, anna, topic);
    await desk.settles();
    await desk.rests();
    const made = (chatId: number) =>
      desk.telegram.calls.all
        .filter((call) => call.chat_id === chatId)
        .map(({ method }) => method)
        .toSorted();
    assert.deepEqual(made(desk.forum.id), group);
    assert.deepEqual(made(anna.id), client);
  });
}
