import assert from "node:assert/strict";
import { test } from "node:test";
import { GrammyError } from "grammy";
import { findDead } from "../../src/store/outbox.ts";
import { readFailure } from "../../src/telegram/failure.ts";
import { type ForumTopic, type Person, photo } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";
import {
  alerts,
  asks,
  cardOf,
  clientSees,
  deskSees,
  emojiOn,
  minute,
  openStory,
  passes,
  repliesTo,
  said,
  second,
  type Story,
  topicOf,
} from "./story.ts";

/** Every refusal that we know of (tdlib, its server, docs), and what the bot takes it for. */
const refusals: readonly [code: number, text: string, kind: string][] = [
  [400, "message thread not found", "topic_gone"],
  [400, "TOPIC_DELETED", "topic_gone"],
  [400, "TOPIC_ID_INVALID", "topic_gone"],
  [400, "TOPIC_CLOSED", "topic_closed"],
  [400, "TOPIC_NOT_MODIFIED", "already_so"],
  [
    400,
    "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    "already_so",
  ],
  [400, "the chat is not a forum", "not_a_forum"],
  [400, "not enough rights to create a topic", "no_access"],
  [400, "not enough rights to edit the topic", "no_access"],
  [400, "not enough rights to close or open the topic", "no_access"],
  [400, "not enough rights to delete the topic", "no_access"],
  [400, "not enough rights to send text messages to the chat", "no_access"],
  [400, "not enough rights to send photos to the chat", "no_access"],
  [400, "not enough rights to manage pinned messages in the chat", "no_access"],
  [400, "have no write access to the chat", "no_access"],
  [400, "CHAT_WRITE_FORBIDDEN", "no_access"],
  [400, "CHAT_ADMIN_REQUIRED", "no_access"],
  [400, "need administrator rights in the channel chat", "no_access"],
  [403, "bot was kicked from the supergroup chat", "not_inside"],
  [403, "bot was kicked from the group chat", "not_inside"],
  [403, "bot was kicked from the channel chat", "not_inside"],
  [403, "bot is not a member of the supergroup chat", "not_inside"],
  [403, "bot is not a member of the channel chat", "not_inside"],
  [403, "the group chat was deleted", "not_inside"],
  [400, "chat not found", "chat_unknown"],
  [403, "bot was blocked by the user", "unreachable"],
  [403, "user is deactivated", "unreachable"],
  [403, "bot can't initiate conversation with a user", "unreachable"],
  [403, "the bot can't send messages to the bot", "unreachable"],
  [400, "message to be replied not found", "reply_gone"],
  [400, "QUOTE_TEXT_INVALID", "quote_gone"],
  [400, "message to copy not found", "source_gone"],
  [400, "message to forward not found", "source_gone"],
  [400, "there are no messages to forward", "source_gone"],
  [400, "the message can't be copied", "uncopyable"],
  [400, "the message can't be forwarded", "uncopyable"],
  [400, "messages can't be forwarded", "uncopyable"],
  [400, "message has protected content and can't be forwarded", "uncopyable"],
  [400, "message to edit not found", "target_gone"],
  [400, "message can't be edited", "target_gone"],
  [400, "there is no text in the message to edit", "target_gone"],
  [400, "there is no caption in the message to edit", "target_gone"],
  [400, "message media can't be edited", "target_gone"],
  [400, "wrong file_id or the file is temporarily unavailable", "target_gone"],
  [400, "wrong file identifier/HTTP URL specified", "target_gone"],
  [400, "invalid file_id", "target_gone"],
  [400, "file is too big", "target_gone"],
  [400, "message to delete not found", "target_gone"],
  [400, "message to pin not found", "target_gone"],
  [400, "message to react not found", "target_gone"],
  [400, "message text is empty", "unfit"],
  [400, "text must be non-empty", "unfit"],
  [400, "message is too long", "unfit"],
  [400, "text is too long", "unfit"],
  [400, "MESSAGE_TOO_LONG", "unfit"],
  [400, "message caption is too long", "unfit"],
  [400, "reply markup is too long", "unfit"],
  [400, "can't parse entities: can't find end of the entity starting at byte offset 5", "unfit"],
  [400, "message can't be deleted", "refused"],
  [400, "message can't be deleted for everyone", "refused"],
  [400, "message identifiers must be in a strictly increasing order", "refused"],
  [400, "too many message identifiers specified", "refused"],
  [400, "REACTION_INVALID", "refused"],
  [400, "SOMETHING_THAT_NOBODY_KNOWS", "refused"],
  [413, "Request Entity Too Large", "refused"],
  [401, "Unauthorized", "unavailable"],
  [500, "Internal Server Error: restart", "unavailable"],
  [500, "Internal Server Error: sent message was immediately deleted and can't be returned", "unavailable"],
];

