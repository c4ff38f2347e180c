import assert from "node:assert/strict";
import { test } from "node:test";
import { type Forum, photo } from "../telegram/actors.ts";
import { badRequest, type Failure } from "../telegram/failure.ts";
import { type Trouble, troublesWith } from "./errors.ts";
import {
  alerts,
  asks,
  cardOf,
  clientSees,
  deskSees,
  minute,
  openStory,
  passes,
  said,
  second,
  type Story,
  topicOf,
} from "./story.ts";
import { assertSound, copyIn, decisionOf, order, topicsOf, twoTickets } from "./trouble.ts";

const brokenItem: Trouble = {
  kind: "uncopyable",
  text: "Failed to send message #2",
  failure: badRequest('Failed to send message #2 with the error message "the message can\'t be copied"'),
  times: 1,
  method: "copyMessages",
  decision: "forward",
};

for (const trouble of troublesWith("question")) {
  test(`a client's message meets «${trouble.text}»: ${trouble.decision}`, async (t) => {
    const story = await openStory(t);
    const { anna, vera } = await twoTickets(story);
    const elsewhere = trouble.decision === "moves" ? await otherForum(story) : undefined;
    order(story, { ...trouble, ...(elsewhere && movedTo(elsewhere)) }, trouble.method, story.forum.id);
    await anna.repliesTo(copyIn(anna, "Ответ 0"), "Анна 1", { quote: "Ответ" });
    await anna.writes("Анна 2");
    // The failures must hit this message alone.
    if (trouble.times > 1) await passes(story, 10 * second);
    await vera.writes("Вера 1");
    await passes(story, 5 * minute);
    assert.equal(decisionOf(story, trouble), trouble.decision);
    switch (trouble.decision) {
      case "moves": {
        const moved = { ...story, forum: elsewhere! };
        assert.deepEqual(deskSees(moved, "Анна"), ["Анна 1", "Анна 2"]);
        assert.deepEqual(deskSees(moved, "Вера"), ["Вера 1"]);
        break;
      }
      case "anew":
        assert.deepEqual(deskSees(story, "Анна"), ["Анна 1", "Анна 2"]);
        assert.equal(topicsOf(story, "Анна").length, 2);
        break;
      case "in words": {
        assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 2"]);
        const words = said(topicOf(story, "Анна").messages, "⚠️ Клиент прислал текст");
        assert.match(words.join(), /показать это здесь не получилось[\s\S]*Анна 1/);
        break;
      }
      default:
        assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1", "Анна 2"]);
        assert.equal(topicsOf(story, "Анна").length, 1);
    }
    if (trouble.decision !== "moves") assert.deepEqual(deskSees(story, "Вера"), ["Вера 0", "Вера 1"]);
    assertSound(story, trouble);
  });
}

for (const trouble of troublesWith("making")) {
  test(`a first message meets «${trouble.text}» at ${trouble.method}: ${trouble.decision}`, async (t) => {
    const story = await openStory(t);
    const vera = await asks(story, "Вера");
    order(story, trouble, trouble.method, story.forum.id);
    const anna = story.desk.telegram.client("Анна", { language_code: "ru" });
    await anna.writes("Анна 0");
    await anna.writes("Анна 1");
    await vera.writes("Вера 1");
    await passes(story, 5 * minute);
    assert.equal(decisionOf(story, trouble), trouble.decision);
    assert.deepEqual(deskSees(story, "Вера"), ["Вера 0", "Вера 1"]);
    assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
    assert.deepEqual(said(anna.messages, "Обращение"), ["Обращение №2 принято. Ответим вам здесь."]);
    cardOf(topicOf(story, "Анна"));
    assertSound(story, trouble);
  });
}

test("a topic that Telegram will not make for a reason nobody knows: the admin is told, the next message tries again", async (t) => {
  const story = await openStory(t);
  const failure = badRequest("TOPICS_TOO_MUCH");
  const heal = order(story, { failure, times: Infinity }, "createForumTopic", story.forum.id);
  const anna = story.desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Анна 0");
  await passes(story, 5 * minute);
  assert.match(alerts(story).join(), /Telegram ответил «Bad Request: TOPICS_TOO_MUCH»[\s\S]*Обращения: №1/);
  assert.equal(alerts(story).length, 1);
  heal();
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
});

/** An album here replies to nothing. If it is refused as a whole, it goes item by item. */
const albumTroubles = [
  ...troublesWith("question").filter(({ decision }) => decision !== "bare" && decision !== "moves"),
  brokenItem,
];

