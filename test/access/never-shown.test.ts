import assert from "node:assert/strict";
import { test } from "node:test";
import { mayDo, permissions } from "../../src/ticket/access.ts";
import { encodePress } from "../../src/ticket/button-data.ts";
import type { Press } from "../../src/ticket/press.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { together } from "../support/together.ts";
import { openOffice } from "./opening.ts";
import { refusal, type Somebody, type Somewhere } from "./people.ts";
import { preparePress } from "./prepared/press.ts";
import { nameOfPress, presses, privateCommands } from "./tried.ts";

atEveryDesk("access", (nature) => {
  test("buttons that were never shown", async (t) => {
    const office = await openOffice(t, nature);
    await t.test("data that no button of ours carries does nothing, whoever sends it", async () => {
      const ticket = await office.open();
      const { id } = ticket;
      const garbage = `
        : 1 1: 1:c 1:c: 1:zz:1 c:1 c:ID кнопка null {} 0:c:ID 2:x:ID 01:x:ID 1:x:ID:1 1:x:0ID 1:x:-ID 1:x:+ID
        1:x:ID.0 1:x:IDe0 1:x:1e400 1:x:9007199254740993 1:m:ID:99 1:z:ID 1:z:ID:99 1:m:ID:main 1:st:ID:0 1:st:ID:6 1:r:ID:2 1:X:ID
        1:constructor:ID 1:__proto__:ID 1:claim:ID 1:x:ID; 1:x:ID\u0000 1:x:\u0661
      `
        .trim()
        .split(/ +|\n +/)
        .map((each) => each.replace("ID", String(id)))
        .concat(" ", `1:x: ${id}`, `1:x:${id}\n`);
      const tried = garbage.flatMap((data) => [
        { ticket, who: "a manager", where: "desk", data } as const,
        { ticket, who: "the client", where: "private", data } as const,
      ]);
      await together(tried, async (some) => {
        const { news, answers } = await office.pressAll(some);
        assert.deepEqual(news, [], namesOf(some));
        for (const [index, each] of some.entries()) assert.match(answers[index]!, refusal, namesOf([each]));
      });
    });

    await t.test("numbers that do not belong together do nothing", async () => {
      const ticket = await office.open();
      const noted = await preparePress(office, "send_note");
      const held = await preparePress(office, "send_held");
      const withheld = await preparePress(office, "withheld_answer");
      const moving = await preparePress(office, "move_to");
      const mine = office.records.messageOf(ticket.id);
      const theirs = office.records.messageOf(moving.id);
      const { id } = ticket;
      const { noteId } = noted.press as Extract<Press, { type: "send_note" }>;
      const { messageId } = held.press as Extract<Press, { type: "send_held" }>;
      const { batch } = withheld.press as Extract<Press, { type: "withheld_answer" }>;
      const atDesk: Press[] = [
        { type: "claim", ticketId: 0 },
        { type: "close", ticketId: 99_999 },
        { type: "transfer", ticketId: id, managerId: 0 },
        { type: "transfer", ticketId: id, managerId: ticket.client.id },
        { type: "transfer", ticketId: id, managerId: office.people["a removed admin"].id },
        { type: "subject", ticketId: id, subjectId: 99_999 },
        { type: "desk", ticketId: id, deskId: 0 },
        { type: "desk", ticketId: id, deskId: 99_999 },
        { type: "send_note", ticketId: id, noteId },
        { type: "send_note", ticketId: noted.id, noteId: 99_999 },
        { type: "send_held", ticketId: id, messageId },
        { type: "send_held", ticketId: held.id, messageId: mine },
        { type: "send_held", ticketId: held.id, messageId: 99_999 },
        { type: "withheld_note", ticketId: id, batch },
        { type: "withheld_answer", ticketId: id, batch },
        { type: "withheld_answer", ticketId: withheld.id, batch: 99_999 },
      ];
      const inPrivate: Press[] = [
        { type: "client_close", ticketId: 0 },
        { type: "client_history", ticketId: moving.id },
        { type: "client_subject", ticketId: id, subjectId: 99_999 },
        { type: "move", messageId: 99_999 },
        { type: "move", messageId: theirs },
        { type: "move_to", messageId: theirs, ticketId: id },
        { type: "move_to", messageId: theirs, ticketId: 0 },
        { type: "move_to", messageId: mine, ticketId: moving.id },
        { type: "move_to", messageId: mine, ticketId: 99_999 },
        { type: "move_to", messageId: mine, ticketId: id },
        { type: "stars", ticketId: id, stars: 5 },
        { type: "resolved", ticketId: moving.id, yes: 1 },
      ];
      const byAdmin: Press[] = [
        { type: "desk_open", deskId: 99_999 },
        { type: "desk_rename", deskId: 0 },
        { type: "desk_default", deskId: 99_999 },
        { type: "desk_rescue", deskId: 99_999, targetId: 1 },
        { type: "desk_rescue", deskId: 1, targetId: 1 },
        { type: "subject_open", subjectId: 99_999 },
        { type: "subject_rename", subjectId: 99_999 },
        { type: "subject_hide", subjectId: 0 },
        { type: "subject_order", subjectId: 1, place: 0 },
        { type: "subject_order", subjectId: 1, place: 99_999 },
        { type: "subject_route", subjectId: 1, deskId: 99_999 },
        { type: "subject_route", subjectId: 99_999, deskId: 0 },
        { type: "desk_add" },
      ];
      const by = (presser: { who: Somebody; where: Somewhere }) => (each: Press) => ({
        ...presser,
        ticket,
        data: encodePress(each),
      });
      const tried = [
        ...atDesk.map(by({ who: "a manager", where: "desk" })),
        ...inPrivate.map(by({ who: "the client", where: "private" })),
        ...byAdmin.map(by({ who: "an admin", where: "private" })),
      ];
      await together(tried, async (some) => {
        const { news, answers } = await office.pressAll(some);
        assert.deepEqual(news, [], namesOf(some));
        for (const [index, each] of some.entries()) assert.notEqual(answers[index], "", namesOf([each]));
      });
    });

    await t.test("a blocked client's buttons and commands do nothing", async () => {
      for (const type of presses.filter((each) => permissions[nameOfPress[each]].where === "private")) {
        const ticket = await preparePress(office, type);
        await office.block(ticket.client);
        const { news } = await office.press(ticket, "the client", "private", encodePress(ticket.press));
        assert.deepEqual(news, [], type);
      }
      const ticket = await office.open();
      await office.block(ticket.client);
      const tried = privateCommands.filter(([, name]) => mayDo(name, "client", "private"));
      for (const words of [...tried.map(([each]) => each), "/start", "/start s_1"]) {
        const { changed, told } = await office.write(ticket, "the client", "private", words);
        assert.deepEqual(changed, [], words);
        assert.deepEqual(told, [], words);
      }
    });

    await t.test(
      "at another desk a button for this desk's ticket does nothing, and its presser does not join the team",
      async () => {
        const ofTickets = presses.filter((each) => permissions[nameOfPress[each]].where === "ticket");
        for (const type of ofTickets) {
          const ticket = await preparePress(office, type);
          office.records.bindElsewhere();
          const data = encodePress(ticket.press);
          const pressers = ["a stranger", "a manager", "an admin"] as const;
          await together(
            pressers.map((who) => ({ ticket, who, where: "elsewhere", data }) as const),
            async (some) => {
              const { news, answers } = await office.pressAll(some);
              assert.deepEqual(news, [], `${namesOf(some)}: ${type}`);
              for (const answer of answers) assert.match(answer, refusal, `${namesOf(some)}: ${type}`);
            },
          );
        }
      },
    );
  });
});

function namesOf(pressed: readonly { who: Somebody; data: string }[]): string {
  return pressed.map(({ who, data }) => `${who}: ${JSON.stringify(data)}`).join("; ");
}
