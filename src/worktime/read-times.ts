import { readDays } from "./day-names.ts";

const clock = String.raw`(?:(?:в|at)\s+)?(\d{1,2})(?:[:.](\d{2}))?`;
const day = String.raw`(?:кажд(?:ый|ую|ое)\s+|по\s+|every\s+|on\s+)?(\p{L}+)`;
const everyDay = new RegExp(`(?:^|\\s)(?:каждый день|ежедневно|every day|daily)\\s+${clock}$`, "iu");
const ofWeek = new RegExp(`(?:^|\\s)${day}\\s+${clock}$`, "iu");
const ofMonth = new RegExp(
  `(?:^|\\s)(?:(?:каждое\\s+)?(\\d{1,2})-?(?:го)?\\s+числ[ао](?:\\s+каждого месяца)?|on the (\\d{1,2})(?:st|nd|rd|th)?(?: of (?:each|every) month)?)\\s+${clock}$`,
  "iu",
);

/**
 * Reads a usual time at the end of the words: «каждый день в 9:00», «по понедельникам в 9:00», «1-го числа в 9:00», and the
 * same in English. Returns what stands before it, and the fields of the cron line. Undefined when there is none.
 */
export function readTimes(written: string): { before: string; fields: string[] } | undefined {
  const words = written.trim().replaceAll(/\s+/g, " ");
  const daily = everyDay.exec(words);
  if (daily !== null) return result(words, daily, daily[1]!, daily[2], "*", "*");
  const monthly = ofMonth.exec(words);
  if (monthly !== null)
    return result(words, monthly, monthly[3]!, monthly[4], monthly[1] ?? monthly[2]!, "*");
  const weekly = ofWeek.exec(words);
  const days = weekly === null ? undefined : readDays(singular(weekly[1]!.toLowerCase()));
  return weekly === null || days === undefined
    ? undefined
    : result(words, weekly, weekly[2]!, weekly[3], "*", days.map((each) => each % 7).join(","));
}

/** «по понедельникам» and `on Mondays` are like «понедельник» and `Monday`. */
function singular(word: string): string {
  return word
    .replace(/(?<=day)s$/, "")
    .replace(/^(сред|пятниц|суббот)ам$/, "$1а")
    .replace(/^воскресеньям$/, "воскресенье");
}

function result(
  words: string,
  { index }: RegExpExecArray,
  hour: string,
  minute: string | undefined,
  dayOfMonth: string,
  weekdays: string,
) {
  return {
    before: words.slice(0, index).trim(),
    fields: [String(Number(minute ?? 0)), String(Number(hour)), dayOfMonth, "*", weekdays],
  };
}
