import assert from "node:assert/strict";
import { test } from "node:test";
import type { Figures } from "../../src/report/stats/figures.ts";
import { findMain } from "../../src/report/stats/finding.ts";
import { sayFinding } from "../../src/report/stats/words.ts";
import { type Statistics, statisticsOf } from "../../src/report/measures/statistics.ts";
import { languages } from "../../src/text/text.ts";

const zone = "Europe/Moscow";
/** Friday. */
const now = Date.parse("2026-11-20T09:00:00Z");

/** A fortnight, Monday to Sunday, that has nothing special. */
const usual = [10, 12, 9, 11, 10, 3, 2, 10, 11, 12, 9, 10, 3, 2];

interface Given {
  /** How many were opened on each day up to the 15th, a Sunday, or to the day that `last` says. */
  days?: readonly number[];
  last?: string;
  unit?: Figures["unit"];
  open?: readonly [before: number, now: number];
  replies?: readonly [now: Statistics, before: Statistics];
  ratings?: readonly [now: Statistics, before: Statistics];
  ticketsBefore?: number;
}

const none = statisticsOf([]);

/** As many equal numbers as say something. */
function all(number: number, count = 10): Statistics {
  return statisticsOf(Array.from({ length: count }, () => number));
}

function figures(given: Given): Figures {
  const { days = usual, last = "2026-11-15", unit = "day", open = [5, 5] } = given;
  const [replies, repliesBefore] = given.replies ?? [none, none];
  const [ratings, ratingsBefore] = given.ratings ?? [none, none];
  const tickets = days.reduce((sum, opened) => sum + opened, 0);
  const totals = { tickets, rating: ratings };
  const before = {
    tickets: given.ticketsBefore ?? tickets,
    rating: ratingsBefore,
  };
  const end = Temporal.PlainDate.from(last);
  return {
    unit,
    openBefore: open[0],
    days: days.map((opened, index) => ({
      date: end.subtract({ days: days.length - 1 - index }).toString(),
      opened,
      closed: 0,
      backlog: index === days.length - 1 ? open[1] : 0,
    })),
    present: { totals },
    firstReply: { present: replies, before: repliesBefore },
    before,
  } as unknown as Figures;
}

function say(given: Given): [ru: string | null, en: string | null] {
  const of = figures(given);
  const finding = findMain(of, now, zone);
  const said = languages.map((language) =>
    finding === undefined ? null : sayFinding(language, finding, of.days.length <= 7),
  );
  const by = Object.fromEntries(languages.map((language, index) => [language, said[index]!]));
  return [by["ru"] ?? null, by["en"] ?? null];
}

const week = [10, 24, 12, 12, 13, 5, 4];

