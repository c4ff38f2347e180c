import assert from "node:assert/strict";
import { test } from "node:test";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { assertTable } from "../support/table.ts";
import { TestClock } from "../support/clock.ts";
import { passes } from "../support/desk.ts";
import { sets } from "../private/client.ts";
import { photo } from "../telegram/actors.ts";
import { ask, colleague, type Question } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

const minute = 60_000;

/**
 * The calls to the chat of the cards, to the chat of the talk, and to the client. In a forum the first two are one
 * chat.
 */
interface Calls {
  topics: { group: string };
  channel: { channel: string; group: string };
  client: string;
}

/** The calls for each deed. A group allows about twenty calls a minute, so each call needs a reason. */
const costs: [deed: string, act: (question: Question) => Promise<unknown>, calls: Calls][] = [
  [
    "a new ticket",
    ({ desk }) => ask(desk, "Другое дело", "Глеб"),
    {
      topics: { group: "copyMessage, createForumTopic, sendMessage" },
      channel: { channel: "sendMessage", group: "copyMessage" },
      client: "sendMessage",
    },
  ],
  [
    "a client's message",
    ({ anna }) => anna.writes("И ещё одно"),
    {
      topics: { group: "copyMessage, editMessageText" },
      channel: { channel: "editMessageText", group: "copyMessage" },
      client: "",
    },
  ],
  [
    "a client's album",
    ({ anna }) => anna.sendsAlbum([photo("Раз"), photo("Два"), photo("Три")]),
    {
      topics: { group: "copyMessages, editMessageText" },
      channel: { channel: "editMessageText", group: "sendMediaGroup" },
      client: "",
    },
  ],
  [
    "an answer",
    ({ manager }) => manager.writes("Ответ"),
    {
      topics: { group: "editForumTopic, editMessageText" },
      channel: { channel: "editMessageText", group: "" },
      client: "sendMessage",
    },
  ],
  [
    "a canned reply",
    async ({ desk, atCard }) => {
      await desk.boris.writes("/templates add Сроки = Завтра");
      await atCard.presses("💬 Шаблон");
      await atCard.presses("Сроки");
    },
    {
      topics: { group: "deleteEphemeralMessage, editForumTopic, editMessageText, sendMessage, sendMessage" },
      channel: { channel: "editMessageText, editMessageText", group: "sendMessage" },
      client: "sendMessage",
    },
  ],
  [
    "a claim",
    ({ atCard }) => atCard.presses("🙋 Взять"),
    {
      topics: { group: "editMessageText" },
      channel: { channel: "editMessageText", group: "" },
      client: "",
    },
  ],
  [
    "a note",
    ({ manager }) => manager.writes("// для своих"),
    {
      topics: { group: "editMessageText, setMessageReaction" },
      channel: { channel: "editMessageText", group: "setMessageReaction" },
      client: "",
    },
  ],
  [
    "a logged call",
    ({ atCard }) => atCard.presses("📞 Отметить звонок"),
    {
      topics: { group: "editForumTopic, editMessageText" },
      channel: { channel: "editMessageText", group: "" },
      client: "",
    },
  ],
  [
    "a transfer",
    async ({ atCard }) => {
      await atCard.presses("🔁 Передать");
      await atCard.presses("Вера");
    },
    {
      // The colleague has not opened the bot, so the ticket mentions them instead.
      topics: { group: "editMessageText, editMessageText, sendMessage" },
      channel: { channel: "editMessageText, editMessageText", group: "sendMessage" },
      client: "",
    },
  ],
  [
    "closing with a rating",
    async ({ anna, atCard }) => {
      await atCard.presses("✅ Закрыть");
      await anna.presses("Да");
      await anna.presses("5 ⭐");
      await anna.sees("Спасибо, ваша оценка");
    },
    {
      topics: { group: "closeForumTopic, editForumTopic, editMessageText, editMessageText" },
      channel: { channel: "editMessageText, editMessageText", group: "" },
      client: "editMessageText, editMessageText, sendMessage, sendMessage",
    },
  ],
];

atEveryDesk("calls", (nature) => {
  for (const [deed, act, calls] of costs) {
    test(`${deed} costs just the calls in the table`, async (t) => {
      const clock = new TestClock();
      const desk = await nature.open(t, { clock });
      const question = await ask(desk);
      await colleague(desk, question.ticket, "Вера");
      await passes(desk, clock, 2 * minute);
      desk.telegram.calls.clear();

      await act(question);
      await passes(desk, clock, 2 * minute);
      const made = (accepts: (chatId: unknown) => boolean) =>
        desk.telegram.calls.all
          .flatMap(({ chat_id, method }) => (accepts(chat_id) ? [method] : []))
          .toSorted()
          .join(", ");
      const atDesk = Object.entries(nature.chatsOf(desk)).map(([name, id]) => [
        name,
        made((chat) => chat === id),
      ]);
      assert.deepEqual(Object.fromEntries(atDesk), calls[nature.name]);
      const isClient = (chat: unknown) =>
        findClientOnTelegram(desk.app.store, Number(chat ?? 0)) !== undefined;
      assert.equal(made(isClient), calls.client);
    });
  }

  test("in steady state a relayed message costs one call", async (t) => {
    const desk = await nature.open(t);
    await desk.olga.starts();
    await sets(desk, "flood off");
    const { anna, manager, ticket } = await ask(desk);
    await desk.settles();
    desk.telegram.calls.clear();
    for (let i = 0; i < 20; i += 1) await anna.writes(`сообщение ${i}`);
    await manager.sees(/^сообщение 19$/);
    assert.equal(desk.telegram.calls.count("copyMessage"), 20);
    assert.equal(ticket.messages().length, 21);
    const { all } = desk.telegram.calls;
    assert.deepEqual(
      new Set(all.map(({ method }) => method)).difference(
        new Set(["getUpdates", "copyMessage", "editMessageText", "pinChatMessage"]),
      ),
      new Set(),
    );
  });
});

test("the table in docs/costs.md is the one that is tested (UPDATE=1 writes it anew)", () => {
  assertTable("costs.md", "# What each deed costs", [
    ["", "topics: group", "channel: channel", "channel: group", "client"],
    ...costs.map(([deed, , { topics, channel, client }]) =>
      [deed].concat([topics.group, channel.channel, channel.group, client].map(inWords)),
    ),
  ]);
});

function inWords(calls: string): string {
  return calls === "" ? "—" : calls.replaceAll(/(\w+), \1\b/g, "$1 twice");
}
