import assert from "node:assert/strict";
import { test } from "node:test";
import { deskRights, photo } from "../../telegram/actors.ts";
import { realLimits } from "../../telegram/limits.ts";
import { alerts, minute, numbered, passes, said, second } from "../story.ts";
import { deskSees, newClient, openChannel, postOf } from "./channel-story.ts";

for (const when of ["before the answer", "after the answer"] as const) {
  test(`a post that is forwarded ${when} is found at once`, async (t) => {
    const opened = await openChannel(t);
    opened.channel.automaticForwards = when;
    const anna = newClient(opened, "Анна");
    await anna.writes("Анна 0");
    await anna.writes("Анна 1");
    await passes(opened.story, second);
    assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0", "Анна 1"]);
  });
}

test("forwards that come up to a minute late, in any order, with 429s: nothing is lost, doubled or out of order", async (t) => {
  const opened = await openChannel(t, { limits: realLimits });
  const { story, channel } = opened;
  const { faults } = story.desk.telegram;
  // The delay depends on the post's number, so that every run is the same and late posts overtake early ones.
  channel.automaticForwards = { delay: ({ message_id }) => (message_id * 37_123) % 60_000 };
  faults.seed(5);
  const method = ["sendMessage", "sendMediaGroup", "copyMessage", "editMessageText"];
  faults.tooManyRequests(7, { method, probability: 0.05 });
  faults.serverError({ method, probability: 0.03 });
  const names = Array.from({ length: 10 }, (_, index) => `Клиент${index}`);
  const people = names.map((name) => newClient(opened, name));
  for (let number = 0; number < 8; number += 1) {
    for (const [index, person] of people.entries()) {
      if (number === 3) {
        await person.sendsAlbum([photo(`${names[index]} 3`), photo(`${names[index]} 4`)]);
      } else await person.writes(`${names[index]} ${number > 3 ? number + 1 : number}`);
    }
    await passes(story, 10 * second);
  }
  await passes(story, 20 * minute);
  faults.heal();
  await passes(story, 5 * minute);
  for (const name of names) assert.deepEqual(deskSees(opened, name), numbered(name, 0, 8));
  assert.equal(channel.posts.length, names.length, "one post for each ticket");
  const outside = said(channel.discussion!.messages, "Клиент");
  assert.deepEqual(outside, [], "nothing outside of the threads");
  assert.deepEqual(alerts(story), []);
});

test("a forward that never comes is waited for two minutes; then the ticket is posted anew", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  channel.automaticForwards = "lost";
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, minute);
  const first = postOf(opened, "Анна");
  await anna.writes("Анна 1");
  channel.automaticForwards = "immediate";
  await passes(story, 2 * minute);
  assert.notEqual(postOf(opened, "Анна"), first);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0", "Анна 1"]);
  assert.deepEqual(alerts(story), []);
});

test("when no post comes to the group the admin is told once, and everything arrives when they do again", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  channel.automaticForwards = "lost";
  const anna = newClient(opened, "Анна");
  const vera = newClient(opened, "Вера");
  for (let number = 0; number < 4; number += 1) {
    await anna.writes(`Анна ${number}`);
    await vera.writes(`Вера ${number}`);
    await passes(story, 3 * minute);
  }
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  assert.match(alerts(story)[0]!, /Публикации из канала «Обращения» не появляются в его группе обсуждений/);
  channel.automaticForwards = "immediate";
  await passes(story, 10 * minute);
  assert.deepEqual(deskSees(opened, "Анна"), numbered("Анна", 0, 3));
  assert.deepEqual(deskSees(opened, "Вера"), numbered("Вера", 0, 3));
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
});

test("a forward that the bot was not told of is found among the pinned", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { bot } = story.desk.telegram;
  channel.discussion!.kick(bot);
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, minute);
  const post = postOf(opened, "Анна");
  channel.discussion!.promote(bot, deskRights);
  await passes(story, 3 * minute);
  assert.equal(postOf(opened, "Анна"), post);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
});

test("the process stops while it waits for a forward", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  channel.automaticForwards = "held";
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, 5 * second);
  await story.desk.stop();
  channel.releaseForwards();
  await story.desk.start();
  await passes(story, minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
});
