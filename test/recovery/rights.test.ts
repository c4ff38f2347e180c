import assert from "node:assert/strict";
import { test } from "node:test";
import { deskRights, photo } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";
import {
  alerts,
  asks,
  cardOf,
  clientSees,
  deskSees,
  minute,
  openStory,
  passes,
  second,
  topicOf,
  numbered,
} from "./story.ts";

for (const right of ["can_manage_topics", "can_pin_messages", "can_delete_messages"] as const) {
  test(`without ${right} what can go goes on, the admin is told once what is missing, and all is made up for`, async (t) => {
    const story = await openStory(t);
    const { desk, forum, boris, olga } = story;
    const anna = await asks(story, "Анна");
    forum.promote(
      desk.telegram.bot,
      deskRights.filter((each) => each !== right),
    );
    await anna.writes("Анна 1");
    await passes(story, 5 * second);
    assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"], "an open ticket goes on");
    const vera = desk.telegram.client("Вера", { language_code: "ru" });
    for (let number = 0; number < 10; number += 1) {
      await vera.writes(`Вера ${number}`);
      await anna.writes(`Анна ${number + 2}`);
      await passes(story, minute);
    }
    await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
    await passes(story, minute);
    assert.deepEqual(clientSees(anna), ["Ответ 0"]);
    assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
    assert.match(alerts(story)[0]!, new RegExp(`❌ Нет права .*${right}`));

    await olga.inGeneral(forum).writes("/setup");
    await passes(story, second);
    await olga.inGeneral(forum).sees(new RegExp(`Почти готово|${right}`));
    forum.promote(desk.telegram.bot, deskRights);
    await passes(story, 3 * minute);
    assert.deepEqual(deskSees(story, "Вера"), numbered("Вера", 0, 9));
    assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 11));
    assert.ok(forum.chat.pinned.includes(cardOf(topicOf(story, "Анна"))));
    assert.equal(alerts(story).length, 1);
  });
}

test("/setup is answered at once, however many tickets wait for the group to be mended", async (t) => {
  const story = await openStory(t);
  const { desk, forum, olga } = story;
  const names = Array.from({ length: 10 }, (_, index) => `Клиент${index}`);
  const people = [];
  for (const name of names) people.push(await asks(story, name));
  const mend = desk.telegram.faults.fails(new Failure(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), {
    method: "copyMessage",
    chat_id: forum.id,
  });
  for (const person of people) await person.writes(`${person.account.first_name} 1`);
  await passes(story, 5 * minute);
  assert.deepEqual(
    alerts(story).map((alert) => /CHAT_WRITE_FORBIDDEN/.test(alert)),
    [true],
    alerts(story).join("\n"),
  );
  mend();
  const before = forum.general.at(-1)!;
  await olga.inGeneral(forum).writes("/setup");
  await passes(story, second);
  await olga.inGeneral(forum).sees("Всё готово", { after: before });
  for (const name of names) assert.deepEqual(deskSees(story, name), [`${name} 0`, `${name} 1`]);
});

test("/setup is answered while the group's rows are held, with what the bot lacks there", async (t) => {
  const story = await openStory(t);
  const { desk, forum, olga } = story;
  const { bot } = desk.telegram;
  await asks(story, "Анна");
  forum.demote(bot);
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  await vera.writes("Вера 0");
  await passes(story, 10 * second);
  const before = forum.general.at(-1)!;
  // A bot in privacy mode gets a command only if the command names it.
  await olga.inGeneral(forum).writes(`/setup@${bot.username}`);
  await passes(story, second);
  await olga.inGeneral(forum).sees(/❌ Бот не администратор[\s\S]*Почти готово/, { after: before });
  assert.equal(forum.findTopic("Вера"), undefined);
  forum.promote(bot, deskRights);
  await passes(story, second);
  assert.deepEqual(deskSees(story, "Вера"), ["Вера 0"]);
});

test("all rights withdrawn: the admin is told once, and everything arrives when they are back", async (t) => {
  const story = await openStory(t);
  const { desk, forum } = story;
  const anna = await asks(story, "Анна");
  forum.demote(desk.telegram.bot);
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  for (let number = 1; number <= 5; number += 1) {
    await anna.writes(`Анна ${number}`);
    await vera.writes(`Вера ${number}`);
    await passes(story, 2 * minute);
  }
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  forum.promote(desk.telegram.bot, deskRights);
  await passes(story, 2 * minute);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 5));
  assert.deepEqual(deskSees(story, "Вера"), numbered("Вера", 1, 5));
});

test("the bot removed from the group: the admin is told once, /setup or adding it again lets everything in", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris } = story;
  const people = [await asks(story, "Анна"), await asks(story, "Вера")];
  const [anna] = people;
  // This answer is on its way when the bot is removed.
  desk.telegram.faults.tooManyRequests(30, { chat_id: anna!.id, times: 1 });
  await boris.in(topicOf(story, "Анна")).sends(photo("Ответ 0"));
  await passes(story, second);
  forum.kick(desk.telegram.bot);
  people.push(desk.telegram.client("Иван", { language_code: "ru" }));
  for (let number = 1; number <= 5; number += 1) {
    for (const person of people) await person.writes(`${person.account.first_name} ${number}`);
    await passes(story, 2 * minute);
  }
  assert.deepEqual(
    alerts(story).map((alert) => /больше нет в группе «Менеджеры»/.test(alert)),
    [true],
    alerts(story).join("\n"),
  );
  assert.deepEqual(clientSees(anna!), []);
  await people[2]!.sees("Обращение №3 принято");

  forum.promote(desk.telegram.bot, deskRights);
  await passes(story, 5 * second);
  for (const name of ["Анна", "Вера", "Иван"])
    assert.ok(deskSees(story, name).includes(`${name} 1`), `${name}: as soon as the bot is back`);
  await passes(story, 3 * minute);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 5));
  assert.deepEqual(deskSees(story, "Вера"), numbered("Вера", 0, 5));
  assert.deepEqual(deskSees(story, "Иван"), numbered("Иван", 1, 5));
  assert.deepEqual(clientSees(anna!), ["Ответ 0"]);
  assert.equal(forum.topics.length, 3);
  assert.ok(alerts(story).length <= 2, alerts(story).join("\n"));

  // If the same happens again, the admins are told again.
  forum.kick(desk.telegram.bot);
  await passes(story, minute);
  assert.match(alerts(story).at(-1)!, /больше нет в группе/);
});
