import assert from "node:assert/strict";
import { test } from "node:test";
import { findDead } from "../../src/store/deliveries/dead.ts";
import { photo } from "../telegram/actors.ts";
import { badRequest, Failure, forbidden } from "../telegram/failure.ts";
import { type Trouble, troublesWith } from "./errors.ts";
import {
  alerts,
  cardOf,
  clientSees,
  deskSees,
  emojiOn,
  minute,
  openStory,
  passes,
  repliesTo,
  topicOf,
} from "./story.ts";
import { assertSound, copyIn, decisionOf, order, twoTickets } from "./trouble.ts";

const answers = troublesWith("answer");
/** The bot leaves out the signature before it gives the message up. */
const isSignature = ({ kind, method }: Trouble) => kind === "unfit" && method === "sendMessage";

for (const trouble of answers.filter((each) => each.decision !== "away" && !isSignature(each))) {
  test(`a manager's answer meets «${trouble.text}» at ${trouble.method}: ${trouble.decision}`, async (t) => {
    const story = await openStory(t, { hasPrivateTopics: trouble.kind === "topic_gone" });
    const { boris } = story;
    const { anna, vera } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    order(story, trouble, trouble.method, anna.id);
    const content = trouble.method === "sendMessage" ? "Ответ 1" : photo("Ответ 1");
    const answer = await boris.in(topic).repliesTo(copyIn(topic, "Анна 0"), content, { quote: "Анна" });
    await boris.in(topic).writes("Ответ 2");
    await boris.in(topicOf(story, "Вера")).writes("Ответ 1");
    await passes(story, 5 * minute);
    assert.equal(decisionOf(story, trouble), trouble.decision);
    assert.deepEqual(clientSees(vera), ["Ответ 0", "Ответ 1"]);
    if (trouble.decision === "💔") {
      assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 2"]);
      assert.deepEqual(emojiOn(answer), ["💔"]);
      assert.match(repliesTo(story, answer).join(), reasonOf(trouble));
    } else {
      assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1", "Ответ 2"]);
      assert.deepEqual([emojiOn(answer), repliesTo(story, answer)], [[], []]);
    }
    assertSound(story, trouble);
  });
}

/** The reason that the manager reads. */
function reasonOf({ kind, failure }: Trouble): RegExp {
  switch (kind) {
    case "source_gone":
      return /сообщение удалили раньше, чем бот успел его передать/;
    case "uncopyable":
      return /такие сообщения Telegram не разрешает передавать/;
    case "unfit":
      return /подпись к файлу длиннее 1024 знаков/;
    default:
      return new RegExp(`Telegram ответил «${failure.description}»`);
  }
}

for (const trouble of answers.filter(({ decision }) => decision === "away")) {
  test(`a manager's answer meets «${trouble.text}» at ${trouble.method}: 💔 and a word, and it goes out when the client writes again`, async (t) => {
    const story = await openStory(t);
    const { boris, desk } = story;
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    desk.telegram.calls.clear();
    const heal = desk.telegram.faults.fails(trouble.failure, { chat_id: anna.id });
    const content = (words: string) => (trouble.method === "sendMessage" ? words : photo(words));
    const lost = [
      await boris.in(topic).sends(content("Ответ 1")),
      await boris.in(topic).sends(content("Ответ 2")),
    ];
    await passes(story, minute);
    assert.equal(decisionOf(story, trouble), trouble.decision);
    for (const answer of lost) {
      assert.deepEqual(emojiOn(answer), ["💔"]);
      assert.match(repliesTo(story, answer).join(), /клиент остановил бота или удалил свой аккаунт/);
    }
    assert.match(cardOf(topic).content.text ?? "", /🔕/);
    heal();
    await anna.writes("Анна 1");
    await passes(story, minute);
    assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1", "Ответ 2"]);
    assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
    assert.doesNotMatch(cardOf(topic).content.text ?? "", /🔕/);
    assert.deepEqual(alerts(story), []);
  });
}

const signed = answers.filter(
  (each) => each.method === "sendMessage" && ["waits", "again", "bare"].includes(each.decision),
);

for (const trouble of signed.filter(({ kind }) => kind !== "quote_gone")) {
  test(`a signed answer meets «${trouble.text}»: it arrives, if need be without the signature`, async (t) => {
    const story = await openStory(t);
    const { anna } = await twoTickets(story);
    await story.olga.writes("/settings signature manager");
    await passes(story, minute);
    order(story, trouble, "sendMessage", anna.id);
    const topic = topicOf(story, "Анна");
    await story.boris.in(topic).repliesTo(copyIn(topic, "Анна 0"), "Ответ 1");
    await story.boris.in(topic).writes("Ответ 2");
    await passes(story, 5 * minute);
    assert.equal(decisionOf(story, trouble), trouble.decision);
    const sees = clientSees(anna).map((words) => words.split("\n\n"));
    assert.deepEqual(
      sees.map(([words]) => words),
      ["Ответ 0", "Ответ 1", "Ответ 2"],
    );
    assert.deepEqual([sees[1]!.length, sees[2]!.length], [isSignature(trouble) ? 1 : 2, 2]);
    assertSound(story, trouble);
  });
}

