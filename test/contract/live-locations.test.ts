import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { until } from "../support/desk.ts";
import { passUntil } from "../durability/passing.ts";
import { location } from "../telegram/actors.ts";
import { arrives, converse, findCopy, pairOf } from "./conversation.ts";
import { directions } from "./kinds.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("live locations", (nature) => {
  for (const author of directions) {
    test(`the copy of a ${author}'s moves as the original does, twice a minute at most, and stops with it`, async (t) => {
      const clock = new TestClock();
      const desk = await nature.open(t, { clock });
      const { anna, manager } = await converse(desk);
      const place = author === "client" ? anna : manager;
      const original = await place.sends(location(59.93, 30.31, 900));
      const copy = await arrives(desk, original);
      assert.equal(copy.content.location?.live_period, 900);
      await desk.settles();
      const after = clock.now();
      for (let step = 1; step <= 60; step += 1) {
        await place.edits(original, location(59.93 + step / 1_000, 30.31, 900));
        await until(
          () => (pairOf(desk, original)?.details ?? "").includes(String(59.93 + step / 1_000)),
          "not taken",
        );
        await desk.settles();
        clock.advance(1_000);
      }
      await passUntil(clock, () => copy.content.location?.latitude === original.content.location?.latitude);
      assert.ok(desk.telegram.calls.count("editMessageLiveLocation") <= 4);
      assert.ok(clock.now() - after < 120_000);
      const { latitude, longitude } = location(60, 31).location!;
      await place.edits(original, { location: { latitude, longitude } });
      await passUntil(clock, () => copy.content.location?.live_period === undefined);
      assert.deepEqual(copy.content.location, { latitude, longitude });
      assert.equal(findCopy(desk, original), copy);
      await desk.settles();
      const said = [...anna.messages, ...manager.messages].map(({ content }) => content.text ?? "");
      assert.ok(!said.some((words) => words.startsWith("✏️")));
    });
  }

  test("one whose copy was deleted comes anew when it moves", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, ticket } = await converse(desk);
    const original = await anna.sends(location(59.93, 30.31, 900));
    const copy = await arrives(desk, original);
    await ticket.of(desk.olga).deletes(copy);
    await anna.edits(original, location(60.5, 30.31, 900));
    await passUntil(clock, () => findCopy(desk, original)?.content.location?.latitude === 60.5);
  });
});
