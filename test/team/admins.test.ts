import assert from "node:assert/strict";
import { test } from "node:test";
import { findAdmins } from "../../src/store/people/managers.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";

test("who is taken out of ADMIN_IDS is no admin after the next start, and their menu is a manager's", async (t) => {
  const desk = await openDesk(t);
  const { olga, boris, config } = desk;
  await boris.starts();
  await restart(desk, [olga.id, boris.id]);
  await boris.starts();
  await until(() => menuOf(desk, boris) === "setMyCommands", "he gets no menu");
  assert.deepEqual(admins(desk), [olga.id, boris.id]);
  await restart(desk, [olga.id]);
  assert.deepEqual(admins(desk), [olga.id]);
  await until(() => !commandsOf(desk, boris).includes("settings"), "his menu stays");
  for (const word of ["help", "start", "my"]) assert.ok(commandsOf(desk, boris).includes(word), word);
  assert.ok(config.dataDir);
});

test("the owner by the link stays the owner, whatever ADMIN_IDS says; when nobody is left there is a link again", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, config: { adminIds: [] } });
  const { olga, boris } = desk;
  await boris.starts("claim_the-code-of-this-test");
  await boris.sees("администратор");
  await until(() => menuOf(desk, boris) === "setMyCommands", "the owner has to restart for a menu");
  await restart(desk, [olga.id, boris.id]);
  await restart(desk, []);
  assert.deepEqual(admins(desk), [boris.id]);

  const other = await openDesk(t);
  other.told.length = 0;
  await restart(other, []);
  assert.deepEqual(admins(other), []);
  assert.ok(other.told.some((sentence) => sentence.includes("start=claim_")));
});

test("an admin who presses Start later has the menu at once, by a link too", async (t) => {
  const desk = await openDesk(t, { isSetUp: false });
  for (const payload of [undefined, "site"]) {
    desk.telegram.calls.clear();
    await (payload === undefined ? desk.olga.starts() : desk.olga.starts(payload));
    await until(() => menuOf(desk, desk.olga) === "setMyCommands", "she gets no menu");
  }
});

async function restart(desk: Desk, adminIds: number[]): Promise<void> {
  await desk.stop();
  Object.assign(desk.config, { adminIds });
  desk.telegram.calls.clear();
  await desk.start();
}

function admins(desk: Desk): number[] {
  return findAdmins(desk.app.store).map(({ id }) => id);
}

/** What the menu of the person's private chat offers. */
function commandsOf(desk: Desk, { id }: Person): string[] {
  const key = JSON.stringify(["chat", id, null, ""]);
  return (desk.telegram.bot.commands.get(key) ?? []).map(({ command }) => command);
}

/** The last call that changed the menu of the person's private chat. */
function menuOf(desk: Desk, { id }: Person): string | undefined {
  return desk.telegram.calls.all.findLast(
    ({ method, parameters }) =>
      /^(set|delete)MyCommands$/.test(method) &&
      JSON.stringify(parameters["scope"] ?? "").includes(String(id)),
  )?.method;
}
