import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { ask, wordsIn } from "../contract/conversation.ts";
import { saidTo, statusOf } from "../private/people.ts";
import { sets } from "../private/client.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes } from "../support/desk.ts";

const minute = 60_000;

for (const command of ["", "/new "])
  test(`who closes and writes${command === "" ? "" : " /new"} in a pause, again and again, opens no tickets`, async (t) => {
    const { clock, desk } = await open(t, "flood 2", "reopen new");
    const { anna, manager } = await ask(desk, "раз");
    await anna.writes("два");
    await anna.writes("три");
    await desk.settles();
    desk.telegram.calls.clear();
    for (let i = 0; i < 15; i += 1) {
      await anna.writes("/close");
      await anna.writes(`${command}снова ${i}`);
    }
    await passes(desk, clock, minute);
    assert.equal(desk.telegram.calls.count("createForumTopic"), 0);
    const summary = await manager.sees("одной сводкой");
    assert.match(summary.content.text!, /три[\s\S]*снова 0[\s\S]*снова 14/);
    assert.equal(statusOf(desk, 1), "unanswered", "what came after the closing is not overlooked");
    // After the pause the settings hold again.
    await anna.writes("/close");
    await passes(desk, clock, 2 * minute);
    await anna.writes("другое");
    await desk.boris.in(await desk.forum.hasTopic("№2")).sees(/^другое$/);
  });

for (const back of [30_000, 3 * 3_600_000])
  test(`a pause ends though the clock is set back by ${back / 1_000} s`, async (t) => {
    const { clock, desk } = await open(t, "flood 1");
    const { anna, manager } = await ask(desk, "раз");
    await anna.writes("два");
    await desk.settles();
    clock.set(-back);
    await passes(desk, clock, 2 * minute);
    const summary = await manager.sees("одной сводкой");
    assert.match(summary.content.text!, /два/);
    await anna.writes("три");
    await anna.writes("четыре");
    await passes(desk, clock, 2 * minute);
    assert.equal(wordsIn(manager.messages).filter((words) => words.includes("одной сводкой")).length, 2);
    const told = saidTo(anna).filter((words) => words.includes("много сообщений подряд")).length;
    // Nobody knows how long ago the first notice was, if its time is to come.
    assert.equal(told, back > 2 * minute ? 2 : 1);
  });

async function open(t: TestContext, ...settings: string[]) {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  for (const each of settings) await sets(desk, each);
  return { clock, desk };
}
