/** A duration as it was written. */
export interface Duration {
  milliseconds: number;
  /** Whether it was given in days. */
  hasDays: boolean;
  word: string;
}

/** A number without a unit, or a word that is no duration. */
export interface Misread {
  ok: false;
  refusal: "word" | "unit";
  word: string;
}

const minute = 60_000;
const units = {
  minute: { milliseconds: minute, names: String.raw`мин(?:ут[аыу]?)?|м|min(?:ute)?s?|m` },
  hour: { milliseconds: 60 * minute, names: String.raw`час(?:а|ов)?|ч|h(?:ou)?rs?|hours?|h` },
  day: { milliseconds: 24 * 60 * minute, names: String.raw`день|дня|дней|дн|сут(?:ки|ок)|д|days?|d` },
  week: { milliseconds: 7 * 24 * 60 * minute, names: String.raw`недел[яиюь]|нед|weeks?|w` },
} as const;

const one = String.raw`(\d+(?:[.,]\d+)?)\s?(?:(${units.minute.names})|(${units.hour.names})|(${units.day.names})|(${units.week.names}))(?!\p{L})\.?`;
const oneOf = new RegExp(one, "gu");
/** One or several without anything between them are one duration: `1h30m`. */
const next = new RegExp(`[\\s,;]*((?:${one})+)`, "yu");

/** A unit without a number is one of it: `час`. */
const alone =
  /(?<!\d\s*)(?<!\p{L})(?:час|сутки|день|недел[яю]|минут[ау]|an?\s+(?:hour|day|week)|(?:hour|day|week))(?!\p{L})/gu;

/** Reads durations in minutes, hours, days and weeks: `15m 8h`, `1h30m`, `15 мин, 8 ч`, `полчаса`. An empty text has none. */
export function readDurations(written: string): { ok: true; durations: Duration[] } | Misread {
  const words = written
    .toLowerCase()
    .trim()
    .replaceAll(/полчаса|half an hour/g, "30m")
    .replaceAll(alone, (word) => `1 ${word.replace(/^an?\s+/, "")}`);
  const durations: Duration[] = [];
  let at = 0;
  while (/[^\s,;]/.test(words.slice(at))) {
    next.lastIndex = at;
    const word = next.exec(words)?.[1];
    if (word === undefined) return misread(words.slice(at));
    at = next.lastIndex;
    durations.push(read(word.trim()));
  }
  return { ok: true, durations };
}

function misread(rest: string): Misread {
  const [word = ""] = /[^\s,;]+/.exec(rest) ?? [];
  return { ok: false, refusal: /^\d+(?:[.,]\d+)?$/.test(word) ? "unit" : "word", word };
}

/** In whole minutes. */
function read(word: string): Duration {
  let minutes = 0;
  let hasDays = false;
  for (const [, number = "", minutesUnit, hoursUnit, daysUnit] of word.matchAll(oneOf)) {
    const unit =
      minutesUnit !== undefined
        ? units.minute
        : hoursUnit !== undefined
          ? units.hour
          : daysUnit !== undefined
            ? units.day
            : units.week;
    minutes += (Number(number.replace(",", ".")) * unit.milliseconds) / minute;
    hasDays ||= unit === units.day || unit === units.week;
  }
  return { milliseconds: Math.round(minutes) * minute, hasDays, word };
}