for (const trouble of albumTroubles) {
  const decision = trouble.kind === "refused" ? "alone" : trouble.decision;
  test(`a client's album meets «${trouble.text}»: ${decision}`, async (t) => {
    const story = await openStory(t);
    const { anna, vera } = await twoTickets(story);
    order(story, trouble, "copyMessages", story.forum.id);
    await anna.sendsAlbum([photo("Анна 1"), photo("Анна 2")]);
    await anna.writes("Анна 3");
    await vera.writes("Вера 1");
    await passes(story, 5 * minute);
    assert.deepEqual(deskSees(story, "Вера"), ["Вера 0", "Вера 1"]);
    const before = decision === "anew" ? [] : ["Анна 0"];
    const album = decision === "in words" ? [] : ["Анна 1", "Анна 2"];
    assert.deepEqual(deskSees(story, "Анна"), [...before, ...album, "Анна 3"]);
    if (decision === "in words") {
      const words = said(topicOf(story, "Анна").messages, "⚠️ Клиент прислал фото");
      assert.match(words.join("\n"), /Анна 1[\s\S]*Анна 2/);
    }
    assertSound(story, trouble);
  });
}

for (const trouble of [...troublesWith("card"), ...troublesWith("topic")]) {
  const { method, text, decision } = trouble;
  test(`${method} for the card or the topic meets «${text}»: ${decision}; messages go on, the card is true in the end`, async (t) => {
    const story = await openStory(t);
    const { boris, forum } = story;
    const anna = story.desk.telegram.client("Анна", { language_code: "ru" });
    await anna.writes("Анна 0");
    await passes(story, minute);
    await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
    // The next message pushes the card out of sight.
    if (method === "pinChatMessage") for (let count = 0; count < 7; count += 1) await anna.writes("Ещё");
    await passes(story, minute);
    order(story, trouble, method, forum.id);
    if (method === "closeForumTopic") await boris.in(topicOf(story, "Анна")).writes("/close");
    else if (method === "deleteForumTopic") await makeAnotherTopic(story, "№1 Анна, поздно");
    else {
      await anna.writes("Анна 1");
      await passes(story, second);
      assert.equal(deskSees(story, "Анна").at(-1), "Анна 1");
    }
    await passes(story, 10 * second);
    // If the whole group waits, it takes longer.
    const isOfGroup = ["waits", "held", "off"].includes(decision);
    if (isOfGroup) await passes(story, 2 * minute);
    const done = decisionOf(story, trouble);
    assert.equal(
      done === "fine" && method !== "editMessageText" ? await isLeft(story, method) : done,
      decision,
    );

    if (method === "closeForumTopic") await story.olga.in(topicOf(story, "Анна")).writes("/reopen");
    await passes(story, second);
    await boris.in(topicOf(story, "Анна")).writes("Ответ 1");
    await passes(story, second);
    assert.equal(clientSees(anna).at(-1), "Ответ 1");
    await anna.writes("Анна 2");
    await passes(story, 2 * minute);
    const topic = topicOf(story, "Анна");
    assert.equal(deskSees(story, "Анна").at(-1), "Анна 2");
    assert.match(cardOf(topic).content.text ?? "", /Ждёт ответа[\s\S]*Анна 2/);
    assertSound(story, trouble);
    const filled = topicsOf(story, "Анна").filter(({ messages }) =>
      messages.some(({ content }) => content.text === "Анна 2"),
    );
    assert.equal(filled.length, 1);
  });
}

/** Whether the call is still undone when the bot looks at the group again. */
async function isLeft(story: Story, method: string): Promise<"left" | "fine"> {
  const { olga, desk, forum } = story;
  if (method === "deleteForumTopic") return forum.topics.length > 1 ? "left" : "fine";
  desk.telegram.calls.clear();
  await olga.inGeneral(forum).writes("/setup");
  await passes(story, minute);
  return desk.telegram.calls.count(method) > 0 ? "left" : "fine";
}

/** Like a call that seemed lost and took effect late. */
async function makeAnotherTopic({ desk, forum }: Story, name: string): Promise<void> {
  await fetch(`${desk.config.telegramApiRoot}/bot${desk.config.botToken}/createForumTopic`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ chat_id: forum.id, name }),
  });
}

async function otherForum(story: Story): Promise<Forum> {
  const { desk, olga, boris } = story;
  const forum = desk.telegram.forum("Новая", { owner: olga, members: [boris] });
  await passes(story, second);
  return forum;
}

function movedTo({ id }: Forum): { failure: Failure } {
  const text = "group chat was upgraded to a supergroup chat";
  return { failure: badRequest(text, { migrate_to_chat_id: id }) };
}