/** Errors of the whole album, or of one of its files. The bot then sends it item by item. */
const ofAlbums = [
  "wrong file identifier/HTTP URL specified",
  'Failed to send message #2 with the error message "MEDIA_EMPTY"',
  "SOMETHING_THAT_NOBODY_KNOWS",
].map((text) => ({ text, failure: badRequest(text), times: 1, decision: "again" as const }));
const passing = signed.filter(({ decision }) => decision !== "bare");

for (const trouble of [...passing, ...ofAlbums]) {
  test(`a manager's album meets «${trouble.text}»: it arrives`, async (t) => {
    const story = await openStory(t);
    const { boris } = story;
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    order(story, trouble, "sendMediaGroup", anna.id);
    await boris.in(topic).sendsAlbum([photo("Ответ 1"), photo("Ответ 2")]);
    await boris.in(topic).writes("Ответ 3");
    await passes(story, 5 * minute);
    assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1", "Ответ 2", "Ответ 3"]);
    assertSound(story, trouble);
  });
}

for (const trouble of troublesWith("copy")) {
  test(`an edit meets «${trouble.text}»: ${trouble.decision}; what it says now arrives, both ways`, async (t) => {
    const story = await openStory(t);
    const { boris, forum } = story;
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    const question = await anna.sends(photo("Анна 1"));
    const answer = await boris.in(topic).sends(photo("Ответ 1"));
    await passes(story, minute);
    for (const chat of [anna.id, forum.id])
      order(story, trouble, ["editMessageCaption", "editMessageMedia"], chat);
    await anna.edits(question, photo("Анна 1 иначе"));
    await boris.in(topic).edits(answer, "Ответ 1 иначе");
    await passes(story, minute);
    for (const chat of [anna.id, forum.id]) assert.equal(decisionOf(story, trouble, chat), trouble.decision);
    await anna.writes("Анна 2");
    await boris.in(topic).writes("Ответ 2");
    await passes(story, 5 * minute);
    // If Telegram says that the copy is unchanged, the bot does nothing about it.
    const words = trouble.decision === "fine" ? "1" : "1 иначе";
    assert.ok(deskSees(story, "Анна").includes(`Анна ${words}`));
    assert.ok(deskSees(story, "Анна").includes("Анна 2"));
    assert.ok(clientSees(anna).includes(`Ответ ${words}`));
    assert.ok(clientSees(anna).includes("Ответ 2"));
    assertSound(story, trouble);
  });
}

for (const trouble of troublesWith("removal")) {
  test(`/del meets «${trouble.text}»: ${trouble.decision}; the manager hears what came of it`, async (t) => {
    const story = await openStory(t);
    const { boris } = story;
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    order(story, trouble, "deleteMessage", anna.id);
    const command = await boris.in(topic).repliesTo(copyIn(topic, "Ответ 0"), "/del");
    await boris.in(topic).writes("Ответ 1");
    await passes(story, minute);
    assert.equal(decisionOf(story, trouble), trouble.decision);
    assert.equal(clientSees(anna).at(-1), "Ответ 1");
    if (trouble.decision === "told")
      assert.match(repliesTo(story, command).join(), /Не получилось удалить у клиента/);
    else assert.deepEqual(emojiOn(command), ["👌"]);
    assertSound(story, trouble);
  });
}

for (const trouble of troublesWith("reaction")) {
  test(`a reaction meets «${trouble.text}»: ${trouble.decision}; nothing else waits for it`, async (t) => {
    const story = await openStory(t);
    const { boris } = story;
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    order(story, trouble, "setMessageReaction", anna.id);
    await boris.in(topic).reacts(copyIn(topic, "Анна 0"), "👍");
    await passes(story, minute);
    const isSet = emojiOn(copyIn(anna, "Анна 0")).length > 0;
    assert.equal(isSet ? decisionOf(story, trouble) : "left", trouble.decision);
    await boris.in(topic).writes("Ответ 1");
    await passes(story, minute);
    assert.equal(clientSees(anna).at(-1), "Ответ 1");
    assertSound(story, trouble);
  });
}

test("what the bot says to a client of itself stops nothing when Telegram refuses it", async (t) => {
  const story = await openStory(t);
  const failures = [
    badRequest("SOMETHING_THAT_NOBODY_KNOWS"),
    forbidden("bot was blocked by the user"),
    badRequest("chat not found"),
    new Failure(500, "Internal Server Error: restart"),
  ];
  for (const [index, failure] of failures.entries()) {
    const name = `Клиент${index}`;
    const client = story.desk.telegram.client(name, { language_code: "ru" });
    order(story, { failure, times: 1 }, "sendMessage", client.id);
    await client.writes(`${name} 0`);
    await passes(story, minute);
    await story.boris.in(story.forum.topic(name)).writes("Ответ 0");
    await passes(story, minute);
    assert.deepEqual(clientSees(client), ["Ответ 0"]);
  }
  assert.deepEqual(findDead(story.desk.app.store), []);
});
