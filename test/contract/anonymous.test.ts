import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { sql } from "../../src/store/database.ts";
import { type Desk, until } from "../support/desk.ts";
import { photo, type StoredMessage, sticker } from "../telegram/actors.ts";
import type { Draft } from "../telegram/posting.ts";
import { arrives, findCopy, pairOf } from "./conversation.ts";
import { atEveryDesk, type Nature } from "./nature.ts";
import { shows } from "./shown-ticket.ts";

/** The ways for a manager to hide: behind the group, or behind a channel of their own (docs:Message.sender_chat). */
const guises: Record<string, (desk: Desk, nature: Nature) => Partial<Draft>> = {
  "an anonymous administrator"(desk) {
    desk.group.promote(desk.boris, { is_anonymous: true });
    return {};
  },
  "a manager who writes as a channel": (desk, nature) => ({
    sender: { account: desk.boris.account, sender_chat: nature.channelOf(desk) },
  }),
};

atEveryDesk("anonymous", (nature) => {
  for (const [guise, disguise] of Object.entries(guises)) {
    test(`what ${guise} sends arrives, edits and replies too, and is nobody's`, async (t) => {
      const { desk, anna, manager, ticket, question, extra } = await start(t, nature, disguise);
      const spoken = await manager.writes("Привезём завтра", extra);
      assert.deepEqual((await arrives(desk, spoken)).content, spoken.content);
      const shown = await manager.sends(sticker(), extra);
      assert.deepEqual((await arrives(desk, shown)).content, shown.content);
      const album = await manager.sendsAlbum([photo("Раз"), photo()], extra);
      for (const item of album) assert.deepEqual((await arrives(desk, item)).content, item.content);
      const reply = await manager.sends("Этот?", { ...extra, replyTo: findCopy(desk, question)! });
      assert.equal((await arrives(desk, reply)).replyTo, question);
      const copy = findCopy(desk, spoken)!;
      await manager.edits(spoken, "Привезём сегодня");
      await until(() => copy.content.text === "Привезём сегодня", "the edit does not come");
      const back = await anna.repliesTo(copy, "Спасибо");
      assert.equal((await arrives(desk, back)).replyTo, spoken);

      for (const original of [spoken, shown, ...album]) assert.equal(pairOf(desk, original)?.authorId, null);
      const answers = desk.app.store.all(
        sql
          .selectFrom("ticket_events")
          .select(["actor_kind", "actor_id"])
          .where("type", "=", "answered")
          .where("ticket_id", "=", pairOf(desk, spoken)!.ticketId),
      );
      assert.ok(answers.length > 0);
      for (const answer of answers) assert.deepEqual(answer, { actor_kind: "anonymous", actor_id: null });
      await ticket.atCard(desk.olga).sees(/^Обращение №1[\s\S]*Кто отвечает: пока никто/);
    });

    test(`a note of ${guise} stays at the desk, and so does an answer that is edited into one`, async (t) => {
      const { desk, anna, ticket, manager, extra } = await start(t, nature, disguise);
      const before = anna.messages.length;
      await manager.writes("// грубит", extra);
      const answer = await manager.writes("клиент скандальный", extra);
      await arrives(desk, answer);
      await manager.edits(answer, "// клиент скандальный");
      await ticket.of(desk.olga).sees(/Удалено у клиента и сохранено как заметка/);
      assert.equal(anna.messages.length, before);
    });

    test(`the desk is told once what ${guise} costs`, async (t) => {
      const { desk, manager, extra } = await start(t, nature, disguise);
      await manager.writes("Раз", extra);
      await arrives(desk, await manager.writes("Два", extra));
      await desk.settles();
      assert.equal(manager.messages.filter(tellsOfAnonymity).length, 1);
    });

    test(`with signatures ${guise} signs as the desk`, async (t) => {
      const { desk, manager, extra } = await start(t, nature, disguise);
      const asked = await desk.olga.writes("/settings signature manager");
      await desk.olga.sees("Сохранено", { after: asked });
      const copy = await arrives(desk, await manager.writes("Да", extra));
      assert.equal(copy.content.text, `Да\n\n— ${desk.title}`);
    });
  }
});

/** An unanswered ticket, and the manager in disguise. */
async function start(
  t: TestContext,
  nature: Nature,
  disguise: (desk: Desk, nature: Nature) => Partial<Draft>,
) {
  const desk = await nature.open(t);
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  const question = await anna.writes("Сломался чайник");
  await arrives(desk, question);
  const ticket = await shows(desk, 1);
  const manager = ticket.of(desk.boris);
  return { desk, anna, ticket, question, manager, extra: disguise(desk, nature) };
}

function tellsOfAnonymity({ content }: StoredMessage): boolean {
  return content.text?.includes("от имени группы или канала") === true;
}
