import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { forgetFailure } from "../../src/store/messages/changes.ts";
import { findDead, requeueDead } from "../../src/store/deliveries/dead.ts";
import type { Desk } from "../support/desk.ts";
import { photo } from "../telegram/actors.ts";
import { ask } from "./conversation.ts";
import { secretsOf } from "./doubt.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("answers that turn into notes", (nature) => {
  test("what was held back for a closed ticket and then became a note is not sent by the button", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    await manager.writes("/close");
    const late = await ticket.closed(desk.boris);
    const held = await late.writes("клиент скандальный");
    const album = await late.sendsAlbum([photo("его паспорт"), photo()]);
    await late.sees("клиент этого не получил");
    await desk.settles();
    await late.edits(held, "// клиент скандальный");
    await late.edits(album[0]!, "// его паспорт");
    await desk.settles();
    const offers = ticket
      .messages()
      .filter(({ content }) => content.text?.includes("клиент этого не получил"));
    assert.equal(offers.length, 2);
    for (const offer of offers) {
      const { text } = await late.presses(offer, "Открыть снова и отправить");
      assert.equal(text, "📝 Это заметка, клиент её не увидит.");
    }
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
  });

  test("an answer that became a note, an answer again and a note again is not with the client", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const written = await manager.writes("клиент скандальный");
    await anna.sees("скандальный");
    await desk.settles();
    await manager.edits(written, "// клиент скандальный");
    await manager.sees("сохранено как заметка");
    assert.deepEqual(secretsOf(anna), []);
    await manager.edits(written, "скандальный, но наш");
    await manager.presses("Отправить клиенту");
    await anna.sees("скандальный");
    await desk.settles();
    await manager.edits(written, "// скандальный, но наш");
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);

    await manager.edits(written, "скандальный, решено");
    await desk.settles();
    await manager.presses("Отправить клиенту");
    await anna.sees("скандальный");
    await desk.settles();
    await manager.repliesTo(written, "/del");
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
  });

  test("a note stays a note when it is edited, in whichever way it was written", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const notes = [await manager.writes("/note скандальный"), await manager.writes("// скандальный")];
    await desk.settles();
    await manager.edits(notes[0]!, "/note скандальный клиент");
    await manager.edits(notes[1]!, "//скандальный клиент");
    await desk.settles();
    const kept = desk.app.store.all(sql.selectFrom("notes").select(["text", "answer"]));
    const note = { text: "скандальный клиент", answer: null };
    assert.deepEqual(kept, [note, note]);

    const sent = await manager.writes("скандальный");
    await anna.sees("скандальный");
    await desk.settles();
    await manager.edits(sent, "/note скандальный");
    await manager.sees("сохранено как заметка");
    assert.deepEqual(secretsOf(anna), []);
  });

  test("what Telegram refused, and became a note meanwhile, is not sent when the operator tries again", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    await anna.blocks();
    const written = await manager.writes("клиент скандальный");
    await manager.sees("Не доставлено");
    await manager.edits(written, "// клиент скандальный");
    await desk.settles();
    await anna.unblocks();
    const { id } = desk.app.store.first(sql.selectFrom("outbox").select("id").where("state", "=", "dead"))!;
    requeue(desk, id);
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
  });
});

/** Like `npm run outbox -- requeue`. */
function requeue({ app }: Desk, id: number): void {
  app.store.transaction((tx) => {
    const effect = findDead(tx).find((delivery) => delivery.id === id)?.effect;
    assert.equal(effect?.kind, "relay");
    forgetFailure(tx, effect.messageId);
    requeueDead(tx, id, Date.now());
  });
  app.outbox.poke();
}
