import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../src/store/database.ts";
import { forgetFailure } from "../src/store/messages.ts";
import { findDead, requeueDead } from "../src/store/outbox.ts";
import { type Desk, openDesk } from "./desk.ts";
import { type ForumTopic, type Person, photo } from "./telegram/actors.ts";

test("what was held back for a closed ticket and then became a note is not sent by the button", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk);
  await closes(desk, topic);
  const held = await boris.in(topic).writes("клиент скандальный");
  const album = await boris.in(topic).sendsAlbum([photo("его паспорт"), photo()]);
  await boris.in(topic).sees("клиент этого не получил");
  await desk.settles();
  await boris.in(topic).edits(held, "// клиент скандальный");
  await boris.in(topic).edits(album[0]!, "// его паспорт");
  await desk.settles();
  for (const asked of offers(topic)) {
    const { text } = await boris.in(topic).presses(asked, "Открыть снова и отправить");
    assert.match(text ?? "", /Уже отправлено|устарела/);
  }
  await desk.settles();
  assert.deepEqual(secretsIn(anna), []);
});

test("what was held back for a closed ticket and then deleted by /del is not sent by the button", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk);
  await closes(desk, topic);
  const held = await boris.in(topic).writes("клиент скандальный");
  await boris.in(topic).sees("клиент этого не получил");
  await boris.in(topic).repliesTo(held, "/del");
  await boris.in(topic).sees("Клиент этого не получил и не получит");
  await boris.in(topic).presses("Открыть снова и отправить");
  await desk.settles();
  assert.deepEqual(secretsIn(anna), []);
});

test("an answer that became a note, an answer again and a note again is not with the client", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk);
  const written = await boris.in(topic).writes("клиент скандальный");
  await anna.sees("скандальный");
  await desk.settles();
  await boris.in(topic).edits(written, "// клиент скандальный");
  await boris.in(topic).sees("сохранено как заметка");
  assert.deepEqual(secretsIn(anna), []);
  await boris.in(topic).edits(written, "скандальный, но наш");
  await boris.in(topic).presses("Отправить клиенту");
  await anna.sees("скандальный");
  await desk.settles();
  await boris.in(topic).edits(written, "// скандальный, но наш");
  await desk.settles();
  assert.deepEqual(secretsIn(anna), []);

  await boris.in(topic).edits(written, "скандальный, решено");
  await desk.settles();
  await boris.in(topic).presses("Отправить клиенту");
  await anna.sees("скандальный");
  await desk.settles();
  await boris.in(topic).repliesTo(written, "/del");
  await desk.settles();
  assert.deepEqual(secretsIn(anna), []);
});

test("a note stays a note when it is edited, in whichever way it was written", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk);
  await boris.in(topic).presses("📝 Заметка");
  const prompt = await boris.in(topic).sees("ответьте на это сообщение");
  const notes = [
    await boris.in(topic).repliesTo(prompt, "скандальный"),
    await boris.in(topic).writes("/note скандальный"),
    await boris.in(topic).writes("// скандальный"),
  ];
  await desk.settles();
  await boris.in(topic).edits(notes[0]!, "скандальный клиент");
  await boris.in(topic).edits(notes[1]!, "/note скандальный клиент");
  await boris.in(topic).edits(notes[2]!, "//скандальный клиент");
  await desk.settles();
  const kept = desk.app.store.all(sql.selectFrom("notes").select(["text", "answer"]));
  const note = { text: "скандальный клиент", answer: null };
  assert.deepEqual(kept, [note, note, note]);

  const answer = await boris.in(topic).writes("скандальный");
  await anna.sees("скандальный");
  await desk.settles();
  await boris.in(topic).edits(answer, "/note скандальный");
  await boris.in(topic).sees("сохранено как заметка");
  assert.deepEqual(secretsIn(anna), []);
});

test("what Telegram refused, and became a note meanwhile, is not sent when the operator tries again", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk);
  await anna.blocks();
  const written = await boris.in(topic).writes("клиент скандальный");
  await boris.in(topic).sees("Не доставлено");
  await boris.in(topic).edits(written, "// клиент скандальный");
  await desk.settles();
  await anna.unblocks();
  const { id } = desk.app.store.first(sql.selectFrom("outbox").select("id").where("state", "=", "dead"))!;
  requeue(desk, id);
  await desk.settles();
  assert.deepEqual(secretsIn(anna), []);
});

async function openTicket(desk: Desk): Promise<{ anna: Person; topic: ForumTopic }> {
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("№1");
  await desk.boris.in(topic).sees(/^Вопрос$/);
  await desk.settles();
  // Whoever may manage topics can write in a closed one.
  desk.forum.promote(desk.boris, ["can_manage_topics"]);
  return { anna, topic };
}

async function closes({ boris }: Desk, topic: ForumTopic): Promise<void> {
  await boris.in(topic).writes("/close");
  await boris.in(topic).sees((message) => "forum_topic_closed" in message.content);
}

/** What the client has of what the team says among itself. */
function secretsIn(client: Person): string[] {
  return client.messages
    .map(({ content }) => content.text ?? content.caption ?? "")
    .filter((words) => /скандальный|паспорт/.test(words));
}

/** The messages that offer to send what was held back. */
function offers(topic: ForumTopic) {
  return topic.messages.filter(({ content }) => content.text?.includes("клиент этого не получил"));
}

/** As `npm run outbox -- requeue`. */
function requeue({ app }: Desk, id: number): void {
  app.store.transaction((tx) => {
    const effect = findDead(tx).find((delivery) => delivery.id === id)?.effect;
    assert.equal(effect?.kind, "relay");
    forgetFailure(tx, effect.messageId);
    requeueDead(tx, id, Date.now());
  });
  app.outbox.poke();
}
