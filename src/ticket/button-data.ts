import type { NamedPeriod } from "../report/period/read-period.ts";
import type { ReportKind, ScheduledKind } from "../report/request.ts";
import type { Priority } from "./labels.ts";
import { type CardPage, type NewsChoice, type Press, snoozeChoices, type UsualTime } from "./press.ts";
import { presses } from "./buttons.ts";

/** The first part of every button's data. A new version makes all old buttons invalid. */
const version = "1";

/** The fields of which a button has the place in a list. New values come last, since old messages carry these numbers. */
const lists: Readonly<Record<string, readonly unknown[] | undefined>> = {
  page: [
    "main",
    "more",
    "transfer",
    "subject",
    "desk",
    "priority",
    "snooze",
    "template",
  ] satisfies CardPage[],
  priority: ["high", "normal", "low"] satisfies Priority[],
  report: ["tickets", "staff", "summary"] satisfies ReportKind[],
  news: ["new", "own", "low", "all"] satisfies NewsChoice[],
  scheduled: ["tickets", "staff", "summary", "stats"] satisfies ScheduledKind[],
  usual: ["daily", "evening", "workdays", "monday", "month"] satisfies UsualTime[],
  period: ["today", "yesterday", "week", "last-week", "month", "last-month"] satisfies NamedPeriod[],
};

/** The fields that are words and not numbers. */
const words = new Set(["group", "key", "value"]);

/** Two of them fit into a button. */
const word = /^[a-z0-9_]{1,24}$/;

/** At most 64 bytes, as Telegram requires (docs:InlineKeyboardButton.callback_data): it is all ASCII. */
export function encodePress(press: Press): string {
  const { code, numbers: fields } = presses[press.type];
  const values: Record<string, unknown> = { ...press };
  const numbers = fields.map((field) =>
    lists[field] === undefined ? values[field] : lists[field].indexOf(values[field]),
  );
  return [version, code, ...numbers].join(":");
}

/** Reads a button's data. Undefined for data that we never write. */
export function decodePress(data: string): Press | undefined {
  const [found, code, ...numbers] = data.split(":");
  const entry = Object.entries(presses).find(([, row]) => row.code === code);
  if (found !== version || entry === undefined) return undefined;
  const [type, { numbers: fields }] = entry;
  if (numbers.length !== fields.length) return undefined;
  const press: Record<string, unknown> = { type };
  for (const [index, field] of fields.entries()) {
    const written = numbers[index]!;
    if (words.has(field)) {
      if (!word.test(written)) return undefined;
      press[field] = written;
      continue;
    }
    if (!/^(0|[1-9]\d{0,15})$/.test(written)) return undefined;
    const number = Number(written);
    const value = lists[field] === undefined ? number : lists[field][number];
    if (value === undefined || !isAllowed(field, number)) return undefined;
    press[field] = value;
  }
  return press as Press;
}

function isAllowed(field: string, number: number): boolean {
  if (field === "stars") return number >= 1 && number <= 5;
  if (field === "yes") return number <= 1;
  if (field === "choice") return number <= Math.max(...Object.values(snoozeChoices));
  return Number.isSafeInteger(number);
}
