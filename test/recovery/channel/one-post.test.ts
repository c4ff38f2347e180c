import assert from "node:assert/strict";
import { test } from "node:test";
import { passUntil } from "../../durability/passing.ts";
import { clientSees, minute, passes, second } from "../story.ts";
import { deskSees, newClient, openChannel, postOf } from "./channel-story.ts";

test("a post whose answer was lost is known by its forward: there is no second one", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  story.desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: channel.id, times: 1 });
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
  assert.equal(
    story.desk.telegram.calls.count("sendMessage", ({ chat_id }) => chat_id === channel.id),
    1,
  );
});

test("a post whose answer was lost and whose forward comes late is deleted: the second one is the ticket's", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  channel.automaticForwards = "held";
  story.desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: channel.id, times: 1 });
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, 10 * second);
  assert.equal(channel.posts.length, 2);
  const [first, second_] = channel.heldPosts;
  channel.releaseForwards(second_!, first!);
  await passes(story, minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
  assert.equal(postOf(opened, "Анна"), second_);
});

test("of two posts in a row whose answers were lost one stays, whichever forward comes first", async (t) => {
  for (const order of [
    [0, 1],
    [1, 0],
  ] as const) {
    const opened = await openChannel(t);
    const { story, channel } = opened;
    channel.automaticForwards = "held";
    story.desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: channel.id, times: 2 });
    story.desk.telegram.faults.cutAfter({ method: "editMessageReplyMarkup", times: 1 });
    const anna = newClient(opened, "Анна");
    await anna.writes("Анна 0");
    await passUntil(story.clock, () => channel.heldPosts.length === 2);
    const posts = [...channel.heldPosts];
    channel.automaticForwards = "immediate";
    channel.releaseForwards(...order.map((index) => posts[index]!));
    await passes(story, 2 * minute);
    assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
    assert.deepEqual(
      channel.posts.filter(({ isDeleted }) => !isDeleted),
      [postOf(opened, "Анна")],
    );
    await story.boris.in(postOf(opened, "Анна")).writes("Ответ 0");
    await passes(story, 5 * second);
    assert.deepEqual(clientSees(anna), ["Ответ 0"]);
  }
});

test("a post that was given up is not taken again when its forward comes before it is deleted", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { calls, faults } = story.desk.telegram;
  const isOnItsWay = (method: string) => () =>
    calls.all.some(
      (call) => call.method === method && call.chat_id === channel.id && call.outcome.kind === "pending",
    );
  channel.automaticForwards = "held";
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passUntil(story.clock, () => channel.heldPosts.length === 1);
  const group = channel.discussion!;
  channel.unlink();
  await passes(story, minute);
  faults.latency(40 * second, { method: "deleteMessage", chat_id: channel.id, times: 1 });
  faults.latency(20 * second, { method: "sendMessage", chat_id: channel.id, times: 1 });
  channel.link(group);
  await passUntil(story.clock, isOnItsWay("deleteMessage"));
  channel.automaticForwards = "immediate";
  channel.releaseForwards();
  await passUntil(story.clock, () => !isOnItsWay("deleteMessage")() && !isOnItsWay("sendMessage")());
  await passes(story, 10 * minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
  const everywhere = [...group.chat.messages.values()];
  assert.equal(everywhere.filter(({ content }) => content.text === "Анна 0").length, 1);
});
