import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../support/desk.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { type Person, photo, type StoredMessage } from "../telegram/actors.ts";
import { kindOf } from "../telegram/content.ts";
import {
  arrives,
  ask,
  botReaction,
  converse,
  findCopy,
  findNotice,
  pairOf,
  targetOf,
  wordsIn,
} from "./conversation.ts";
import { kinds } from "./kinds.ts";
import { evenInDoubt } from "./nature.ts";
import { findShown, shows } from "./shown-ticket.ts";

evenInDoubt("conversation", (nature) => {
  test("a client's message becomes a ticket with its card, the question under it; the answer comes back", async (t) => {
    const desk = await nature.open(t);
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    await anna.writes("Не работает касса");
    const ticket = await shows(desk, 1);
    const boris = ticket.of(desk.boris);
    await boris.sees(/^Не работает касса$/);
    await anna.sees("Обращение №1 принято");
    await boris.writes("Перезагрузите её, пожалуйста");
    await anna.sees("Перезагрузите её, пожалуйста");
    await anna.sendsAlbum([photo("Раз"), photo("Два")]);
    await boris.sees("Два");
    const album = ticket.messages().filter(({ content }) => content.photo !== undefined);
    assert.equal(new Set(album.map(({ media_group_id }) => media_group_id)).size, 1);
    assert.deepEqual(wordsIn(album), ["Раз", "Два"]);
  });

  test("whatever is said is answered, quoted, edited, reacted to and taken back, and nothing goes astray", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, ticket, question, answer } = await converse(desk);
    const thanks = await anna.repliesTo(findCopy(desk, answer)!, "Спасибо! Завтра когда?", {
      quote: "завтра",
    });
    assert.equal(targetOf(await arrives(desk, thanks)), answer);
    const later = await manager.repliesTo(findCopy(desk, question)!, "После шести");
    assert.equal(targetOf(await arrives(desk, later)), question);
    const copy = findCopy(desk, later)!;
    await manager.edits(later, "После семи");
    await until(() => copy.content.text === "После семи", "the edit does not come");
    await anna.edits(question, "Сломался утюг");
    await manager.sees(/^✏️/);
    await manager.reacts(findCopy(desk, thanks)!, "👍");
    await until(() => botReaction(desk, thanks) === "👍", "the reaction does not come");
    await manager.writes("// скандальная");
    await manager.edits(later, "// и эта тоже");
    await until(
      () => findNotice(manager, later, /сохранено как заметка/) !== undefined,
      "it is not taken back",
    );
    await atCard.presses("✅ Закрыть");
    await anna.sees("Обращение №1 закрыто");
    await desk.rests();
    assert.deepEqual(wordsIn(ticket.messages().filter(({ sender }) => sender.account.is_bot)), [
      "Сломался утюг",
      "Спасибо! Завтра когда?",
      ...wordsIn(ticket.messages()).filter((words) => /^✏️|^🗑|Удалено/.test(words)),
    ]);
    assert.deepEqual(
      wordsIn(anna.messages).filter((words) => /скандальная|семи|эта тоже/.test(words)),
      [],
    );
    assert.equal(findShown(desk, 2), undefined);
  });

  test("any first message opens a ticket, and pressing Start alone does not", async (t) => {
    const desk = await nature.open(t);
    const firsts: ((client: Person) => Promise<StoredMessage[]>)[] = Object.values(kinds).map(
      ({ make }) =>
        async (client) => [await client.sends(make())],
    );
    firsts.push(
      (client) => client.sendsAlbum([photo("Вот такая"), photo()]),
      async (client) => [
        await client.writes("Прислали мне", {
          forward_origin: { type: "hidden_user", sender_user_name: "Сосед", date: 1_790_000_000 },
        }),
      ],
      async (client) => [await client.writes("/new Сломался утюг")],
    );
    let count = 0;
    for (const sends of firsts) {
      const client = desk.telegram.client(`Клиент ${(count += 1)}`);
      for (const first of await sends(client)) {
        const copy = await arrives(desk, first);
        assert.equal(kindOf(copy.content), kindOf(first.content));
        const { ticketId } = pairOf(desk, first)!;
        const ticket = await shows(desk, ticketId);
        await until(() => ticket.leadsTo(copy), "the ticket does not show it");
        assert.equal(
          findClientOnTelegram(desk.app.store, client.id)!.id,
          findTicket(desk.app.store, ticketId)!.clientId,
        );
      }
      assert.notEqual(findShown(desk, count), undefined);
      assert.equal(findShown(desk, count + 1), undefined, "one ticket");
    }
    const visitor = desk.telegram.client("Гость", { language_code: "en" });
    await visitor.starts();
    await visitor.sees("Hello! Write your question");
    await desk.settles();
    assert.equal(findShown(desk, count + 1), undefined);
  });

  test("what the team says outside of tickets reaches no client", async (t) => {
    const desk = await nature.open(t);
    const { anna, question } = await ask(desk);
    const before = anna.messages.length;
    const chat = await desk.olga.in(desk.group).writes("Кто сегодня дежурит?");
    await desk.boris.in(desk.group).repliesTo(chat, "Я");
    await desk.boris.in(desk.group).sendsAlbum([photo("Обед"), photo()]);
    await desk.settles();
    assert.equal(anna.messages.length, before);
    assert.equal(findCopy(desk, question)?.isDeleted, false);
  });
});