const found: [name: string, given: Given, ru: string, en: string][] = [
  [
    "a busy day of a week is named by its weekday",
    { days: week },
    "Во вторник обращений было вдвое больше, чем обычно: 24 вместо 11.",
    "On Tuesday there were twice as many requests as usual: 24 instead of 11.",
  ],
  [
    "a busy day of a longer time has its date, and is not compared with days off",
    { days: usual.with(4, 33).with(5, 0).with(6, 0) },
    "В пятницу, 6 ноября, обращений было втрое больше, чем обычно: 33 вместо 10.",
    "On Friday, November 6, there were 3 times as many requests as usual: 33 instead of 10.",
  ],
  [
    "four times and five times have their own cases",
    { days: usual.with(9, 40) },
    "В среду, 11 ноября, обращений было в 4 раза больше, чем обычно: 40 вместо 10.",
    "On Wednesday, November 11, there were 4 times as many requests as usual: 40 instead of 10.",
  ],
  [
    "the same with five",
    { days: usual.with(13, 50) },
    "В воскресенье, 15 ноября, обращений было в 5 раз больше, чем обычно: 50 вместо 10.",
    "On Sunday, November 15, there were 5 times as many requests as usual: 50 instead of 10.",
  ],
  [
    "today is called today, though it is not over",
    { days: [10, 12, 11, 10, 24], last: "2026-11-20" },
    "Сегодня обращений уже вдвое больше, чем обычно за день: 24 вместо 11.",
    "Today there are already twice as many requests as on a usual day: 24 instead of 11.",
  ],
  [
    "slower replies",
    { replies: [all(24), all(12)] },
    "Первого ответа ждали вдвое дольше, чем за период до этого: обычно 24 мин вместо 12 мин.",
    "Clients waited twice as long for the first reply as in the period before: usually 24 min after 12 min.",
  ],
  [
    "slower by half, over hours and days",
    { replies: [all(1_590), all(1_035)] },
    "Первого ответа ждали в полтора раза дольше, чем за период до этого: обычно 1 д 2 ч вместо 17 ч 15 мин.",
    "Clients waited one and a half times as long for the first reply as in the period before: usually 1 d 2 h after 17 h 15 min.",
  ],
  [
    "faster replies, from an hour to next to nothing",
    { replies: [all(0.2), all(60)] },
    "Первого ответа ждали в 60 раз меньше, чем за период до этого: обычно меньше минуты вместо 1 ч.",
    "The first reply came 60 times as fast as in the period before: usually in less than a minute after 1 h.",
  ],
  [
    "worse ratings come before all others",
    { days: week, replies: [all(24), all(12)], ratings: [all(4), all(4.8)] },
    "Средняя оценка снизилась: 4,0 вместо 4,8 за период до этого.",
    "The average rating went down: 4.0 after 4.8 in the period before.",
  ],
  [
    "better ratings",
    { ratings: [all(5), all(4.7)] },
    "Средняя оценка выросла: 5,0 вместо 4,7 за период до этого.",
    "The average rating went up: 5.0 after 4.7 in the period before.",
  ],
  [
    "a backlog that grows",
    { open: [20, 34] },
    "Открытых обращений стало больше: 34, а в начале периода было 20.",
    "There are more open requests: 34, and 20 when the period began.",
  ],
  [
    "more requests than before",
    { ticketsBefore: 76 },
    "Обращений в полтора раза больше, чем за период до этого: 114 вместо 76.",
    "There were one and a half times as many requests as in the period before: 114 after 76.",
  ],
  [
    "fewer requests than before",
    { ticketsBefore: 228 },
    "Обращений вдвое меньше, чем за период до этого: 114 вместо 228.",
    "There were half as many requests as in the period before: 114 after 228.",
  ],
  [
    "far fewer requests than before",
    { ticketsBefore: 2_394 },
    "Обращений в 21 раз меньше, чем за период до этого: 114 вместо 2394.",
    "There were 21 times fewer requests than in the period before: 114 after 2394.",
  ],
];

for (const [name, given, ru, en] of found)
  test(`finding: ${name}`, () => assert.deepEqual(say(given), [ru, en]));

for (const [name, given] of [
  ["an ordinary fortnight", {}],
  ["an empty period", { days: [0, 0, 0, 0, 0, 0, 0] }],
  ["few requests, however unevenly", { days: [1, 1, 9, 1, 1, 1, 1] }],
  ["too few other days to know what is usual", { days: [10, 40, 10, 10] }],
  ["a day a little busier", { days: usual.with(2, 17) }],
  ["a busy day among weeks", { days: usual.with(2, 50), unit: "week" }],
  ["a few slow replies", { replies: [all(24, 9), all(12)] }],
  ["no replies before", { replies: [all(24), none] }],
  ["slower by minutes that nobody notices", { replies: [all(6), all(2)] }],
  ["slower by less than half", { replies: [all(100), all(70)] }],
  ["a few bad ratings", { ratings: [all(1, 9), all(5)] }],
  ["ratings nearly the same", { ratings: [all(4.6), all(4.8)] }],
  ["nine more that are open", { open: [0, 9] }],
  ["many open as before", { open: [100, 140] }],
  ["nothing in the period before", { ticketsBefore: 0 }],
  ["few in both", { days: [1, 1, 2, 1, 1, 1, 2], ticketsBefore: 2 }],
] satisfies [string, Given][])
  test(`nothing is said of ${name}`, () => assert.deepEqual(say(given), [null, null]));
