import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openProcessDesk } from "../durability/process-desk.ts";
import { until } from "../support/until.ts";

test("killed while it copies, the bot leaves no part of a copy behind, and the admin gets it all the same", async (t) => {
  const desk = await openProcessDesk(t);
  const bot = await desk.setUp();
  await desk.olga.starts();
  await desk.settles();
  const folder = join(desk.directory, "backups");
  const parts = () =>
    existsSync(folder) ? readdirSync(folder).filter((name) => name.includes(".part")) : [];
  // The file is there while it is sent, too.
  const heal = desk.telegram.faults.hangBefore({ method: "sendDocument" });
  await desk.olga.writes("/backup");
  await until(() => desk.telegram.calls.count("sendDocument") === 1, "no copy is sent");
  await bot.kill();
  heal();
  assert.notDeepEqual(parts(), []);
  await desk.start();
  await desk.olga.sees(/^Копия базы: /);
  await until(() => parts().length === 0, "a part of a copy is left");
});
