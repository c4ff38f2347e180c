import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { channelRights, deskRights } from "../../telegram/actors.ts";
import { alerts, minute, numbered, passes } from "../story.ts";
import { asks, deskSees, newClient, openChannel } from "./channel-story.ts";

test("without the right to post the admin is told once, and everything arrives when it is back", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { bot } = story.desk.telegram;
  const anna = await asks(opened, "Анна");
  channel.promote(bot, ["can_edit_messages"]);
  const vera = newClient(opened, "Вера");
  for (let number = 0; number < 4; number += 1) {
    await vera.writes(`Вера ${number}`);
    await anna.writes(`Анна ${number + 1}`);
    await passes(story, 2 * minute);
  }
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  assert.match(alerts(story)[0]!, /❌ Бот не может писать в канал[\s\S]*can_post_messages/);
  channel.promote(bot, channelRights);
  await passes(story, 3 * minute);
  assert.deepEqual(deskSees(opened, "Вера"), numbered("Вера", 0, 3));
  assert.deepEqual(deskSees(opened, "Анна"), numbered("Анна", 0, 4));
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
});

for (const [where, what] of [
  ["channel", "the channel"],
  ["discussion", "its discussion group"],
] as const) {
  test(`the bot removed from ${what}: the admin is told once, and everything arrives when it is back`, async (t) => {
    const opened = await openChannel(t);
    const { story, channel } = opened;
    const { bot } = story.desk.telegram;
    const anna = await asks(opened, "Анна");
    const chat = where === "channel" ? channel : channel.discussion!;
    chat.kick(bot);
    const vera = newClient(opened, "Вера");
    for (let number = 0; number < 4; number += 1) {
      await vera.writes(`Вера ${number}`);
      await anna.writes(`Анна ${number + 1}`);
      await passes(story, 2 * minute);
    }
    assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
    chat.promote(bot, where === "channel" ? channelRights : deskRights);
    await passes(story, 5 * minute);
    assert.deepEqual(deskSees(opened, "Вера"), numbered("Вера", 0, 3));
    assert.deepEqual(deskSees(opened, "Анна"), numbered("Анна", 0, 4));
  });
}

test("comments switched off: the admin is told once, and everything arrives when they are on again", async (t) => {
  const { opened, story, channel, group, vera } = await switchesOff(t);
  for (let number = 0; number < 4; number += 1) {
    await vera.writes(`Вера ${number}`);
    await passes(story, minute);
  }
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  assert.match(alerts(story)[0]!, /У канала нет группы обсуждений/);
  channel.link(group);
  await passes(story, 10 * minute);
  assert.deepEqual(deskSees(opened, "Вера"), numbered("Вера", 0, 3));
});

test("comments switched off: who writes for the first time then is heard when they are on again", async (t) => {
  const { opened, story, channel, group, vera } = await switchesOff(t);
  await vera.writes("Вера 0");
  await passes(story, minute);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, 10 * minute);
  channel.link(group);
  await passes(story, 5 * minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
});

/** A channel without comments, the group that they were in, and a new client. */
async function switchesOff(t: TestContext) {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const group = channel.discussion!;
  channel.unlink();
  return { opened, story, channel, group, vera: newClient(opened, "Вера") };
}
