import assert from "node:assert/strict";
import { test } from "node:test";
import { deskRights, Forum } from "../telegram/actors.ts";
import { addMember, promote } from "../telegram/membership.ts";
import { migrateGroup } from "../telegram/migration.ts";
import { alerts, deskSees, minute, openStory, passes, second } from "./story.ts";

test("a basic group that was upgraded is followed to its new id, and what waited flows in there", async (t) => {
  const story = await openStory(t, { isSetUp: false, forum: { botRights: "absent" } });
  const { desk, olga, boris } = story;
  const { world, bot } = desk.telegram;
  const group = world.createGroup({ title: "Маленькая", owner: olga.account, kind: "group" });
  addMember(world, group, boris.account, olga.account);
  addMember(world, group, bot, olga.account);
  await olga.in(group).writes(`/setup@${bot.username}`);
  await passes(story, second);
  await olga.in(group).sees("Темы выключены");
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Анна 0");
  await anna.writes("Анна 1");
  await passes(story, minute);

  const supergroup = migrateGroup(world, group, olga.account, { is_forum: true });
  await passes(story, second);
  await olga.in(supergroup).sees(/✅ Темы включены[\s\S]*❌ Бот не администратор/);
  promote(world, supergroup, bot, deskRights, olga.account);
  await passes(story, minute);
  const forum = new Forum(world, supergroup, olga, bot);
  assert.deepEqual(deskSees({ ...story, forum }, "Анна"), ["Анна 0", "Анна 1"]);
  assert.deepEqual(alerts(story), []);
});

test("/setup sent while the group was being upgraded is answered in the new one", async (t) => {
  const story = await openStory(t, { isSetUp: false, forum: { botRights: "absent" } });
  const { desk, olga } = story;
  const { world, bot } = desk.telegram;
  const group = world.createGroup({ title: "Маленькая", owner: olga.account, kind: "group" });
  addMember(world, group, bot, olga.account);
  await olga.in(group).writes(`/setup@${bot.username}`);
  const supergroup = migrateGroup(world, group, olga.account, { is_forum: true });
  await passes(story, second);
  await olga.in(supergroup).sees("✅ Темы включены");
});
