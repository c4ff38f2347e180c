import assert from "node:assert/strict";
import { test } from "node:test";
import { findMemory } from "../../src/store/memory.ts";
import { type ShownTicket, showsAt } from "../contract/shown-ticket.ts";
import { asks, buttonsOf, exactly, type Kind, openDepartments, wordsOf } from "./departments.ts";
import { Forum, photo, type StoredMessage } from "../telegram/actors.ts";
import { press } from "../telegram/press.ts";

const ways: readonly (readonly [Kind, Kind])[] = [
  ["topics", "topics"],
  ["topics", "channel"],
  ["channel", "topics"],
  ["channel", "channel"],
];

for (const way of ways) {
  test(`a ticket moves from ${way.join(" to ")}, with its history and what nobody has answered`, async (t) => {
    const departments = await openDepartments(t, way);
    const { desk, home, store, boris, olga } = departments;
    const { client, first } = await asks(departments, "Анна", 1);
    await first.of(boris).writes("Сейчас <посмотрим>");
    await client.sees("Сейчас <посмотрим>");
    await first.of(olga).writes("// постоянный клиент");
    await client.sends(photo("Вот чек"));
    await first.of(boris).sees("Вот чек");
    await client.writes("Жду с утра");
    await first.of(boris).sees("Жду с утра");
    await desk.settles();
    const clientSaw = client.messages.length;
    const command = await first.of(olga).writes("/desk Склад");

    const second = await showsAt(store, 1);
    await second.of(boris).sees(exactly("Жду с утра"));
    await first.of(boris).sees(/^Обращение №1 теперь в отделе «Склад»: открыть\.$/);
    await desk.rests();
    const [history, ...copies] = second.messages();
    assert.match(
      history!.content.text!,
      new RegExp(
        "^Что было до передачи\nАнна, клиент · .+\nГде мой заказ\\?\n" +
          "Борис · .+\nСейчас <посмотрим>\nОльга · .+ · 📝 заметка\nпостоянный клиент$",
      ),
    );
    assert.deepEqual(wordsOf(copies), ["Вот чек", "Жду с утра"]);
    const card = second.card()!.content.text!;
    assert.match(card, /Отдел: Склад\nКто отвечает: пока никто\n/);
    assert.match(card, /Ольга: передано в отдел «Склад», до этого отвечал\(а\) Борис/);

    const old = first.card()!;
    assert.equal(old.content.text!.split("\n")[0], "Обращение №1 · Передано в отдел «Склад»");
    assert.deepEqual(buttonsOf(old), []);
    assert.equal(linkOf(first, "открыть"), urlOf(store, second));
    assert.deepEqual([...command.reactions.values()].flat().length, 1, "👌");
    if (home instanceof Forum) {
      const [topic] = home.topics;
      assert.ok(topic!.closed);
      assert.equal(topic!.icon, findMemory(desk.app.store, "topic_icon:closed"));
    }
    assert.equal(client.messages.length, clientSaw, "the client sees nothing of it");

    await second.of(boris).writes("Заказ уже едет");
    await client.sees(exactly("Заказ уже едет"));
    await client.writes("Спасибо");
    await second.of(boris).sees(exactly("Спасибо"));
    await desk.rests();
    assert.equal(first.messages().some(exactly("Спасибо")), false);
    assert.match(second.card()!.content.text!, /Кто отвечает: Борис/);
  });

  test(`whatever is done where the ticket was goes nowhere, and says where it is: ${way.join(" to ")}`, async (t) => {
    const departments = await openDepartments(t, way);
    const { desk, store, olga } = departments;
    const { client, first } = await asks(departments, "Анна", 1);
    const card = first.card()!;
    await first.of(olga).writes("/desk Склад");
    await showsAt(store, 1);
    await first.of(olga).sees("теперь в отделе «Склад»: открыть");
    await desk.rests();
    const clientSaw = client.messages.length;
    const rows = store.chat.messages.size;
    for (const words of [
      "Ответ",
      "// заметка",
      "/note заметка",
      "/close",
      "/claim",
      "/desk Склад",
      "/help",
    ]) {
      const written = await first.of(olga).writes(words);
      const told = await first
        .of(olga)
        .sees("Обращение теперь в отделе «Склад»: открыть.", { after: written });
      assert.equal(
        told.content.text,
        "Обращение теперь в отделе «Склад»: открыть. Отсюда клиенту ничего не отправлено.",
      );
      assert.equal(told.replyTo, written);
    }
    await first.of(olga).sendsAlbum([photo("Раз"), photo("Два")]);
    await desk.settles();
    await desk.rests();
    const refusals = first.messages().filter(({ content }) => content.text?.startsWith("Обращение теперь"));
    assert.equal(refusals.length, 8, "an album is told once");
    assert.equal(client.messages.length, clientSaw);
    assert.equal(store.chat.messages.size, rows, "nothing comes to the new place either");

    for (const data of ["1:c:1", "1:x:1", "1:m:1:1", "1:k:1:2", "1:k:1:1"]) {
      const button = { text: "кнопка", callback_data: data };
      const { text } = await press(first.atCard(olga), { kind: "inline", message: card, button });
      assert.equal(text, "Обращение теперь в отделе «Склад».", data);
    }
    await desk.rests();
    assert.deepEqual(buttonsOf(card), []);
    assert.equal(store.chat.messages.size, rows);
  });
}

function linkOf(ticket: ShownTicket, words: string): string | undefined {
  const told = ticket.messages().findLast(({ content }) => content.text?.includes(words))!;
  const entity = (told.content.entities ?? []).find(({ type }) => type === "text_link");
  return entity?.type === "text_link" ? entity.url : undefined;
}

function urlOf(where: { id: number }, ticket: ShownTicket): string {
  const card: StoredMessage = ticket.card()!;
  const shown = where instanceof Forum ? card.topicId : card.message_id;
  return `https://t.me/c/${-where.id - 1_000_000_000_000}/${shown}`;
}
