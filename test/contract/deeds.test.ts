import assert from "node:assert/strict";
import { test } from "node:test";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { ask, botReaction, colleague, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("deeds", (nature) => {
  test("a ticket is taken, called about, noted and transferred, and the card says so", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, atCard } = await ask(desk, "Сломался чайник");
    const vera = await colleague(desk, ticket, "Вера");
    await vera.starts();

    assert.equal((await atCard.presses("🙋 Взять")).text, "Обращение теперь ваше.");
    await atCard.sees(/· В работе[\s\S]*Кто отвечает: Борис/);
    assert.match((await ticket.atCard(vera).presses("📞 Отметить звонок")).text ?? "", /Звонок отмечен/);
    await atCard.sees(/· Был созвон[\s\S]*Вера: звонок клиенту/);
    await manager.writes("/note просит перезвонить");
    await atCard.sees(/· Добавлена заметка[\s\S]*Борис: заметка «просит перезвонить»/);

    await atCard.presses("🔁 Передать");
    await atCard.presses("Вера");
    await atCard.sees(/Кто отвечает: Вера/);
    const told = await vera.sees(/Вам передали 1 обращение:\n• №1 · Анна/);
    assert.deepEqual(
      told.content.entities?.flatMap((entity) => (entity.type === "text_link" ? [entity.url] : [])),
      [ticket.url()],
    );

    assert.deepEqual(
      wordsIn(anna.messages).filter((words) => /тут|перезвонить/.test(words)),
      [],
    );
  });

  test("every command does what its button does", async (t) => {
    const desk = await nature.open(t);
    const { manager, ticket, atCard } = await ask(desk);
    await colleague(desk, ticket, "Вера");
    for (const [command, status] of [
      ["/claim", "in_progress"],
      ["/call", "call_logged"],
      ["/transfer Вера", "call_logged"],
      ["/close", "closed"],
      ["/reopen", "in_progress"],
    ] as const) {
      // After a while the topic is closed too, and then not everybody may write there.
      const place = command === "/reopen" ? await ticket.closed(desk.boris) : manager;
      const written = await place.writes(command);
      await desk.settles();
      assert.equal(botReaction(desk, written), "👌", command);
      assert.equal(findTicket(desk.app.store, 1)?.status, status, command);
    }
    await ticket.isOpenAgain();
    await atCard.presses("⋯");
    await atCard.sees(/Вера: тут|передано: .* → Вера/);
    await manager.writes("/help");
    await manager.sees("Всё, что вы пишете");
  });

  test("of two managers who press at the same moment one wins and the other hears who did", async (t) => {
    const desk = await nature.open(t);
    const { manager, ticket, atCard } = await ask(desk);
    await manager.writes("// тоже тут");
    const vera = await colleague(desk, ticket, "Вера");
    const [first, second] = await Promise.all([
      atCard.presses("🙋 Взять"),
      ticket.atCard(vera).presses("🙋 Взять"),
    ]);
    assert.equal(first.text, "Обращение теперь ваше.");
    assert.match(second.text ?? "", /уже взял\(а\) Борис/);
    await manager.writes("/claim");
    await manager.sees(/уже ваше/);
  });

  test("the first manager who answers is bound to the ticket; others may answer too", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, atCard } = await ask(desk);
    const vera = await colleague(desk, ticket, "Вера");
    await manager.writes("Отвечает Борис");
    await ticket.of(vera).writes("И Вера");
    await anna.sees("И Вера");
    await atCard.sees(/Кто отвечает: Борис\n[\s\S]*💬 Ждём ответа клиента/);
    await anna.writes("Спасибо, а ещё?");
    await atCard.sees(/Клиент написал снова[\s\S]*Ждём ответа команды/);
    await atCard.sees(/Борис: ответ[\s\S]*Вера: ответ/);
  });

  test("a transfer to nobody, a subject where there are none, a wrong name are answered with what would be right", async (t) => {
    const desk = await nature.open(t);
    const { manager } = await ask(desk);
    const refusals: [string, RegExp][] = [
      ["/transfer @nobody", /Не нашли менеджера «@nobody». Есть: .*Борис/],
      ["/subject Доставка", /Категорий пока нет/],
      ["/name", /Напишите имя после команды/],
      [`/name ${"я".repeat(65)}`, /Имя длиннее 64 знаков/],
      ["/split", /Отправьте \/split ответом/],
      ["/reopen", /уже открыто/],
      ["/unblock", /не заблокирован/],
      ["/constructor", /Такой команды нет/],
    ];
    for (const [command, refusal] of refusals) {
      await manager.writes(command);
      await manager.sees(refusal);
    }
  });

  test("subjects are found whatever their case, and an unknown one is answered with what there is", async (t) => {
    const desk = await nature.open(t);
    const { olga } = desk;
    const { manager, atCard } = await ask(desk);
    await olga.writes("/subjects add Доставка");
    await olga.sees("Категория «Доставка» добавлена");
    await olga.writes("/subjects add ДОСТАВКА");
    await olga.sees("уже есть");
    await manager.writes("/subject Возврат");
    await manager.sees("Категории «Возврат» нет. Есть: Доставка");
    await manager.writes("/subject доставка");
    await atCard.sees(/Категория: Доставка[\s\S]*#доставка/);
    await manager.writes("/name Анна Сергеевна");
    await atCard.sees(/Как обращаться: Анна Сергеевна/);
  });

  test("the client's subject, chosen by a button, is on the card at once", async (t) => {
    const desk = await nature.open(t);
    await desk.olga.writes("/subjects add Доставка");
    await desk.olga.sees("Категория «Доставка» добавлена");
    const { anna, atCard } = await ask(desk);
    await anna.presses("Доставка");
    await atCard.sees(/Категория: Доставка[\s\S]*#доставка/);
  });
});
