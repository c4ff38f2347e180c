import assert from "node:assert/strict";
import { test } from "node:test";
import { type CommandName, mayDo, permissions } from "../../src/ticket/access.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { together } from "../support/together.ts";
import type { Office } from "./office.ts";
import { manyOffices } from "./opening.ts";
import { isHeard, mayAt, refusal, roleOf, setupRefusal, writing } from "./people.ts";
import { prepareCommand } from "./prepared/command.ts";
import { rowsOf } from "./snapshot.ts";
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
        const cells = writing(nature).filter(([, place]) => place !== "private");
        for (const [who, where] of cells.filter((cell) => isAllowedAtDesk(name, cell))) {
          const ticket = await prepareCommand(office, words, who);
          const { changed, told } = await office.write(ticket, who, where, words);
          assert.ok(changed.length + told.length > 0, `${who}: nothing happened`);
          assert.ok(!told.some((each) => refusal.test(each)), `${who}: ${told.join("\n")}`);
        }
        const refused = cells.filter((cell) => !isAllowedAtDesk(name, cell));
        // The answer to /setup is no reply, so that it tells nobody apart.
        const groups = words === "/setup" ? refused.map((cell) => [cell]) : [refused];
        for (const group of groups)
          await together(group, async (some) => {
            const ticket = await prepareCommand(office, words, ...some.map(([who]) => who));
            const written = await office.writeAll(ticket, some, words);
            // Elsewhere the bot is silent, but for /setup, which is meant for new groups.
            const isAnswered = ([who, where]: Cell) => isHeard(who, where) || words === "/setup";
            assertRefused(some, written, isAnswered, words === "/setup" ? setupRefusal : refusal);
          });
      });
    }

    await t.test("in private no command of the desk does anything to a ticket", async () => {
      const office = await offices();
      const ticket = await office.open();
      // The client's own word is a message like any other.
      const kept = () => rowsOf(office.desk, ticket.id).filter((row) => !row.startsWith("messages"));
      const before = kept();
      for (const [words] of deskCommands.filter(([each]) => !isPrivate(each) && each !== "/setup")) {
        const cells = writing(nature).filter(([, place]) => place === "private");
        await together(cells, async (some) => {
          await office.writeAll(ticket, some, words);
          assert.deepEqual(kept(), before, `${namesOf(some)}: ${words}`);
        });
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
            const cells = writing(nature).filter(([, place]) => place === "private");
            const write = async (some: readonly Cell[]) => {
              const [others, own] = [await office.open(), await office.open()];
              // Norms set deadlines for every open ticket.
              const rowsOfOthers = () =>
                rowsOf(office.desk, others.id).filter(
                  (row) => name !== "norms" || !row.startsWith("deadlines"),
                );
              const rows = rowsOfOthers();
              const written = await office.writeAll(own, some, words);
              assert.deepEqual(rowsOfOthers(), rows, `${namesOf(some)} changed somebody else's ticket`);
              return written;
            };
            await together(
              cells.filter((cell) => isAllowedInPrivate(name, cell)),
              async (some) => {
                const { answers } = await write(some);
                for (const [index, [who]] of some.entries()) {
                  const told = answers[index]!;
                  assert.ok(told.length > 0, `${who} is told nothing`);
                  assert.ok(!told.some((each) => refusal.test(each)), `${who}: ${told.join("\n")}`);
                }
              },
            );
            await together(
              cells.filter((cell) => !isAllowedInPrivate(name, cell)),
              async (some) => assertRefused(some, await write(some), () => true, refusal),
            );
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
          const cells = writing(nature).filter(([, place]) => place !== "private");
          await together(cells, async (some) => {
            const written = await office.writeAll(await office.open(), some, words);
            assertRefused(some, written, ([who, where]) => isHeard(who, where), /./);
          });
        },
      );
    }
  });
});

type Cell = ReturnType<typeof writing>[number];

function isAllowedAtDesk(name: CommandName, [who, where]: Cell): boolean {
  return where === "desk" && mayAt(name, who, where);
}

/** In private nobody is anonymous. */
function isAllowedInPrivate(name: CommandName, [who]: Cell): boolean {
  return mayDo(name, roleOf(who), "private");
}

/** Nothing has changed, and each has one answer or none. */
function assertRefused(
  cells: readonly Cell[],
  { changed, told, answers }: Awaited<ReturnType<Office["writeAll"]>>,
  isAnswered: (cell: Cell) => boolean,
  words: RegExp,
): void {
  assert.deepEqual(changed, [], namesOf(cells));
  for (const [index, cell] of cells.entries()) {
    const answer = answers[index]!;
    assert.equal(answer.length, isAnswered(cell) ? 1 : 0, `${cell.join(", ")}: ${answer.join("\n")}`);
    for (const line of answer) assert.match(line, words, cell.join(", "));
  }
  assert.equal(told.length, answers.flat().length, `${namesOf(cells)}: ${told.join("\n")}`);
}

function namesOf(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.join(", ")).join("; ");
}