test("every refusal that Telegram is known to give is understood", () => {
  for (const [code, text, kind] of refusals) assert.equal(kindOf(failure(code, text)), kind, text);
  const migrated = readFailure(
    thrown(failure(400, "group chat was upgraded to a supergroup chat", { migrate_to_chat_id: -100_7 })),
  );
  assert.deepEqual([migrated.kind, "chatId" in migrated && migrated.chatId], ["migrated", -100_7]);
  const flood = readFailure(thrown(failure(429, "Too Many Requests: retry after 7", { retry_after: 7 })));
  assert.deepEqual([flood.kind, "milliseconds" in flood && flood.milliseconds], ["flood", 7_000]);
});

/** What comes of the message whose call failed once. */
type Sight =
  /** It arrives as it is, in its place. */
  | "arrives"
  /** It arrives in a topic made anew, with what was not answered before. */
  | "arrives anew"
  /** Its words arrive, with a word on what it was. */
  | "in words"
  /** It does not arrive; its author sees 💔 and reads this reason. */
  | RegExp;

interface Row {
  code: number;
  text: string;
  sight: Sight;
  /** How often the call fails, once by default. */
  times?: number;
  /** How many times the admin is told that something is wrong; none by default. */
  alerts?: number;
}

function row(code: number, text: string, sight: Sight, more: Pick<Row, "times" | "alerts"> = {}): Row {
  return { code, text, sight, ...more };
}

const passing: Row[] = [
  row(500, "Internal Server Error: restart", "arrives"),
  row(500, "Internal Server Error: sent message was immediately deleted and can't be returned", "arrives"),
  row(502, "Bad Gateway", "arrives"),
  row(429, "Too Many Requests: retry after 30", "arrives"),
  row(401, "Unauthorized", "arrives"),
  row(400, "SOMETHING_THAT_NOBODY_KNOWS", "arrives"),
  row(400, "PEER_FLOOD", "arrives", { times: 2 }),
];

const deskOut: Row[] = [
  row(400, "not enough rights to send text messages to the chat", "arrives", { alerts: 1 }),
  row(400, "have no write access to the chat", "arrives", { alerts: 1 }),
  row(400, "CHAT_WRITE_FORBIDDEN", "arrives", { alerts: 1 }),
  row(400, "CHAT_ADMIN_REQUIRED", "arrives", { alerts: 1, times: 3 }),
  row(403, "bot was kicked from the supergroup chat", "arrives", { alerts: 1, times: 2 }),
  row(403, "bot is not a member of the supergroup chat", "arrives", { alerts: 1 }),
  row(400, "chat not found", "arrives", { alerts: 1 }),
];

const questions: Row[] = [
  ...passing,
  ...deskOut,
  row(400, "message thread not found", "arrives anew"),
  row(400, "TOPIC_DELETED", "arrives anew"),
  row(400, "TOPIC_ID_INVALID", "arrives anew"),
  row(400, "TOPIC_CLOSED", "arrives"),
  row(400, "the chat is not a forum", "arrives", { alerts: 0 }),
  row(400, "message to be replied not found", "arrives"),
  row(400, "QUOTE_TEXT_INVALID", "arrives"),
  row(400, "message to copy not found", "in words"),
  row(400, "the message can't be copied", "arrives"),
  row(400, "SOMETHING_THAT_NOBODY_KNOWS", "in words", { times: 3 }),
];

