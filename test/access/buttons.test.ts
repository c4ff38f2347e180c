import assert from "node:assert/strict";
import { test } from "node:test";
import { permissions } from "../../src/ticket/access.ts";
import { encodePress } from "../../src/ticket/button-data.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { together } from "../support/together.ts";
import { manyOffices } from "./opening.ts";
import { everywhere, isPressAllowed, refusal } from "./people.ts";
import { preparePress } from "./prepared/press.ts";
import { nameOfPress, presses } from "./tried.ts";

atEveryDesk("access", (nature) => {
  test("every button, pressed by everybody everywhere", async (t) => {
    const offices = manyOffices(t, nature);
    for (const type of presses) {
      await t.test(
        `the button ${type} works for whom ${nameOfPress[type]} is allowed, and for nobody else`,
        async () => {
          const office = await offices();
          const name = nameOfPress[type];
          const { where: place } = permissions[name];
          const isAllowed = ([who, where]: Cell) => isPressAllowed(name, who, where);
          // What was refused has left the ticket as it was.
          let untouched: Awaited<ReturnType<typeof preparePress>> | undefined;
          await together(
            everywhere.filter((cell) => !isAllowed(cell)),
            async (some) => {
              const prepared = await preparePress(office, type);
              const data = encodePress(prepared.press);
              const tried = some.map(([who, where]) => ({ ticket: prepared, who, where, data }));
              const { news, answers } = await office.pressAll(tried);
              for (const [index, cell] of some.entries())
                assert.match(answers[index]!, refusal, cell.join(", "));
              assert.deepEqual(news, [], some.map((cell) => cell.join(", ")).join("; "));
              untouched = prepared;
            },
          );
          for (const [who, where] of everywhere.filter(isAllowed)) {
            // A manager changes only their own canned replies, and this one is another's.
            if (changesTemplates.has(type) && who === "an anonymous admin" && where === "private") continue;
            // The private chat is the same, whatever the kind of desk.
            if (place === "private" && nature.name !== "topics") continue;
            const prepared = untouched ?? (await preparePress(office, type));
            untouched = undefined;
            const { news, answer } = await office.press(prepared, who, where, encodePress(prepared.press));
            assert.doesNotMatch(answer, refusal, `${who}, ${where}`);
            assert.notDeepEqual(news, [], `${who}, ${where}: nothing happened, ${answer}`);
          }
        },
      );
    }
  });
});

type Cell = (typeof everywhere)[number];

const changesTemplates: ReadonlySet<string> = new Set([
  "template_edit",
  "template_remove",
  "template_remove_ask",
]);
