/** The beginnings of the days' names in Russian and English. Monday is 1. */
const beginnings: readonly (readonly [RegExp, number])[] = [
  [/^(пн|пон|понедельник\p{L}*|mo|mon|monday)$/u, 1],
  [/^(вт|вторник\p{L}*|tu|tue|tues|tuesday)$/u, 2],
  [/^(ср|сред[аыуе]|we|wed|wednesday)$/u, 3],
  [/^(чт|чет|четверг\p{L}*|th|thu|thur|thurs|thursday)$/u, 4],
  [/^(пт|пят|пятниц[аыуе]|fr|fri|friday)$/u, 5],
  [/^(сб|суб|суббот[аыуе]|sa|sat|saturday)$/u, 6],
  [/^(вс|вск|воскресень[еяю]|su|sun|sunday)$/u, 7],
];

/** The weekdays that a word means, from 1. Undefined for any other word. */
export function readDays(word: string): number[] | undefined {
  if (/^(ежедневно|daily)$/.test(word)) return [1, 2, 3, 4, 5, 6, 7];
  if (/^(будни|будням|weekdays?)$/.test(word)) return [1, 2, 3, 4, 5];
  if (/^(выходные|выходным|weekends?)$/.test(word)) return [6, 7];
  const day = readDay(word);
  return day === undefined ? undefined : [day];
}

function readDay(word: string): number | undefined {
  return beginnings.find(([pattern]) => pattern.test(word))?.[1];
}
