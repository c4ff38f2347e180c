import assert from "node:assert/strict";
import { test } from "node:test";
import type { MessageOrigin } from "grammy/types";
import { until } from "../support/desk.ts";
import { photo, sticker, type StoredMessage, text } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { arrives, converse, findNotice, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

const date = 1_790_000_000;
const channel = { id: -1_001_888_888_888, type: "channel" as const, title: "Новости магазина" };
const origins: [name: string, origin: MessageOrigin][] = [
  [
    "Пётр Курьер",
    { type: "user", date, sender_user: { id: 77, is_bot: false, first_name: "Пётр", last_name: "Курьер" } },
  ],
  ["Кто-то скрытый", { type: "hidden_user", date, sender_user_name: "Кто-то скрытый" }],
  [
    "Жильцы дома",
    { type: "chat", date, sender_chat: { id: -1_001_777_000_111, type: "supergroup", title: "Жильцы дома" } },
  ],
  ["Новости магазина", { type: "channel", date, chat: channel, message_id: 5 }],
];

atEveryDesk("forwarded messages", (nature) => {
  test("the desk sees whose words a client forwards, by a forward or in a line under the copy", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    for (const [name, forward_origin] of origins) {
      const forwarded = await anna.sends(text(`Слова: ${name}`), { forward_origin });
      const copy = await arrives(desk, forwarded);
      assert.ok(ticket.messages().includes(copy), "in the ticket's own thread");
      assert.equal(copy.content.text, `Слова: ${name}`);
      await until(() => says(copy, name) || findNotice(manager, copy, new RegExp(name)) !== undefined, name);
    }
    await ticket.atCard(desk.boris).sees(/↪️ Новости магазина: Слова/);
    const own = await arrives(desk, await anna.writes("А это я сама"));
    assert.equal(own.forward_origin, undefined);
    await desk.settles();
    assert.equal(findNotice(manager, own, /↪️/), undefined);
  });

  test("a forwarded album stays one, with a word on whose it is", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const [[name, forward_origin]] = origins as [(typeof origins)[0]];
    const album = await anna.sendsAlbum([photo("Раз"), photo("Два")], { forward_origin });
    const copies: StoredMessage[] = [];
    for (const item of album) copies.push(await arrives(desk, item));
    assert.equal(new Set(copies.map(({ media_group_id }) => media_group_id)).size, 1);
    assert.notEqual(copies[0]!.media_group_id, undefined);
    await until(
      () => says(copies[0]!, name) || findNotice(manager, copies[0]!, new RegExp(name)) !== undefined,
      "no word",
    );
  });

  test("what cannot be forwarded further is copied, with a word on whose it is", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const [[name, forward_origin]] = origins as [(typeof origins)[0]];
    const hidden = await anna.sends(sticker(), { forward_origin, has_protected_content: true });
    const copy = await arrives(desk, hidden);
    assert.equal(copy.forward_origin, undefined);
    await until(() => findNotice(manager, copy, new RegExp(name)) !== undefined, "no word");
  });

  test("who answers what was forwarded answers its client", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const forwarded = await anna.sends(text("Счёт 17"), { forward_origin: origins[0]![1] });
    const reply = await manager.repliesTo(await arrives(desk, forwarded), "Видим");
    assert.equal((await arrives(desk, reply)).replyTo, forwarded);
  });

  test("the client sees where an answer was forwarded from, but nobody of the team, no other client, no desk", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const vera = await converse(desk, "Вера");
    for (const [name, forward_origin] of origins) {
      const copy = await arrives(desk, await manager.sends(text("Вот"), { forward_origin }));
      assert.equal(copy.forward_origin, undefined);
      await until(() => findNotice(anna, copy, new RegExp(name)) !== undefined, name);
    }
    const { id, first_name } = desk.boris.account;
    const secret: MessageOrigin[] = [
      { type: "user", date, sender_user: { id, first_name, is_bot: false } },
      { type: "hidden_user", date, sender_user_name: first_name },
      { type: "user", date, sender_user: { id: vera.anna.id, first_name: "Вера", is_bot: false } },
      {
        type: "chat",
        date,
        sender_chat: { id: desk.group.id, type: "supergroup", title: desk.group.chat.title },
      },
    ];
    const before = anna.messages.length;
    for (const forward_origin of secret) {
      const copy = await arrives(desk, await manager.sends(text("Вот"), { forward_origin }));
      assert.equal(copy.forward_origin, undefined);
    }
    const { bot } = desk.telegram;
    const ofBot = await manager.sends(text("Вот"), {
      forward_origin: {
        type: "user",
        date,
        sender_user: { id: bot.id, first_name: "Topicdesk", is_bot: true },
      },
    });
    await manager.presses("Отправить клиенту");
    assert.equal((await arrives(desk, ofBot)).forward_origin, undefined);
    await desk.rests();
    assert.deepEqual(
      wordsIn(anna.messages.slice(before)),
      [...secret, ofBot].map(() => "Вот"),
    );
  });

  test("a ticket that moves to another topic keeps whose words they were", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const forwarded = await anna.sends(text("Чужие слова"), { forward_origin: origins[1]![1] });
    await manager.repliesTo(await arrives(desk, forwarded), "/split");
    const name = origins[1]![0];
    await until(() => {
      const all = [...desk.group.chat.messages.values()].filter(({ content }) =>
        /№2|Чужие|скрытый/.test(textOf(content)),
      );
      return all.some((each) => says(each, name) || textOf(each.content).includes(`Автор: ${name}`));
    }, "no word in the new ticket");
  });
});

function says({ forward_origin: origin }: StoredMessage, name: string): boolean {
  return origin !== undefined && JSON.stringify(origin).includes(name.split(" ")[0]!);
}
