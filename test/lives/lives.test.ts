import { test } from "node:test";
import * as fc from "fast-check";
import { atEveryDesk } from "../contract/nature.ts";
import { comesToRest, openWorld } from "./world.ts";
import { deeds } from "./deeds.ts";
import { checkCards, checkJournals, checkOrder, checkPlaces } from "./checks.ts";

/** Somebody does something; `pick` says to which of those that there are. Whatever cannot be done is left out. */
interface Step {
  deed: keyof typeof deeds;
  who: number;
  pick: number;
}

/** The same for everybody, so that a change is judged by itself. Another is tried with SEED. */
const seed = Number(process.env["SEED"] ?? 701_675_834);
const numRuns = Number(process.env["RUNS"] ?? 30);

atEveryDesk("life", (nature) => {
  test(`whatever happens in whatever order, all of it is in its place at the end (SEED=${seed})`, async () => {
    const step: fc.Arbitrary<Step> = fc.record({
      deed: fc.constantFrom(...(Object.keys(deeds) as Step["deed"][])),
      who: fc.nat(2),
      pick: fc.nat(30),
    });
    const life = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 60, size: "max" }),
      async (steps) => {
        const closings: (() => unknown)[] = [];
        const world = await openWorld(
          { after: (close: () => unknown) => closings.push(close) } as never,
          nature,
        );
        try {
          for (const { deed, who, pick } of steps) {
            await deeds[deed](world, who, pick);
            // Else the next comes while Topicdesk is still at this one.
            if (pick % 2 === 0) await world.desk.settles();
          }
          await comesToRest(world);
          checkPlaces(world);
          checkOrder(world);
          checkCards(world);
          checkJournals(world);
        } finally {
          for (const close of closings) await close();
        }
      },
    );
    await fc.assert(life, { seed, numRuns });
  });
});
