import assert from "node:assert/strict";
import { test } from "node:test";
import { type CommandName, mayDo, permissions } from "../../src/ticket/access.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { manyOffices } from "./office.ts";
import { isHeard, mayAt, refusal, roleOf, setupRefusal, writing } from "./people.ts";
import { deskCommands, isPrivate, nameOfPress, privateCommands } from "./tried.ts";

test("no command and no button goes without being tried", () => {
  const names = [...deskCommands, ...privateCommands].map(([, name]) => name);
  assert.deepEqual(
    new Set([...names, ...Object.values(nameOfPress)]),
    new Set(Object.keys(permissions) as CommandName[]),
  );
});

atEveryDesk("access", (nature) => {
  test("every command of the desk, written by everybody everywhere", async (t) => {
    const offices = manyOffices(t, nature);
    for (const [words, name] of deskCommands) {
      await t.test(`in a topic ${words} works for whom ${name} is allowed, and for nobody else`, async () => {
        const office = await offices();
        for (const [who, where] of writing(nature).filter(([, place]) => place !== "private")) {
          const ticket = await office.prepareCommand(words, who);
          const { changed, told } = await office.write(ticket, who, where, words);
          if (where === "desk" && mayAt(name, who, where)) {
            assert.ok(changed.length + told.length > 0, `${who}: nothing happened`);
            assert.ok(!told.some((each) => refusal.test(each)), `${who}: ${told.join("\n")}`);
            continue;
          }
          assert.deepEqual(changed, [], `${who}, ${where}`);
          // Elsewhere the bot is silent, but for /setup, which is meant for new groups.
          if (isHeard(who, where) || words === "/setup") {
            assert.equal(told.length, 1, `${who}, ${where}: ${told.join("\n")}`);
            assert.match(told[0]!, words === "/setup" ? setupRefusal : refusal, `${who}, ${where}`);
          } else assert.deepEqual(told, [], `${who}, ${where}`);
        }
      });
    }

    await t.test("in private no command of the desk does anything to a ticket", async () => {
      const office = await offices();
      const ticket = await office.open();
      // The client's own word is a message like any other.
      const kept = () => office.rowsOf(ticket.id).filter((row) => !row.startsWith("messages"));
      const before = kept();
      for (const [words] of deskCommands.filter(([each]) => !isPrivate(each) && each !== "/setup")) {
        for (const [who, where] of writing(nature).filter(([, place]) => place === "private")) {
          await office.write(ticket, who, where, words);
          assert.deepEqual(kept(), before, `${who}: ${words}`);
        }
      }
    });
  });

  // The private chat is the same, whatever the kind of desk.
  if (nature.name === "topics")
    test("every command of private chats, written by everybody in private", async (t) => {
      const offices = manyOffices(t, nature);
      for (const [words, name] of privateCommands) {
        await t.test(
          `in private ${words} works for whom ${name} is allowed, and for nobody else's ticket`,
          async () => {
            const office = await offices();
            const others = await office.open();
            for (const [who, where] of writing(nature).filter(([, place]) => place === "private")) {
              // In private nobody is anonymous.
              const role = roleOf(who);
              // Norms set deadlines for every open ticket.
              const rowsOfOthers = () =>
                office.rowsOf(others.id).filter((row) => name !== "norms" || !row.startsWith("deadlines"));
              const rows = rowsOfOthers();
              const own = who === "the client" ? await office.open() : others;
              const { changed, told } = await office.write(own, who, where, words);
              assert.equal(told.length > 0, true, `${who} is told nothing`);
              assert.deepEqual(rowsOfOthers(), rows, `${who} changed somebody else's ticket`);
              if (mayDo(name, role, "private")) {
                assert.ok(!told.some((each) => refusal.test(each)), `${who}: ${told.join("\n")}`);
                continue;
              }
              assert.deepEqual(changed, [], who);
              assert.equal(told.length, 1, who);
              assert.match(told[0]!, refusal, who);
            }
          },
        );
      }
    });

  test("every command of private chats, written by everybody elsewhere", async (t) => {
    const offices = manyOffices(t, nature);
    for (const [words] of privateCommands) {
      if (deskCommands.some(([other]) => other.split(" ")[0] === words.split(" ")[0])) continue;
      await t.test(
        `outside of private chats ${words} is no command of the client's or the admin's`,
        async () => {
          const office = await offices();
          for (const [who, where] of writing(nature).filter(([, place]) => place !== "private")) {
            const { changed, told } = await office.write(await office.open(), who, where, words);
            assert.deepEqual(changed, [], `${who}, ${where}`);
            assert.equal(told.length, isHeard(who, where) ? 1 : 0, told.join("\n"));
          }
        },
      );
    }
  });
});
