import assert from "node:assert/strict";
import { test } from "node:test";
import { shows } from "../contract/shown-ticket.ts";
import { channelRights, deskRights, type Person, photo } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { badRequest } from "../telegram/failure.ts";
import type { Trouble } from "./errors.ts";
import { assertArrived, assertFew, cellsAt, cellsOf, type Deed, meetsForAnHour, refused } from "./hour.ts";
import { alerts, minute, openStory, passes, type Story } from "./story.ts";

/** A moved group has a new chat, and nothing fails there. */
const moves = ({ decision }: Trouble) => decision === "moves";

/** A channel has no topics. */
const isOfForums = ({ kind, method, decision }: Trouble) =>
  decision === "moves" || /topic|forum/i.test(kind + method);

for (const cell of cellsOf(["question", "making", "card"], moves))
  meetsForAnHour("topics", cell.purpose, cell, { isNew: cell.purpose === "making" });
for (const cell of cellsOf(["question", "making", "card"], isOfForums))
  meetsForAnHour("channel", cell.purpose, cell, { isNew: cell.purpose === "making" });

const isAt = (method: string) => (trouble: Trouble) => trouble.method !== method;

for (const cell of cellsOf(["topic"], isAt("editForumTopic"))) meetsForAnHour("topics", "icon", cell);

/** The next message pushes the card out of sight. */
const grown: Deed = {
  async before({ anna }) {
    for (let count = 0; count < 7; count += 1) await anna.writes("Ещё");
  },
};
for (const cell of cellsOf(["topic"], isAt("pinChatMessage"))) meetsForAnHour("topics", "pin", cell, grown);

const closing: Deed = {
  writes: async ({ place }, number) =>
    (await place()).writes(number === 1 ? "/close" : `// Заметка ${number}`),
};
const closings = cellsOf(["topic"], isAt("closeForumTopic"));
for (const cell of closings) meetsForAnHour("topics", "closing", cell, closing);

const closed: Deed = { before: async ({ place }) => (await place()).writes("/close") };
for (const cell of cellsAt("reopenForumTopic", cellsOf(["topic"], isAt("editForumTopic"))))
  meetsForAnHour("topics", "reopening", cell, closed);

/** Failures of edits and reactions at clients, and of all calls in the group. */
for (const kind of ["topics", "channel"] as const) {
  const isElsewhere = (trouble: Trouble) =>
    trouble.kind === "unreachable" || (kind === "channel" && isOfForums(trouble));
  const edited: Deed = {
    before: async ({ anna }) => anna.sends(photo("Анна ф")),
    async first({ anna }) {
      const sent = anna.messages.find(({ content }) => textOf(content) === "Анна ф")!;
      await anna.edits(sent, photo("Анна ф иначе"));
    },
  };
  for (const cell of cellsAt("editMessageMedia", cellsOf(["copy", "card"], isElsewhere)))
    meetsForAnHour(kind, "edit", cell, edited);
  const reacted: Deed = {
    async first({ anna }) {
      await anna.reacts(
        anna.messages.find(({ content }) => textOf(content) === "Ответ 0")!,
        "👍",
      );
    },
  };
  for (const cell of cellsAt("setMessageReaction", cellsOf(["reaction", "card"], isElsewhere)))
    meetsForAnHour(kind, "reaction", cell, reacted);
}

/** No message of the client can be copied. The desk gets their words instead. */
const uncopied: Deed = {
  alsoFails: { failure: badRequest("message to copy not found"), method: "copyMessage" },
};
for (const cell of cellsOf(["making"], (trouble) => isOfForums(trouble) || trouble.method !== "sendMessage"))
  meetsForAnHour("channel", "in words", cell, uncopied);

test("posts that are never forwarded for an hour: few calls, one word, and all arrives in the end", async (t) => {
  const story = await openStory(t, { kind: "channel" });
  const { desk } = story;
  const { channel } = desk;
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  channel.automaticForwards = { delay: () => Infinity };
  desk.telegram.calls.clear();
  await writesForAnHour(story, anna, "");
  channel.automaticForwards = { delay: () => 0 };
  await passes(story, 15 * minute);
  assertArrived((await shows(desk, 1)).messages());
});

for (const [kind, where] of [
  ["topics", "the group"],
  ["channel", "the channel"],
  ["channel", "its discussion group"],
] as const) {
  test(`${kind}: the bot is not in ${where} for an hour: few calls, one word, and all arrives when it is back`, async (t) => {
    const story = await openStory(t, { kind });
    const { desk } = story;
    const { bot, calls: log } = desk.telegram;
    const left = where === "the channel" ? desk.channel : desk.group;
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    await anna.writes("Анна 0");
    await passes(story, 3 * minute);
    log.clear();
    left.kick(bot);
    await writesForAnHour(story, anna, "not_inside");
    left.promote(bot, where === "the channel" ? channelRights : deskRights);
    await passes(story, 5 * minute);
    assertArrived((await shows(desk, 1)).messages());
  });
}

/** The client writes three times within an hour. Asserts that the calls are few and that the admin is told once. */
async function writesForAnHour(story: Story, anna: Person, kind: Trouble["kind"]): Promise<void> {
  const { desk } = story;
  const calls = () => refused(desk.telegram.calls.all, [desk.cardChat.id, desk.group.id]).length;
  await anna.writes("Анна 1");
  await passes(story, minute - 1);
  const first = calls();
  await passes(story, 4 * minute);
  await anna.writes("Анна 2");
  await passes(story, 15 * minute);
  await anna.writes("Анна 3");
  await passes(story, 41 * minute);
  assertFew({ kind }, first, calls() - first);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n\n"));
}
