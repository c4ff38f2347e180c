import assert from "node:assert/strict";
import { test } from "node:test";
import { privateCommands } from "../../src/handle/features.ts";
import { countAuditLines } from "../../src/store/audit.ts";
import { mayDo, permissions } from "../../src/ticket/access.ts";
import { encodePress } from "../../src/ticket/button-data.ts";
import type { Press } from "../../src/ticket/press.ts";
import type { Office } from "../access/office.ts";
import { openOffice } from "../access/opening.ts";
import { preparePress } from "../access/prepared/press.ts";
import { nameOfPress, presses } from "../access/tried.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { pressed, written } from "./changes.ts";

const ofAdmins = Object.entries(privateCommands).filter(([, { may }]) => !mayDo(may, "client", "private"));

test("every command that no client has is tried here, and leaves a line unless it only shows or is about a shift", () => {
  assert.deepEqual(Object.keys(written).toSorted(), ofAdmins.map(([word]) => word).toSorted());
  const onlyShow = Object.entries(written).filter(([, tries]) => tries.every(([, lines]) => lines === 0));
  assert.deepEqual(
    onlyShow.map(([word]) => word),
    ["blocked", "forget", "my", "open", "client", "clients", "find", "write", "notify", "shift", "audit"],
  );
});

test("every button that no client has outside of tickets is tried here", () => {
  const buttons = presses.filter((type) => {
    const name = nameOfPress[type];
    const { where } = permissions[name];
    return where === "ticket" ? ["block", "unblock"].includes(name) : !mayDo(name, "client", where);
  });
  assert.deepEqual(Object.keys(pressed).toSorted(), buttons.toSorted());
});

atEveryDesk("audit", (nature) => {
  test("every change leaves one line, and what changes nothing leaves none", async (t) => {
    const office = await openOffice(t, nature);
    const { "an admin": olga } = office.people;
    const linesOf = async (act: () => Promise<unknown>) => {
      const before = countAuditLines(office.desk.app.store);
      await act();
      await office.desk.settles();
      return countAuditLines(office.desk.app.store) - before;
    };
    const opened = await office.open();
    for (const [command, tries] of Object.entries(written)) {
      for (const [words, lines] of tries) {
        const text = `/${command} ${words}`.trim().replace("{client}", String(opened.client.id));
        assert.equal(await linesOf(() => office.write(opened, "an admin", "private", text)), lines, text);
      }
    }
    for (const [type, lines] of Object.entries(pressed) as [Press["type"], 0 | 1][]) {
      const prepared = await preparePress(office, type);
      const data = encodePress(prepared.press);
      const press = () => office.press(prepared, "an admin", whereIs(type), data);
      assert.equal(await linesOf(press), lines, type);
      // Every report that comes is an export of its own.
      if (lines === 1 && type !== "report_make") assert.equal(await linesOf(press), 0, `${type} once more`);
    }
    for (const [button, name] of [
      ["subject_add", "Гарантия"],
      ["subject_rename", "Поломка"],
      ["desk_rename", "Бухгалтерия"],
      ["setting_ask", "14"],
    ] as const) {
      const prepared = await preparePress(office, button);
      await office.press(prepared, "an admin", "private", encodePress(prepared.press));
      assert.equal(await linesOf(() => olga.writes(name)), 1, `the name after ${button}`);
    }
    for (const [words, lines] of [
      ["/block", 1],
      ["/block", 0],
      ["/unblock", 1],
      ["/unblock", 0],
    ] as const)
      assert.equal(await linesOf(() => office.write(opened, "a manager", "desk", words)), lines, words);
  });
});

function whereIs(type: Press["type"]): Parameters<Office["press"]>[2] {
  const { where } = permissions[nameOfPress[type]];
  return where === "ticket" ? "desk" : where === "group" ? "elsewhere" : "private";
}