for (const each of questions) {
  test(`a client's message meets «${each.text}»: ${describe(each)}`, async (t) => {
    const story = await openStory(t);
    const { anna, vera } = await twoTickets(story);
    order(story, each, "copyMessage", story.forum.id);
    await anna.repliesTo(answerTo(anna), "Анна 1", { quote: "Ответ" });
    await anna.writes("Анна 2");
    // The failures are meant for one message alone.
    if ((each.times ?? 1) > 1) await passes(story, 10 * second);
    await vera.writes("Вера 1");
    await passes(story, 5 * minute);
    assert.deepEqual(deskSees(story, "Вера"), ["Вера 0", "Вера 1"]);
    switch (each.sight) {
      case "arrives":
        assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1", "Анна 2"]);
        assert.equal(topics(story, "Анна").length, 1);
        break;
      case "arrives anew":
        assert.deepEqual(deskSees(story, "Анна"), ["Анна 1", "Анна 2"]);
        assert.equal(topics(story, "Анна").length, 2);
        break;
      default: {
        assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 2"]);
        const words = said(topicOf(story, "Анна").messages, "⚠️ Клиент прислал текст");
        assert.match(words.join(), /показать это здесь не получилось[\s\S]*Анна 1/);
      }
    }
    assertSound(story, each);
  });
}

const firstQuestions: [method: string, row: Row][] = [
  ...["createForumTopic", "sendMessage"].flatMap((method) =>
    [...passing, ...deskOut].map((each): [string, Row] => [method, each]),
  ),
  ["createForumTopic", row(400, "not enough rights to create a topic", "arrives", { alerts: 1 })],
  ["createForumTopic", row(400, "the chat is not a forum", "arrives")],
  ["sendMessage", row(400, "message thread not found", "arrives")],
  ["sendMessage", row(400, "TOPIC_CLOSED", "arrives")],
];

for (const [method, each] of firstQuestions) {
  test(`a first message meets «${each.text}» at ${method}: ${describe(each)}`, async (t) => {
    const story = await openStory(t);
    const vera = await asks(story, "Вера");
    order(story, each, method, story.forum.id);
    const anna = story.desk.telegram.client("Анна", { language_code: "ru" });
    await anna.writes("Анна 0");
    await anna.writes("Анна 1");
    await vera.writes("Вера 1");
    await passes(story, 5 * minute);
    assert.deepEqual(deskSees(story, "Вера"), ["Вера 0", "Вера 1"]);
    assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
    assert.deepEqual(said(anna.messages, "Обращение"), ["Обращение №2 принято. Ответим вам здесь."]);
    cardOf(topicOf(story, "Анна"));
    assertSound(story, each);
  });
}

test("a topic that Telegram will not make for a reason nobody knows: the admin is told, the next message tries again", async (t) => {
  const story = await openStory(t);
  const never = story.desk.telegram.faults.fails(failure(400, "TOPICS_TOO_MUCH"), {
    method: "createForumTopic",
  });
  const anna = story.desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Анна 0");
  await passes(story, 5 * minute);
  assert.match(alerts(story).join(), /№1: Bad Request: TOPICS_TOO_MUCH/);
  assert.equal(alerts(story).length, 1);
  never();
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
});

const albums: Row[] = [
  ...passing,
  row(400, "not enough rights to send photos to the chat", "arrives", { alerts: 1 }),
  row(400, "message thread not found", "arrives anew"),
  row(400, "messages can't be forwarded", "arrives"),
  row(400, 'Failed to send message #2 with the error message "the message can\'t be copied"', "arrives"),
  row(400, "there are no messages to forward", "in words"),
];

