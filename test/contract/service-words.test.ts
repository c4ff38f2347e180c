import assert from "node:assert/strict";
import { test } from "node:test";
import { checklist, document } from "../telegram/actors.ts";
import type { Content } from "../telegram/content.ts";
import { messageObject } from "../telegram/message.ts";
import { arrives, converse, isSettled } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

const gift = { id: "1", sticker: document("x").document as never, star_count: 15 };

/** Telegram's own messages, and what of them a person wrote. */
const services: Record<string, [Content, RegExp]> = {
  "an option added to a poll": [
    { poll_option_added: { option_persistent_id: "1", option_text: "Утюг" } },
    /^⚠️ Клиент прислал опрос[\s\S]*\+ Утюг$/,
  ],
  "an option deleted from a poll": [
    { poll_option_deleted: { option_persistent_id: "1", option_text: "Утюг" } },
    /^⚠️ Клиент прислал опрос[\s\S]*− Утюг$/,
  ],
  "a gift with words": [
    { gift: { gift, text: "Спасибо, но утюг не греет" } },
    /^⚠️ Клиент прислал подарок[\s\S]*Спасибо, но утюг не греет$/,
  ],
  "a gift without words": [{ gift: { gift } }, /^⚠️ Клиент прислал подарок, но показать/],
  "tasks added to a list that is not known": [
    { checklist_tasks_added: { tasks: [{ id: 7, text: "Утюг" }] } },
    /^⚠️ Клиент прислал список дел[\s\S]*☐ Утюг$/,
  ],
};

atEveryDesk("words in Telegram's own messages", (nature) => {
  for (const [name, [content, shown]] of Object.entries(services))
    test(`${name}: a client's come in words, a manager is told that the client gets nothing`, async (t) => {
      const desk = await nature.open(t);
      const { anna, manager, answer } = await converse(desk);
      await isSettled(desk, await anna.sends(content));
      await manager.sees(shown);
      await desk.rests();
      const { length } = anna.messages;
      // In comments such a message is one of the thread only when Telegram says what it answers.
      const added = await manager.sends(content, { replyTo: answer });
      const told = await manager.sees("Клиент этого не видит");
      assert.equal(told.replyTo, added);
      await desk.rests();
      assert.equal(anna.messages.length, length);
    });

  test("what a client adds to a list, and marks there, answers the list's copy", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const list = await anna.sends(checklist("Что сломано", "Чайник", "Утюг"));
    const copy = await arrives(desk, list);
    const checklist_message = messageObject(list) as never;
    await anna.sends({ checklist_tasks_added: { checklist_message, tasks: [{ id: 3, text: "Лампа" }] } });
    const added = await manager.sees(/Что сломано\n☐ Лампа$/);
    assert.equal(added.replyTo, copy);
    await anna.sends({
      checklist_tasks_done: {
        checklist_message,
        marked_as_done_task_ids: [1],
        marked_as_not_done_task_ids: [2],
      },
    });
    const marked = await manager.sees(/Что сломано\n☑ Чайник\n☐ Утюг$/);
    assert.equal(marked.replyTo, copy);
  });

  test("marks without the list, a team's marks and a planned video chat have no words: nothing is said", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    const list = await manager.sends(checklist("// Проверить", "Чайник"));
    await desk.rests();
    const said = () =>
      [...ticket.messages(), ...anna.messages].filter(({ sender }) => sender.account.is_bot).length;
    const before = said();
    const checklist_message = messageObject(list) as never;
    await manager.sends({ checklist_tasks_done: { checklist_message, marked_as_done_task_ids: [1] } });
    await manager.sends({ video_chat_scheduled: { start_date: 1_790_000_000 } });
    await anna.sends({ checklist_tasks_done: { marked_as_done_task_ids: [1] } });
    await desk.rests();
    assert.equal(said(), before);
  });
});
