import assert from "node:assert/strict";
import { test } from "node:test";
import { showsAt } from "../contract/shown-ticket.ts";
import { asks, exactly, openDepartments, wordsOf } from "./departments.ts";
import { until } from "../support/desk.ts";
import { Forum, type StoredMessage, video } from "../telegram/actors.ts";

for (const way of [
  ["topics", "topics"],
  ["topics", "channel"],
  ["channel", "topics"],
] as const) {
  test(`a client's reply to what was said before the move answers nothing else: ${way.join(" to ")}`, async (t) => {
    const departments = await openDepartments(t, way);
    const { desk, store, boris, olga } = departments;
    const { client, first } = await asks(departments, "Анна", 1);
    const asked = client.messages.find(exactly("Где мой заказ?"))!;
    const copy = first.messages().find(exactly("Где мой заказ?"))!;
    const answer = await first.of(boris).writes("Уточняем");
    const received = await client.sees(exactly("Уточняем"));
    await first.of(olga).writes("/desk Склад");
    const second = await showsAt(store, 1);
    await second.of(boris).sees("Что было до передачи");
    const twins: StoredMessage[] = [];
    while (twins.length < 2) {
      const filler = await second.of(boris).writes("// ждём");
      const { messages } = filler.chat;
      const found = [copy, answer].flatMap(({ message_id }) => messages.get(message_id) ?? []);
      twins.splice(0, 2, ...found);
    }
    await desk.settles();
    for (const target of [asked, received]) {
      await client.repliesTo(target, `По поводу «${target.content.text}»`);
      const arrived = await second.of(boris).sees(`По поводу «${target.content.text}»`);
      assert.ok(!twins.includes(arrived.replyTo!), "not the message that has the same id here");
      assert.ok(second.messages().includes(arrived));
    }
    await client.reacts(received, "👍");
    for (const twin of twins) await boris.in(twin.chat).reacts(twin, "🔥");
    await desk.settles();
    await desk.rests();
    assert.equal(emojiOn(answer), "👍", "the reaction is on the answer itself");
    assert.deepEqual([asked, received].map(emojiOn), ["", "👍"]);
    await boris.in(copy.chat).reacts(copy, "❤");
    await desk.settles();
    await desk.rests();
    assert.equal(emojiOn(asked), "❤");
  });
}

test("a client's edit of what was said before the move shows the message in the new place", async (t) => {
  const departments = await openDepartments(t);
  const { desk, store, boris, olga } = departments;
  const { client, first } = await asks(departments, "Анна", 1);
  const asked = client.messages.find(exactly("Где мой заказ?"))!;
  await first.of(boris).writes("Какой номер?");
  await client.sees("Какой номер?");
  await first.of(olga).writes("/desk Склад");
  const second = await showsAt(store, 1);
  await second.of(boris).sees("Что было до передачи");
  await client.edits(asked, "Где мой заказ 7?");
  const changed = await second.of(boris).sees(/^✏️ Клиент изменил сообщение\. Было: \n?Где мой заказ\?/);
  const copy = second.messages().find(exactly("Где мой заказ 7?"))!;
  assert.ok(copy.message_id < changed.message_id);
  assert.ok(first.messages().some(exactly("Где мой заказ?")));
  await client.edits(asked, "Где мой заказ 8?");
  await second.of(boris).sees(exactly("Где мой заказ 8?"));
  await desk.rests();
  assert.equal(copy.content.text, "Где мой заказ 8?", "from now on it is edited there");
});

test("an answer edited into a note where it was written is taken back from the client all the same", async (t) => {
  const departments = await openDepartments(t);
  const { desk, store, boris, olga } = departments;
  const { client, first } = await asks(departments, "Анна", 1);
  const answer = await first.of(boris).writes("Скидка 5%");
  const received = await client.sees(exactly("Скидка 5%"));
  const other = await first.of(boris).writes("Ждите");
  await client.sees(exactly("Ждите"));
  await first.of(olga).writes("/desk Склад");
  const second = await showsAt(store, 1);
  await desk.rests();
  await first.of(boris).edits(answer, "// скидка 5%, но не говорите");
  await first.of(olga).sees("Удалено у клиента и сохранено как заметка.");
  assert.ok(received.isDeleted);
  await first.of(olga).repliesTo(other, "/del");
  await desk.settles();
  await desk.rests();
  assert.equal(client.messages.some(exactly("Ждите")), false);
  const written = await first.of(olga).writes("/del");
  await first.of(olga).sees("Отправьте /del ответом на своё сообщение клиенту.", { after: written });
  assert.match(second.card()!.content.text!, /заметка «скидка 5%, но не говорите»/);
});

