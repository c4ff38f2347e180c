import assert from "node:assert/strict";
import { test } from "node:test";
import { ask } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { passes } from "../support/desk.ts";
import { alarms, opensDesk } from "./alarms.ts";
import { hour, lets, minute } from "./due.ts";

const day = 24 * hour;

atEveryDesk("a clock that jumps", (nature) => {
  test("a day forward and back within ten minutes rings nobody, and the admin is told once", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 30m 8h");
    const { ticket } = await ask(desk);
    const heard = () => [ticket.messages(), desk.boris.messages, desk.olga.messages].flatMap(alarms);
    const told = () =>
      desk.olga.messages.filter(({ content }) => content.text?.startsWith("⚠️ Часы сервера"));
    await passes(desk, clock, 2 * minute);
    clock.set(day);
    await passes(desk, clock, 5 * minute);
    assert.deepEqual(heard(), []);
    assert.match(told()[0]?.content.text ?? "", /вперёд на 24 ч\. /);
    clock.set(-day);
    await passes(desk, clock, 12 * minute);
    assert.deepEqual(heard(), []);
    assert.equal(told().length, 1);
    // 19 of the 30 minutes have passed.
    await lets(desk, clock, 6 * minute);
    assert.equal(heard().length, 1);
  });

  test("a clock that stays there is believed after ten minutes: the server was paused", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 30m 100h");
    const { ticket } = await ask(desk);
    await passes(desk, clock, 2 * minute);
    clock.set(7 * hour);
    await passes(desk, clock, 8 * minute);
    assert.deepEqual(alarms(ticket.messages()), []);
    await lets(desk, clock, 4 * minute);
    assert.equal(alarms(ticket.messages()).length, 1);
  });
});
