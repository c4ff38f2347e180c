import { test } from "node:test";
import { killManyTimes } from "./killing.ts";

/**
 * `KILLS=200 SEED=7 node --test test/durability/kill.test.ts`. The seed repeats the random choices, not the machine's
 * timing.
 */
const kills = Number(process.env["KILLS"] ?? 20);

test(`killed ${kills} times under load and faults, nothing is lost, out of order or in a wrong place`, (t) =>
  killManyTimes(t, kills));
