const names =
  "sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|пн|вт|ср|чт|пт|сб|вс";
const unit = String.raw`\d{1,3}[LW]?|\*|\?|LW?|${names}`;
const field = new RegExp(`^(?:${unit})(?:[,/#-]+(?:${unit}))*$`, "i");

const weekdays = ["вс", "пн", "вт", "ср", "чт", "пт", "сб"];

/** A field of a cron line, even a wrong one, in the form that cron has. No date and no name of a period is one. */
export function readCronField(word: string): string | undefined {
  return field.test(word)
    ? word.replaceAll(/[а-я]{2}/gi, (name) => String(weekdays.indexOf(name.toLowerCase())))
    : undefined;
}