for (const each of albums) {
  test(`a client's album meets «${each.text}»: ${describe(each)}`, async (t) => {
    const story = await openStory(t);
    const { anna, vera } = await twoTickets(story);
    order(story, each, "copyMessages", story.forum.id);
    await anna.sendsAlbum([photo("Анна 1"), photo("Анна 2")]);
    await anna.writes("Анна 3");
    await vera.writes("Вера 1");
    await passes(story, 5 * minute);
    assert.deepEqual(deskSees(story, "Вера"), ["Вера 0", "Вера 1"]);
    const before = each.sight === "arrives anew" ? [] : ["Анна 0"];
    const album = each.sight === "in words" ? [] : ["Анна 1", "Анна 2"];
    assert.deepEqual(deskSees(story, "Анна"), [...before, ...album, "Анна 3"]);
    if (each.sight === "in words") {
      const words = said(topicOf(story, "Анна").messages, "⚠️ Клиент прислал фото");
      assert.match(words.join("\n"), /Анна 1[\s\S]*Анна 2/);
    }
    assertSound(story, each);
  });
}

const answers: [method: "sendMessage" | "copyMessage", row: Row][] = [
  ...[
    ...passing,
    row(400, "message to be replied not found", "arrives"),
    row(400, "QUOTE_TEXT_INVALID", "arrives"),
    row(400, "CHAT_RESTRICTED", /Telegram ответил «Bad Request: CHAT_RESTRICTED»/, { times: 3 }),
  ].flatMap((each): [method: "sendMessage" | "copyMessage", row: Row][] => [
    ["sendMessage", each],
    ["copyMessage", each],
  ]),
  // Telegram may not let the bot copy from a group that it is not in.
  ["copyMessage", row(403, "bot was kicked from the supergroup chat", "arrives")],
  ["copyMessage", row(403, "bot is not a member of the supergroup chat", "arrives")],
  [
    "copyMessage",
    row(400, "message to copy not found", /сообщение удалили раньше, чем бот успел его передать/),
  ],
  [
    "copyMessage",
    row(400, "the message can't be copied", /такие сообщения Telegram не разрешает передавать/),
  ],
  ["copyMessage", row(400, "message caption is too long", /подпись к файлу длиннее 1024 знаков/)],
];

for (const [method, each] of answers) {
  test(`a manager's answer meets «${each.text}» at ${method}: ${describe(each)}`, async (t) => {
    const story = await openStory(t);
    const { boris } = story;
    const { anna, vera } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    order(story, each, method, anna.id);
    const question = copyIn(topic, "Анна 0");
    const content = method === "sendMessage" ? "Ответ 1" : photo("Ответ 1");
    const answer = await boris.in(topic).repliesTo(question, content, { quote: "Анна" });
    await boris.in(topic).writes("Ответ 2");
    await boris.in(topicOf(story, "Вера")).writes("Ответ 1");
    await passes(story, 5 * minute);
    assert.deepEqual(clientSees(vera), ["Ответ 0", "Ответ 1"]);
    if (each.sight instanceof RegExp) {
      assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 2"]);
      assert.deepEqual(emojiOn(answer), ["💔"]);
      assert.match(repliesTo(story, answer).join(), each.sight);
    } else {
      assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1", "Ответ 2"]);
      assert.deepEqual([emojiOn(answer), repliesTo(story, answer)], [[], []]);
    }
    assertSound(story, each);
  });
}

const answeredAlbums: Row[] = [
  ...passing,
  row(400, "wrong file identifier/HTTP URL specified", "arrives"),
  row(400, 'Failed to send message #2 with the error message "MEDIA_EMPTY"', "arrives"),
  row(400, "SOMETHING_THAT_NOBODY_KNOWS", "arrives"),
];

for (const each of answeredAlbums) {
  test(`a manager's album meets «${each.text}»: ${describe(each)}`, async (t) => {
    const story = await openStory(t);
    const { boris } = story;
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    order(story, each, "sendMediaGroup", anna.id);
    await boris.in(topic).sendsAlbum([photo("Ответ 1"), photo("Ответ 2")]);
    await boris.in(topic).writes("Ответ 3");
    await passes(story, 5 * minute);
    assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1", "Ответ 2", "Ответ 3"]);
    assertSound(story, each);
  });
}

