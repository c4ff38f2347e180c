import assert from "node:assert/strict";
import { test } from "node:test";
import { findJournal } from "../../src/store/tickets/journal.ts";
import { findTicket, type PlacedTicket } from "../../src/store/tickets/tickets.ts";
import { readCardTitle, readTopicName } from "../../src/telegram/card/card.ts";
import { ask, botReaction } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes } from "../support/desk.ts";
import type { Place, StoredMessage } from "../telegram/actors.ts";

atEveryDesk("labels", (nature) => {
  test("a priority is set by command and by button, and the card and the journal show it", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard } = await ask(desk);
    assert.equal(await reactionTo(desk, manager, "/priority high"), "👌");
    await atCard.sees(/^🔥 Обращение №1 · [^]*Приоритет: высокий\n[^]*Борис: приоритет — высокий/);
    await presses(desk, atCard, "⋯");
    await presses(desk, atCard, "🔥 Приоритет");
    const card = await atCard.sees(/^🔥 Обращение №1/);
    assert.deepEqual(buttonsOf(card), ["✓ 🔥 Высокий", "Обычный", "Низкий", "‹ Назад"]);
    assert.equal((await atCard.presses("Низкий")).text, "Приоритет: низкий");
    await atCard.sees(/^Обращение №1 · [^]*Приоритет: низкий\n[^]*приоритет — низкий/);
    for (const [written, priority] of [
      ["Высокий", "high"],
      ["ОБЫЧНЫЙ", "normal"],
      ["низкий", "low"],
      ["Normal", "normal"],
    ] as const) {
      assert.equal(await reactionTo(desk, manager, `/priority ${written}`), "👌", written);
      assert.equal(ticketOf(desk).priority, priority);
    }
    assert.deepEqual(
      linesOf(desk, "priority_set").map((line) => "priority" in line && line.priority),
      ["high", "low", "high", "normal", "low", "normal"],
    );
  });

  test("tags are hashtags on the card, several at a time, and are taken off again", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard, anna } = await ask(desk);
    assert.equal(await reactionTo(desk, manager, "/tag Возврат, #брак_2  возврат"), "👌");
    await atCard.sees(/#возврат #брак_2$/);
    await atCard.sees(/Борис: добавлены метки #возврат #брак_2/);
    assert.equal(await reactionTo(desk, manager, "/tag возврат vip"), "👌");
    await atCard.sees(/#возврат #брак_2 #vip$/);
    // As a Mac writes it: a letter and a mark.
    assert.equal(await reactionTo(desk, manager, "/tag Дизайн".normalize("NFD")), "👌");
    await atCard.sees(/#vip #дизайн$/);
    assert.equal(await reactionTo(desk, manager, "/untag дизайн"), "👌");
    await atCard.sees(/Борис: добавлена метка #vip/);
    assert.equal(await reactionTo(desk, manager, "/untag #ВОЗВРАТ vip"), "👌");
    await atCard.sees(/Борис: убраны метки #возврат #vip[^]*#брак_2$/);
    assert.deepEqual(ticketOf(desk).tags, ["брак_2"]);
    await manager.writes("/close");
    await desk.settles();
    assert.equal(anna.messages.filter(({ content }) => /возврат|vip/i.test(content.text ?? "")).length, 0);
  });

  test("what is written wrong is answered with what is right, and changes nothing", async (t) => {
    const desk = await nature.open(t);
    const { manager } = await ask(desk);
    await manager.writes("/tag возврат");
    await desk.settles();
    const before = ticketOf(desk);
    const lines = findJournal(desk.app.store, 1, 1).count;
    const ten = Array.from({ length: 10 }, (_, index) => `метка${index}`).join(" ");
    const how = "/priority high — высокий, /priority normal — обычный, /priority low — низкий.";
    for (const [written, said] of [
      ["/priority", `Сейчас приоритет обычный. Изменить: ${how}`],
      ["/priority важно", `Приоритета «важно» нет. Есть ${how}`],
      ["/priority high low", `Приоритета «high low» нет. Есть ${how}`],
      ["/priority __proto__", `Приоритета «__proto__» нет. Есть ${how}`],
      ["/priority normal", "Приоритет и так обычный."],
      [
        "/tag",
        "Напишите метку после команды, например /tag возврат. Несколько меток — через пробел. Сейчас: #возврат",
      ],
      ["/tag ,", "Напишите метку после команды, например /tag возврат."],
      [
        "/tag a-b",
        "«a-b» не подходит: в метке могут быть только буквы, цифры и знак «_», не больше 32 знаков. Например: /tag возврат",
      ],
      ["/tag новая a-b", "«a-b» не подходит: в метке могут быть только буквы, цифры и знак «_»"],
      ["/tag #", "«#» не подходит"],
      ["/tag <b>vip</b>", "«<b>vip</b>» не подходит"],
      ["/tag 🔥", "«🔥» не подходит"],
      [
        "/tag 2026",
        "«2026» не подходит: в метке должна быть хотя бы одна буква, а всего — не больше 32 знаков. Например: /tag заказ_12",
      ],
      [
        `/tag ${"ы".repeat(200)}`,
        `«${"ы".repeat(31)}…» не подходит: в метке может быть не больше 32 знаков. Например: /tag возврат`,
      ],
      [`/tag ${ten}`, "Меток может быть не больше 10, сейчас их 1. Убрать лишнюю: /untag возврат"],
      ["/tag ВОЗВРАТ", "Метка #возврат уже есть."],
      ["/untag", "Напишите, какую метку убрать, например /untag возврат. Сейчас: #возврат"],
      ["/untag брак", "Метки #брак у этого обращения нет. Есть: #возврат"],
      ["/untag возврат брак", "Метки #брак у этого обращения нет. Есть: #возврат"],
    ] as const) {
      const asked = await manager.writes(written);
      const told = await manager.sees((message) => message.message_id > asked.message_id);
      assert.ok(told.content.text?.startsWith(said), `${written}: ${told.content.text}`);
      await desk.settles();
      assert.deepEqual(ticketOf(desk), before, written);
    }
    assert.equal(findJournal(desk.app.store, 1, 1).count, lines);
    await manager.writes("/untag возврат");
    await desk.settles();
    for (const [written, said] of [
      ["/untag", "Напишите, какую метку убрать, например /untag возврат. Сейчас меток нет."],
      ["/untag возврат", "Метки #возврат у этого обращения нет."],
    ] as const) {
      const asked = await manager.writes(written);
      const told = await manager.sees((message) => message.message_id > asked.message_id);
      assert.equal(told.content.text, said);
      await desk.settles();
    }
  });

  test("ten of the longest tags fit on the card, of a closed ticket too", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard } = await ask(desk);
    const tags = Array.from({ length: 10 }, (_, index) => `${"ж".repeat(31)}${index}`);
    assert.equal(await reactionTo(desk, manager, `/tag ${tags.join(" ")}`), "👌");
    await manager.writes("/priority high");
    await manager.writes("/close");
    const shown = await atCard.sees(/^🔥 Обращение №1 · Закрыто/);
    assert.ok(shown.content.text?.endsWith(tags.map((tag) => `#${tag}`).join(" ")));
  });
});