test("an answer that did not reach the client is reported where it was written, and goes out when they are back", async (t) => {
  const departments = await openDepartments(t);
  const { desk, store, boris, olga } = departments;
  const { client, first } = await asks(departments, "Анна", 1);
  await client.blocks();
  await desk.settles();
  const answer = await first.of(boris).writes("Заказ готов");
  await first.of(olga).sees("💔 Не доставлено");
  await first.of(olga).writes("/desk Склад");
  const second = await showsAt(store, 1);
  await second.of(boris).sees(/Борис · .* · 💔 клиент не получил\nЗаказ готов/);
  await desk.rests();
  assert.equal(emojiOn(answer), "💔");
  await client.unblocks();
  await client.sees(exactly("Заказ готов"));
  await desk.rests();
  assert.equal(emojiOn(answer), "");
});

for (const way of [
  ["topics", "topics"],
  ["topics", "channel"],
  ["channel", "topics"],
] as const) {
  test(`a ticket that moves there and back has a new place each time: ${way.join(" to ")}`, async (t) => {
    const departments = await openDepartments(t, way);
    const { home, homeName, store, boris, olga } = departments;
    const { client, first } = await asks(departments, "Анна", 1);
    const firstCard = first.card()!;
    const firstPlace = olga.in(home instanceof Forum ? home.topics[0]! : firstCard);
    await firstPlace.writes("/desk Склад");
    const second = await showsAt(store, 1);
    await second.of(boris).sees(exactly("Где мой заказ?"));
    await second.of(olga).writes(`/desk ${homeName}`);
    await firstPlace.sees(/теперь в отделе/);
    const isThird = () => (home instanceof Forum ? home.topics.length === 2 : home.posts.length === 2);
    await until(isThird, "it does not come back");
    const third = await showsAt(home, 1);
    await third.of(boris).sees(exactly("Где мой заказ?"));
    const stale = await firstPlace.writes("Ответ не туда");
    await firstPlace.sees(/№1 теперь (в другой теме|под другой публикацией): открыть\./, { after: stale });
    const staleToo = await second.of(olga).writes("И этот");
    await second.of(olga).sees(`Обращение теперь в отделе «${homeName}»: открыть.`, { after: staleToo });
    await third.of(boris).writes("Вот теперь ответ");
    await client.sees(exactly("Вот теперь ответ"));
    await client.writes("Спасибо");
    await third.of(boris).sees(exactly("Спасибо"));
    assert.deepEqual(
      wordsOf(client.messages).filter((words) => /не туда|И этот/.test(words)),
      [],
    );
    assert.match(firstCard.content.text!, /Передано в отдел/);
    assert.match(third.card()!.content.text!, new RegExp(`Отдел: ${homeName}`));
    assert.equal(second.messages().some(exactly("Спасибо")), false);
  });
}

test("a long history comes in several messages, folded, and the oldest gives way", async (t) => {
  const departments = await openDepartments(t);
  const { desk, store, boris, olga } = departments;
  const { client, first } = await asks(departments, "Анна", 1, "Самое старое");
  for (let index = 1; index <= 8; index += 1) {
    await client.writes(`Письмо ${index} ${"<слово> ".repeat(480)}`);
    await desk.settles();
  }
  await client.sends(video("Смотрите"));
  await first.of(boris).sees("Смотрите");
  await first.of(boris).writes("Посмотрели");
  await client.sees("Посмотрели");
  await first.of(olga).writes("/desk Склад");
  const second = await showsAt(store, 1);
  await second.of(boris).sees("Посмотрели");
  const parts = second.messages();
  assert.equal(parts.length, 5);
  assert.match(parts[0]!.content.text!, /^Что было до передачи\n… и ещё 4\nАнна, клиент/);
  assert.match(parts[4]!.content.text!, /Анна, клиент · .*\nвидео\nСмотрите\nБорис · .*\nПосмотрели$/);
  for (const { content } of parts) {
    assert.ok(content.text!.length <= 4_096);
    assert.ok(content.entities!.some(({ type }) => type === "expandable_blockquote"));
  }
  await second.of(boris).writes("Здравствуйте");
  await client.sees("Здравствуйте");
});

function emojiOn({ reactions }: StoredMessage): string {
  return [...reactions.values()]
    .flat()
    .map((reaction) => (reaction.type === "emoji" ? reaction.emoji : ""))
    .join("");
}
