import assert from "node:assert/strict";
import { test } from "node:test";
import { formatMoment } from "../../src/text/time.ts";
import { TestClock } from "../support/clock.ts";
import { passes } from "../support/desk.ts";
import { passUntil } from "../durability/passing.ts";
import { photo, type StoredMessage } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { Failure } from "../telegram/failure.ts";
import { arrives, ask, converse, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { shows } from "./shown-ticket.ts";

atEveryDesk("card", (nature) => {
  test("the card says who asks what, how it stands and what was done, and has its tags", async (t) => {
    const desk = await nature.open(t);
    await desk.olga.writes("/subjects add Возврат денег");
    await desk.olga.sees("Категория «Возврат денег» добавлена");
    const anna = desk.telegram.client("Анна", { username: "anna", language_code: "ru" });
    await anna.starts("order_17");
    await anna.writes("Где мои деньги?");
    const ticket = await shows(desk, 1);
    await anna.presses("Возврат денег");
    await ticket.of(desk.boris).writes("/name Анна Сергеевна");
    await ticket.atCard(desk.boris).presses("🙋 Взять");
    await desk.rests();
    const lines = textOf(ticket.card()!.content).split("\n");
    for (const [index, line] of [
      /^Обращение №1 · В работе$/,
      /^Клиент: Анна @anna, клиент с \d+ \S+ \d{4} г\.$/,
      /^Как обращаться: Анна Сергеевна$/,
      /^Категория: Возврат денег$/,
      /order_17/,
      /^Кто отвечает: Борис$/,
      /^Открыто: /,
      /^⏳ Ждём ответа команды$/,
      /^$/,
      /^Ждёт ответа$/,
      /Где мои деньги\?$/,
      /^$/,
      /^Что было$/,
      /открыто$/,
    ].entries())
      assert.match(lines[index]!, line);
    assert.match(
      lines.at(-1)!.replace(`_${anna.id} `, "_АННА "),
      /^#в_работе #ждёт_нас #борис #дата_\d{4}_\d\d_\d\d #возврат_денег #клиент_АННА #бот$/,
    );
    assert.match(lines.at(-3)!, /Борис: взял\(а\) обращение$/);
  });

  test("names and words are shown as text, whatever is in them", async (t) => {
    const desk = await nature.open(t);
    const name = `<b>Анна</b> & "Ко" <a href="https://example.org">`;
    const anna = desk.telegram.client(name, { last_name: "x".repeat(64) });
    await anna.writes("<i>Вопрос</i> & co");
    const ticket = await shows(desk, 1);
    await ticket.of(desk.boris).writes("// <u>заметка</u>");
    await ticket.atCard(desk.boris).sees("заметка «<u>заметка</u>»");
    const { text, entities = [] } = ticket.card()!.content;
    assert.ok(text?.includes(name));
    assert.ok(text?.includes("<i>Вопрос</i> & co"));
    const links = entities.filter(
      ({ type }) => !["hashtag", "bold", "blockquote", "expandable_blockquote"].includes(type),
    );
    assert.equal(links.length, 1, "the link to the client, nothing of the name's own");
  });

  test("however much was asked and noted, the card is shown, with the newest of it", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, manager, ticket } = await ask(desk);
    for (let number = 1; number <= 30; number += 1) {
      await anna.writes(`вопрос ${number} ${"щ".repeat(300)}`);
      await manager.writes(`// заметка ${number} ${"щ".repeat(300)}`);
    }
    const words = () => textOf(ticket.card()!.content);
    await passUntil(clock, () => /вопрос 30 [\s\S]*заметка 30 /.test(words()));
    assert.match(words(), /ещё \d+/);
    assert.ok(words().length <= 4_096);
  });

  test("the first answer on the card is one that arrived: no refused one, no later one, none that was taken back", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, manager, ticket } = await ask(desk, "Сломался чайник");
    const first = () => /^Первый ответ: .*$/m.exec(textOf(ticket.card()!.content))?.[0];
    const hour = 60 * 60_000;
    assert.equal(first(), undefined);
    const healed = desk.telegram.faults.fails(
      new Failure(400, "Bad Request: wrong file identifier/HTTP URL specified"),
      { method: ["copyMessage", "sendPhoto"], chat_id: anna.id },
    );
    await manager.sends(photo("Схема"));
    await passes(desk, clock, hour);
    assert.match(textOf(ticket.card()!.content), /ответ не дошёл до клиента/);
    assert.equal(first(), undefined);
    healed();
    const second = await manager.writes("Тогда словами");
    await passes(desk, clock, hour);
    assert.equal(first(), `Первый ответ: ${timeOf(second)}`);
    const third = await manager.writes("Или почините сами");
    await passes(desk, clock, hour);
    assert.equal(first(), `Первый ответ: ${timeOf(second)}`);
    await manager.repliesTo(second, "/del");
    await passes(desk, clock, hour);
    assert.equal(first(), `Первый ответ: ${timeOf(third)}`);
    await manager.repliesTo(third, "/del");
    await passes(desk, clock, hour);
    assert.equal(first(), undefined);
  });

  test("a place that somebody deletes is made anew, with the card and all that nobody has answered", async (t) => {
    const desk = await nature.open(t);
    const { anna, ticket, question } = await converse(desk);
    await arrives(desk, await anna.writes("И крышка треснула"));
    await desk.rests();
    ticket.vanishes();
    const more = await anna.writes("Ау?");
    const again = await shows(desk, 1);
    await again.of(desk.boris).sees(/^Ау\?$/);
    await desk.rests();
    assert.deepEqual(wordsIn(again.messages()), ["И крышка треснула", "Ау?"]);
    assert.match(textOf(again.card()!.content), /· Клиент написал снова/);
    await again.of(desk.boris).writes("Заменим");
    await anna.sees(/^Заменим$/);
    await arrives(desk, more);
    assert.notEqual(question.isDeleted, true);
  });
});

function timeOf({ date }: StoredMessage): string {
  return formatMoment(date * 1_000, "ru", "Europe/Moscow");
}
