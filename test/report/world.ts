import * as fc from "fast-check";
import type { Norms } from "../../src/ticket/deadline.ts";
import type { SpecialDay, Week } from "../../src/worktime/hours.ts";

export const minute = 60_000;

/** What happens, how many half minutes after what happened before, to which ticket and by whom. */
export interface Step {
  after: number;
  /** In half minutes: so much earlier than the bot got it a message was sent, as after an outage. */
  lag: number;
  what: Deed;
  ticket: number;
  by: number;
  number: number;
}

export type Deed = keyof typeof deeds;

/** A team's weeks: where they are, when they work, their norms, and what happened. */
export interface World {
  place: (typeof places)[number];
  hours: { all: Week | null; second: Week | null; days: SpecialDay[] };
  norms: { all: Norms | null; second: Norms | null | undefined };
  steps: Step[];
  /** So many half minutes after the last step the report is made. */
  made: number;
}

/** Where clocks are changed: back or forward at night, or forward at midnight, and one where they are not. */
const places = [
  { timeZone: "Europe/Moscow", begins: "2026-11-01T09:00", month: "2026-11" },
  { timeZone: "Europe/Kyiv", begins: "2026-10-23T09:00", month: "2026-10" },
  { timeZone: "Europe/Kyiv", begins: "2026-03-27T20:00", month: "2026-03" },
  { timeZone: "America/Santiago", begins: "2026-09-04T17:00", month: "2026-09" },
] as const;

const nine = { from: 540, to: 1_080 };
const week = (
  day: readonly { from: number; to: number }[],
  end: readonly { from: number; to: number }[],
): Week => [day, day, day, day, day, end, end];
export const weeks: Week[] = [
  week([nine], []),
  week(
    [
      { from: 540, to: 780 },
      { from: 840, to: 1_080 },
    ],
    [{ from: 600, to: 900 }],
  ),
  week([{ from: 1_200, to: 1_920 }], [{ from: 1_200, to: 1_920 }]),
  week([{ from: 0, to: 1_440 }], [{ from: 0, to: 1_440 }]),
  week([], []),
];

const norms: fc.Arbitrary<Norms> = fc.constantFrom(
  { firstReply: 15 * minute, nextReply: 30 * minute, closing: 480 * minute },
  { firstReply: 2 * minute, nextReply: minute, closing: 60 * minute },
  { firstReply: 300 * minute, nextReply: 600 * minute, closing: 6_000 * minute },
);

/** How often each deed comes. */
const deeds = {
  open: 8,
  "open by the team": 1,
  ask: 9,
  "ask in an album": 3,
  "ask something unwanted": 1,
  answer: 9,
  "answer in an album": 3,
  "answer in vain": 2,
  delete: 2,
  call: 2,
  note: 2,
  close: 5,
  "reopen by a press": 2,
  "reopen by a message": 3,
  claim: 3,
  transfer: 3,
  release: 1,
  move: 2,
  snooze: 2,
  wake: 1,
  leave: 1,
  return: 1,
  rate: 4,
  "set a subject": 1,
  "set labels": 4,
  "comment on the rating": 2,
  "name the client": 3,
  "erase the client": 1,
  show: 4,
  lose: 2,
  split: 2,
  merge: 2,
  shift: 2,
} as const;

const step: fc.Arbitrary<Step> = fc.record({
  after: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(600), fc.nat(2_400)),
  lag: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(4), fc.nat(300)),
  what: fc.oneof(
    ...Object.entries(deeds).map(([what, weight]) => ({ weight, arbitrary: fc.constant(what as Deed) })),
  ),
  ticket: fc.nat(4),
  by: fc.nat(3),
  number: fc.nat(4),
});

const place = fc.constantFrom(...places);

export const worlds: fc.Arbitrary<World> = place.chain((chosen) =>
  fc.record({
    place: fc.constant(chosen),
    hours: fc.record({
      all: fc.option(fc.constantFrom(...weeks)),
      second: fc.option(fc.constantFrom(...weeks)),
      days: fc.array(
        fc.record({
          date: fc
            .nat(8)
            .map((days) => Temporal.PlainDate.from(chosen.begins.slice(0, 10)).add({ days }).toString()),
          spans: fc.constantFrom<SpecialDay["spans"][]>(
            [],
            [{ from: 600, to: 720 }],
            [{ from: 1_380, to: 1_500 }],
          ),
          name: fc.constant(""),
        }),
        { maxLength: 2 },
      ),
    }),
    norms: fc.record({
      all: fc.option(norms, { freq: 5 }),
      second: fc.oneof(fc.constant(undefined), fc.constant(null), norms),
    }),
    steps: fc.array(step, { minLength: 1, maxLength: 60, size: "max" }),
    made: fc.oneof(fc.constant(0), fc.nat(3_000)),
  }),
);
