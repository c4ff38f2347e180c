import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { upgrades } from "../durability/upgrading.ts";
import { openDesk } from "../support/desk.ts";
import { colleague, managerOf } from "./team.ts";

test("data of the former version: who had left is no manager any more, and who wrote to the bot can be written to", async (t) => {
  const desk = await openDesk(t);
  const vera = await colleague(desk, "Вера");
  const gleb = await colleague(desk, "Глеб");
  await gleb.writes("/help");
  desk.group.leave(vera);
  desk.group.leave(desk.olga);
  await desk.settles();
  const former = { is_active: 1, has_left: 0 } as const;
  desk.app.store.transaction((tx) =>
    tx.run(sql.updateTable("managers").set(former).where("id", "=", vera.id)),
  );
  await upgrades(desk, () => {}, 5);
  const facts = [vera, gleb, desk.olga].map((person) => {
    const { isActive, hasLeft, openedAt } = managerOf(desk, person)!;
    return [isActive, hasLeft, openedAt !== null];
  });
  assert.deepEqual(facts, [
    [false, true, false],
    [true, false, true],
    [true, false, false],
  ]);
  assert.equal(managerOf(desk, desk.olga)?.isConfigured, true);
});