test("the fire is in the topic's name, within its length, and goes with one call", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { olga, forum } = desk;
  const anna = desk.telegram.client(`Анна${"щ".repeat(60)}`, { last_name: "Щ".repeat(64) });
  await olga.writes(`/subjects add ${"д".repeat(40)}`);
  await olga.sees("добавлена");
  await anna.starts("s_1");
  await anna.writes("Где заказ?");
  const topic = await forum.hasTopic(/^№1 Анна/);
  const { name } = topic;
  await desk.settles();
  desk.telegram.calls.clear();
  await olga.in(topic).writes("/priority low");
  await passes(desk, clock, 10_000);
  assert.equal(desk.telegram.calls.count("editForumTopic"), 0);
  await olga.in(topic).writes("/priority high");
  await passes(desk, clock, 10_000);
  assert.equal(topic.name, `🔥 ${Array.from(name).slice(0, 125).join("")}…`);
  assert.equal(desk.telegram.calls.count("editForumTopic"), 1);
  await olga.in(topic).writes("/priority normal");
  await passes(desk, clock, 10_000);
  assert.equal(topic.name, name);
  assert.equal(desk.telegram.calls.count("editForumTopic"), 2);
});

test("an urgent ticket's topic and post are known as the bot's own when the answer to their call was lost", () => {
  assert.equal(readTopicName("🔥 №12 Анна"), 12);
  assert.equal(readTopicName("№12 Анна"), 12);
  assert.equal(readTopicName("🔥🔥 №12 Анна"), undefined);
  assert.equal(readCardTitle("🔥 Обращение №12 · Не отвечено"), 12);
  assert.equal(readCardTitle("Request #12 · Unanswered"), 12);
  assert.equal(readCardTitle("🔥Обращение №12 · Не отвечено"), undefined);
});

function ticketOf({ app }: Desk): PlacedTicket {
  const ticket = findTicket(app.store, 1);
  assert.ok(ticket);
  return ticket;
}

function linesOf({ app }: Desk, type: string) {
  return findJournal(app.store, 1, 100).newest.filter((line) => line.type === type);
}

async function reactionTo(desk: Desk, place: Place, words: string): Promise<string | undefined> {
  const written = await place.writes(words);
  await desk.settles();
  return botReaction(desk, written);
}

async function presses(desk: Desk, place: Place, button: string): Promise<void> {
  await place.presses(button);
  await desk.settles();
}

function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}