const unreachable: [number, string][] = [
  [403, "bot was blocked by the user"],
  [403, "user is deactivated"],
  [403, "bot can't initiate conversation with a user"],
  [403, "the bot can't send messages to the bot"],
  [400, "chat not found"],
];

for (const [code, text] of unreachable) {
  test(`a manager's answer meets «${text}»: 💔 and a word, and it goes out when the client writes again`, async (t) => {
    const story = await openStory(t);
    const { boris } = story;
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    const heal = story.desk.telegram.faults.fails(failure(code, text), { chat_id: anna.id });
    const lost = [await boris.in(topic).writes("Ответ 1"), await boris.in(topic).writes("Ответ 2")];
    await passes(story, minute);
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

const signed: Row[] = [
  ...passing,
  row(400, "message is too long", "arrives"),
  row(400, "text is too long", "arrives"),
  row(400, "can't parse entities: can't find end of the entity starting at byte offset 5", "arrives"),
  row(400, "message to be replied not found", "arrives"),
];

for (const each of signed) {
  test(`a signed answer meets «${each.text}»: it arrives, if need be without the signature`, async (t) => {
    const story = await openStory(t);
    const { anna } = await twoTickets(story);
    await story.olga.writes("/settings signature manager");
    await passes(story, minute);
    order(story, each, "sendMessage", anna.id);
    const topic = topicOf(story, "Анна");
    await story.boris.in(topic).repliesTo(copyIn(topic, "Анна 0"), "Ответ 1");
    await story.boris.in(topic).writes("Ответ 2");
    await passes(story, 5 * minute);
    const isBare = kindOf(failure(each.code, each.text)) === "unfit";
    const sees = clientSees(anna).map((words) => words.split("\n\n"));
    assert.equal(sees.length, 3);
    assert.deepEqual(
      sees.map(([words]) => words),
      ["Ответ 0", "Ответ 1", "Ответ 2"],
    );
    assert.deepEqual([sees[1]!.length, sees[2]!.length], [isBare ? 1 : 2, 2]);
    assertSound(story, each);
  });
}

const cards: [method: string, code: number, text: string][] = [
  ...["editMessageText", "editForumTopic", "pinChatMessage"].flatMap((method): [string, number, string][] => [
    [method, 400, "message thread not found"],
    [method, 400, "SOMETHING_THAT_NOBODY_KNOWS"],
    [method, 429, "Too Many Requests: retry after 5"],
    [method, 500, "Internal Server Error: restart"],
    [method, 403, "bot was kicked from the supergroup chat"],
  ]),
  ["editMessageText", 400, "message to edit not found"],
  ["editMessageText", 400, "message can't be edited"],
  ["editMessageText", 400, "there is no text in the message to edit"],
  ["editMessageText", 400, "MESSAGE_ID_INVALID"],
  ["editMessageText", 400, "MESSAGE_TOO_LONG"],
  ["editForumTopic", 400, "TOPIC_ID_INVALID"],
  ["editForumTopic", 400, "the chat is not a forum"],
  ["editForumTopic", 400, "not enough rights to edit the topic"],
  ["pinChatMessage", 400, "message to pin not found"],
  ["pinChatMessage", 400, "not enough rights to manage pinned messages in the chat"],
];

for (const [method, code, text] of cards) {
  test(`the card's ${method} meets «${text}»: messages go on at once, and the card is true in the end`, async (t) => {
    const story = await openStory(t);
    const { desk, boris, clock } = story;
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    // Pinned and changed at first, then its icon.
    desk.telegram.faults.fails(failure(code, text), { method, chat_id: story.forum.id, times: 1 });
    await anna.writes("Анна 0");
    await passes(story, 3 * second);
    const written = clock.now();
    await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
    await anna.sees("Ответ 0");
    await passes(story, 10 * second);
    await anna.writes("Анна 1");
    await passes(story, 2 * minute);
    assert.ok(clock.now() - written > minute);
    const topic = topicOf(story, "Анна");
    assert.equal(deskSees(story, "Анна").at(-1), "Анна 1");
    assert.deepEqual(clientSees(anna), ["Ответ 0"]);
    assert.match(cardOf(topic).content.text ?? "", /Ждёт ответа[\s\S]*Анна 1/);
    // A card that is too long is a fault of ours.
    const expected = text === "MESSAGE_TOO_LONG" ? /не удалось отправить/ : /больше нет в группе/;
    assert.deepEqual(
      alerts(story).filter((alert) => !expected.test(alert)),
      [],
    );
    assert.equal(
      topics(story, "Анна").filter(({ messages }) =>
        messages.some(({ content }) => content.text === "Анна 1"),
      ).length,
      1,
    );
  });
}

const edits: Row[] = [
  ...passing.filter(({ text }) => !/NOBODY|PEER_FLOOD/.test(text)),
  row(400, "message to edit not found", "arrives"),
  row(400, "message can't be edited", "arrives"),
  row(400, "there is no caption in the message to edit", "arrives"),
  row(400, "message media can't be edited", "arrives"),
  row(400, "wrong file_id or the file is temporarily unavailable", "arrives"),
  row(400, "wrong file identifier/HTTP URL specified", "arrives"),
  row(400, "file is too big", "arrives"),
  row(400, "message caption is too long", "arrives"),
  row(400, "SOMETHING_THAT_NOBODY_KNOWS", "arrives"),
];

for (const each of edits) {
  test(`an edit meets «${each.text}»: what it says now arrives, both ways`, async (t) => {
    const story = await openStory(t);
    const { boris } = story;
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    const question = await anna.sends(photo("Анна 1"));
    const answer = await boris.in(topic).sends(photo("Ответ 1"));
    await passes(story, minute);
    const method = ["editMessageCaption", "editMessageMedia"];
    for (const chat of [anna.id, story.forum.id]) order(story, each, method, chat);
    await anna.edits(question, photo("Анна 1 иначе"));
    await boris.in(topic).edits(answer, "Ответ 1 иначе");
    await anna.writes("Анна 2");
    await boris.in(topic).writes("Ответ 2");
    await passes(story, 5 * minute);
    assert.ok(deskSees(story, "Анна").includes("Анна 1 иначе"));
    assert.ok(deskSees(story, "Анна").includes("Анна 2"));
    assert.ok(clientSees(anna).includes("Ответ 1 иначе"));
    assert.ok(clientSees(anna).includes("Ответ 2"));
    assertSound(story, each);
  });
}

const removals: [number, string, RegExp | "gone"][] = [
  [400, "message to delete not found", "gone"],
  [500, "Internal Server Error: restart", "gone"],
  [429, "Too Many Requests: retry after 5", "gone"],
  [400, "message can't be deleted for everyone", /Не получилось удалить у клиента/],
  [400, "message can't be deleted", /Не получилось удалить у клиента/],
  [403, "bot was blocked by the user", /Не получилось удалить у клиента/],
];

for (const [code, text, sight] of removals) {
  test(`/del meets «${text}»: the manager hears what came of it`, async (t) => {
    const story = await openStory(t);
    const { boris } = story;
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    const times = sight === "gone" ? 1 : 10;
    story.desk.telegram.faults.fails(failure(code, text), { method: "deleteMessage", times });
    const command = await boris.in(topic).repliesTo(copyIn(topic, "Ответ 0"), "/del");
    await boris.in(topic).writes("Ответ 1");
    await passes(story, minute);
    assert.equal(clientSees(anna).at(-1), "Ответ 1");
    if (sight === "gone") assert.deepEqual(emojiOn(command), ["👌"]);
    else assert.match(repliesTo(story, command).join(), sight);
  });
}

test("a reaction that Telegram refuses is left out, and nothing else is", async (t) => {
  const story = await openStory(t);
  const { boris } = story;
  const { anna } = await twoTickets(story);
  const topic = topicOf(story, "Анна");
  for (const text of ["REACTION_INVALID", "message to react not found"]) {
    story.desk.telegram.faults.fails(failure(400, text), { method: "setMessageReaction", times: 1 });
    await boris.in(topic).reacts(copyIn(topic, "Анна 0"), "👍");
    await boris.in(topic).writes(`Ответ ${text}`);
    await passes(story, minute);
    assert.equal(clientSees(anna).at(-1), `Ответ ${text}`);
    await boris.in(topic).reacts(copyIn(topic, "Анна 0"));
    await passes(story, minute);
  }
  assert.deepEqual(findDead(story.desk.app.store), []);
});

test("what the bot says to a client of itself stops nothing when Telegram refuses it", async (t) => {
  const story = await openStory(t);
  for (const [code, text] of [
    [400, "SOMETHING_THAT_NOBODY_KNOWS"],
    [403, "bot was blocked by the user"],
    [400, "chat not found"],
    [500, "Internal Server Error: restart"],
  ] as const) {
    const name = `Клиент${code}`;
    const client = story.desk.telegram.client(name, { language_code: "ru" });
    story.desk.telegram.faults.fails(failure(code, text), {
      method: "sendMessage",
      chat_id: client.id,
      times: 1,
    });
    await client.writes(`${name} 0`);
    await passes(story, minute);
    await story.boris.in(story.forum.topic(name)).writes("Ответ 0");
    await passes(story, minute);
    assert.deepEqual(clientSees(client), ["Ответ 0"]);
  }
  assert.deepEqual(findDead(story.desk.app.store), []);
});

async function twoTickets(story: Story): Promise<{ anna: Person; vera: Person }> {
  const people = { anna: await asks(story, "Анна"), vera: await asks(story, "Вера") };
  for (const name of ["Анна", "Вера"]) await story.boris.in(topicOf(story, name)).writes("Ответ 0");
  await passes(story, 2 * minute);
  return people;
}

function order(
  { desk }: Story,
  { code, text, times = 1 }: Row,
  method: string | string[],
  chat: number,
): void {
  desk.telegram.faults.fails(failure(code, text), { method, chat_id: chat, times });
}

/** Nothing was told or kept that should not be. */
function assertSound(story: Story, { alerts: expected = 0, sight }: Row): void {
  const { desk } = story;
  assert.equal(alerts(story).length, expected, alerts(story).join("\n"));
  if (sight === "arrives") assert.deepEqual(findDead(desk.app.store), []);
  assert.deepEqual(desk.fatal, []);
  const screens = [story.olga, ...desk.telegram.world.users.values()].flatMap((user) =>
    "messages" in user ? user.messages : [],
  );
  const stack = [...screens, ...story.forum.chat.messages.values()].filter(({ content }) =>
    /\bat .*\.ts:\d+|undefined|\[object/.test(content.text ?? ""),
  );
  assert.deepEqual(stack, []);
}

function answerTo(client: Person) {
  const answer = client.messages.find(({ content }) => content.text === "Ответ 0");
  assert.ok(answer);
  return answer;
}

function copyIn(topic: ForumTopic, words: string) {
  const copy = topic.messages.find(({ content }) => content.text === words);
  assert.ok(copy);
  return copy;
}

function topics({ forum }: Story, name: string): ForumTopic[] {
  return forum.topics.filter((topic) => topic.name.endsWith(` ${name}`));
}

function failure(
  code: number,
  text: string,
  parameters?: { migrate_to_chat_id?: number; retry_after?: number },
): Failure {
  const prefix = code === 400 ? "Bad Request: " : code === 403 ? "Forbidden: " : "";
  const seconds = /retry after (\d+)/.exec(text)?.[1];
  const more = parameters ?? (seconds === undefined ? undefined : { retry_after: Number(seconds) });
  return new Failure(code, prefix + text, more === undefined ? {} : { parameters: more });
}

function thrown({ error_code, description, parameters }: Failure): GrammyError {
  const answer = { ok: false as const, error_code, description, parameters: parameters ?? {} };
  return new GrammyError("Call failed", answer, "copyMessage", {});
}

function kindOf(error: Failure): string {
  return readFailure(thrown(error)).kind;
}

function describe({ sight }: Row): string {
  return sight instanceof RegExp ? "its author sees 💔 and the reason" : `it comes ${sight}`;
}
