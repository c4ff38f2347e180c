import assert from "node:assert/strict";
import { test } from "node:test";
import { encodePress } from "../../src/ticket/press.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { manyOffices } from "./office.ts";
import { everywhere, isPressAllowed, refusal } from "./people.ts";
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
          const forbidden = await office.prepare(type);
          for (const [who, where] of everywhere) {
            // A manager changes only their own canned replies, and this one is another's.
            if (changesTemplates.has(type) && who === "an anonymous admin" && where === "private") continue;
            if (isPressAllowed(name, who, where)) {
              const allowed = await office.prepare(type);
              const { news, answer } = await office.press(allowed, who, where, encodePress(allowed.press));
              assert.doesNotMatch(answer, refusal, `${who}, ${where}`);
              assert.notDeepEqual(news, [], `${who}, ${where}: nothing happened, ${answer}`);
            } else {
              const { news, answer } = await office.press(
                forbidden,
                who,
                where,
                encodePress(forbidden.press),
              );
              assert.deepEqual(news, [], `${who}, ${where}`);
              assert.match(answer, refusal, `${who}, ${where}`);
            }
          }
        },
      );
    }
  });
});

const changesTemplates: ReadonlySet<string> = new Set([
  "template_edit",
  "template_remove",
  "template_remove_ask",
]);
