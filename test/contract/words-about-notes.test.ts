import assert from "node:assert/strict";
import { test } from "node:test";
import { photo } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { ask, wordsIn } from "./conversation.ts";
import { doubt, doubtsIn, secretsOf } from "./doubt.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("words about a note", (nature) => {
  test("a reply to a note is withheld, and sent without the note", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    const note = await manager.writes("// клиент скандальный");
    const olga = ticket.of(desk.olga);
    await olga.repliesTo(note, "и правда", { quote: "скандальный" });
    await olga.sees(doubt);
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("и правда"));
    await olga.presses("Отправить клиенту");
    const sent = await anna.sees("и правда");
    assert.equal(sent.quote, undefined);
    assert.deepEqual(secretsOf(anna), []);
  });

  test("a reply to a command, carried out or refused, is withheld", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    const olga = ticket.of(desk.olga);
    for (const command of ["/noet скандальный", "/call", "/note@otherbot скандальный"]) {
      const given = await manager.writes(command);
      await desk.settles();
      const reply = await olga.repliesTo(given, "и правда скандальный");
      const asked = await olga.sees((each) => each.replyTo === reply && textOf(each.content).includes(doubt));
      await olga.presses(asked, "Это заметка");
    }
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
  });

  test("a forward of a note, of the card or of another client's words is withheld", async (t) => {
    const desk = await nature.open(t);
    const other = await ask(desk, "Мой паспорт 4510", "Вера");
    await other.atCard.presses("📝 Заметка");
    const prompt = await other.manager.sees("ответьте на это сообщение");
    await desk.settles();
    const note = await other.manager.repliesTo(prompt, "скандальный");
    const scan = await other.manager.sends(photo("// его паспорт"));
    await desk.settles();
    const { anna, manager, ticket } = await ask(desk);
    const copy = await other.manager.sees(/4510/);
    const forwards = [];
    for (const each of [note, copy, other.ticket.card()!]) forwards.push(await manager.forwards(each));
    const { caption, ...bare } = scan.content;
    assert.ok(caption);
    const forward_origin = { type: "hidden_user", sender_user_name: "Борис", date: scan.date } as const;
    forwards.push(await manager.sends(bare, { forward_origin }));
    await desk.settles();
    assert.deepEqual(
      doubtsIn(ticket).map(({ replyTo }) => replyTo),
      forwards,
    );
    assert.deepEqual(secretsOf(anna), []);
    await manager.presses(doubtsIn(ticket)[1]!, "Отправить клиенту");
    await anna.sees(/4510/);
    await manager.forwards(await other.manager.writes("Чек приложим к заказу"));
    await anna.sees("Чек приложим к заказу");
  });

  test("a reply to something unknown of the bot is asked about", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk);
    // Telegram's answer to the call is lost, so the question is sent twice.
    desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: desk.group.id, times: 1 });
    await atCard.presses("📝 Заметка");
    const prompt = await manager.sees("ответьте на это сообщение");
    await manager.repliesTo(prompt, "клиент скандальный");
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
  });
});
