import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { shows } from "../contract/shown-ticket.ts";
import { sets } from "../private/client.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, passes } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";

const minute = 60_000;

atEveryDesk("quarantine", (nature) => {
  const open = async (t: Parameters<typeof nature.open>[0]) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    await desk.olga.starts();
    await sets(desk, "stop_words казино, кредит*");
    return { clock, desk };
  };

  test("a request with a stop-word is shown without a sound until a manager lets it pass", async (t) => {
    const { clock, desk } = await open(t);
    desk.telegram.calls.clear();
    const { anna, ticket, manager } = await ask(desk, "Лучшее КАЗИНО города");
    await anna.sees("Обращение №1 принято");
    const notice = await manager.sees("В сообщении есть стоп-слово «казино»");
    await anna.writes("И ещё");
    await manager.sees(/^И ещё$/);
    await passes(desk, clock, minute);
    assert.deepEqual(loud(desk), []);
    assert.match(ticket.card()!.content.text!, /В карантине/);
    desk.telegram.calls.clear();
    await manager.presses("Пропустить");
    await passes(desk, clock, minute);
    assert.match(notice.content.text!, /^Карантин снят/);
    assert.deepEqual(buttonsOf(notice), []);
    assert.doesNotMatch(ticket.card()!.content.text!, /В карантине/);
    assert.match(ticket.card()!.content.text!, /Борис: карантин снят/);
    await anna.writes("Снова казино");
    await manager.sees(/^Снова казино$/);
    await passes(desk, clock, minute);
    assert.equal(wordsIn(ticket.messages()).filter((words) => words.includes("стоп-слово")).length, 0);
    assert.ok(loud(desk).length > 0, "an ordinary request rings");
  });

  test("a request under way goes into quarantine too, by an edit as well; an answer or a call ends it", async (t) => {
    const { clock, desk } = await open(t);
    for (const [name, end] of [
      ["Анна", "answer"],
      ["Глеб", "call"],
    ] as const) {
      const { anna, ticket, manager, atCard, question } = await ask(desk, "Вопрос", name);
      await anna.edits(question, "Возьмите кредиты");
      const notice = await manager.sees("стоп-слово «кредит*»");
      await passes(desk, clock, minute);
      assert.match(ticket.card()!.content.text!, /В карантине/);
      if (end === "answer") await manager.writes("Спасибо, не нужно");
      else await atCard.presses("📞 Отметить звонок");
      await passes(desk, clock, minute);
      assert.match(notice.content.text!, /^Карантин снят/);
      assert.doesNotMatch(ticket.card()!.content.text!, /В карантине/);
    }
  });

  test("the quarantine goes along when the client or a manager moves its messages, and not into what has passed", async (t) => {
    const { clock, desk } = await open(t);
    const { anna, manager, ticket } = await ask(desk, "Где заказ?");
    await anna.writes("/new Есть красные?");
    await anna.sees("Обращение №2 принято");
    await passes(desk, clock, minute);
    await manager.writes("Выехал");
    await anna.sees("Выехал");
    await anna.writes("Кстати, казино");
    await manager.sees("стоп-слово «казино»");
    await passes(desk, clock, minute);
    desk.telegram.calls.clear();
    await anna.presses("В другое обращение");
    await anna.presses("Новое обращение");
    const third = await shows(desk, 3);
    const asked = await third.of(desk.boris).sees("перенесены из обращения №1");
    await passes(desk, clock, minute);
    assert.deepEqual(loud(desk), []);
    assert.match(third.card()!.content.text!, /В карантине/);
    assert.match(third.card()!.content.text!, /стоп-слово «казино»/);

    await third.atCard(desk.boris).presses("Пропустить");
    await passes(desk, clock, minute);
    assert.match(asked.content.text!, /^Карантин снят/);
    assert.match(ticket.card()!.content.text!, /В карантине/, "the first one waits for its own decision");

    await anna.writes("/new Опять казино");
    const fourth = await shows(desk, 4);
    const words = await fourth.of(desk.boris).sees(/^Опять казино$/);
    await passes(desk, clock, minute);
    desk.telegram.calls.clear();
    await fourth.of(desk.boris).repliesTo(words, "/split");
    const fifth = await shows(desk, 5);
    await passes(desk, clock, minute);
    assert.match(fifth.card()!.content.text!, /В карантине/);
    assert.deepEqual(loud(desk), []);
  });

  test("a stop-word that wakes a resting request mentions nobody", async (t) => {
    const { clock, desk } = await open(t);
    const { anna, manager, ticket, atCard } = await ask(desk, "Вопрос");
    await atCard.presses("🙋 Взять");
    await manager.writes("/snooze 2h");
    await passes(desk, clock, minute);
    await anna.writes("Лучшее казино");
    await manager.sees("стоп-слово «казино»");
    await passes(desk, clock, minute);
    const back = wordsIn(ticket.messages()).find((words) => words.includes("отложено, но клиент написал"));
    assert.ok(back !== undefined, wordsIn(ticket.messages()).join("\n"));
    assert.doesNotMatch(back, /Борис/);
  });

  test("blocking from the question or from the card", async (t) => {
    const { clock, desk } = await open(t);
    const { anna, manager, ticket } = await ask(desk, "казино");
    const notice = await manager.sees("стоп-слово");
    await manager.presses("Заблокировать");
    await anna.sees("мы больше не принимаем от вас сообщения");
    await passes(desk, clock, minute);
    assert.match(notice.content.text!, /^Клиент заблокирован/);
    assert.doesNotMatch(buttonsOf(ticket.card()!).join(), /Пропустить/);
    const other = await ask(desk, "казино", "Глеб");
    await passes(desk, clock, minute);
    await other.atCard.presses("Заблокировать");
    await other.anna.sees("мы больше не принимаем от вас сообщения");
    await manager.writes("/unblock");
    await anna.sees("Вы снова можете писать нам");
    await passes(desk, clock, minute);
    assert.match(buttonsOf(ticket.card()!).join(), /Пропустить/, "nobody has let it pass yet");
  });
});

/** The calls that make telephones ring in the desk's chats. */
function loud(desk: Desk): string[] {
  const chats = new Set([desk.cardChat.id, desk.group.id]);
  return desk.telegram.calls.all
    .filter(({ method, chat_id }) => chats.has(chat_id as number) && /^(send|copy|forward)/.test(method))
    .filter(({ parameters }) => parameters["disable_notification"] !== true)
    .map(({ method, parameters }) => `${method} ${JSON.stringify(parameters["text"])}`);
}

function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}
