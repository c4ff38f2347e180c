import assert from "node:assert/strict";
import { test } from "node:test";
import { type Desk, until } from "../support/desk.ts";
import { type Place, photo, type StoredMessage } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";
import { arrives, botReaction, converse, findCopy, pairOf } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("copies that were made anew", (nature) => {
  test("reactions to the earlier copy count, and are taken back there too", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const { original, earlier } = await comesAnew(desk, anna);
    await manager.reacts(earlier, "👍");
    await until(() => botReaction(desk, original) === "👍", "the client sees no reaction");
    await manager.reacts(earlier);
    await until(() => botReaction(desk, original) === undefined, "the client still sees it");
    const { original: answer, earlier: received } = await comesAnew(desk, manager);
    await anna.reacts(received, "❤");
    await until(() => botReaction(desk, answer) === "❤", "the desk sees no reaction");
  });

  test("a manager's reply to the earlier copy goes to the client as a reply to their message", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const { original, earlier } = await comesAnew(desk, anna);
    const reply = await manager.repliesTo(earlier, "На этом фото?");
    const copy = await arrives(desk, reply);
    assert.equal(copy.replyTo, original);
  });

  test("a client's reply to the earlier copy goes to its ticket as a reply to the answer", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const { original, earlier } = await comesAnew(desk, manager);
    await anna.writes("/new Другой вопрос");
    await anna.sees(/№2 принято/);
    const reply = await anna.repliesTo(earlier, "Спасибо, вижу");
    const copy = await arrives(desk, reply);
    assert.equal(pairOf(desk, reply)?.ticketId, 1);
    assert.equal(copy.replyTo, original);
  });

  test("/del takes back the earlier copy as well", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const { original, earlier, present } = await comesAnew(desk, manager);
    await manager.repliesTo(original, "/del");
    await until(() => present.isDeleted && earlier.isDeleted, "the client still has one of them");
    assert.ok(anna.messages.every(({ message_id }) => message_id !== earlier.message_id));
  });
});

/** Somebody's photo is edited into another one, which Telegram does not let the bot do with the copy. */
async function comesAnew(
  desk: Desk,
  place: Place,
): Promise<{ original: StoredMessage; earlier: StoredMessage; present: StoredMessage }> {
  const original = await place.sends(photo("Вот фото"));
  const earlier = await arrives(desk, original);
  const refusal = new Failure(400, "Bad Request: message media can't be edited");
  desk.telegram.faults.fails(refusal, { method: "editMessageMedia", times: 1 });
  await place.edits(original, photo("Вот другое"));
  await until(() => (findCopy(desk, original) ?? earlier) !== earlier, "it does not come anew");
  assert.ok(!earlier.isDeleted);
  return { original, earlier, present: await arrives(desk, original) };
}
