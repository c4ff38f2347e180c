import type { LimitedKind } from "../ticket/protection.ts";
import type { NoticeChoice } from "../ticket/notice.ts";
import type { Priority } from "../ticket/labels.ts";
import type { Language } from "./resources.ts";

/**
 * The words that people type after commands, in both languages: one list a meaning. What stands in a calendar or on a clock
 * (days, units, "tomorrow") is read in `src/worktime`.
 */
const switches = {
  on: "on yes true enable enabled да вкл включи включить включено включён",
  off: "off no none never false disable disabled нет выкл выключи выключить выключено выключен отключи отключить отключено никогда",
} as const;

/** What a command does. Each command takes some of them. */
const verbs = {
  add: "add добавь добавить",
  remove: "remove delete убери убрать удали удалить сними снять",
  invite: "invite пригласи пригласить приглашение",
  name: "name имя назови назвать",
  rename: "rename переименуй переименовать",
  hide: "hide скрой скрыть",
  show: "show покажи показать",
  order: "order порядок место",
  route: "route направь направить",
  default: "default основной",
  start: "start on begin начать начни начало старт",
  stop: "stop off end закончить закончи конец стоп",
  export: "export экспорт выгрузи выгрузить",
  import: "import импорт загрузи загрузить",
} as const;
export type Verb = keyof typeof verbs;

const priorities: Readonly<Record<Priority, string>> = {
  high: "high urgent высокий высокая срочно срочный срочное",
  normal: "normal обычный обычная обычное нормальный средний",
  low: "low низкий низкая",
};

const reportKinds = {
  tickets: "tickets requests обращения",
  staff: "staff managers сотрудники менеджеры",
  summary: "summary total totals сводка итоги",
} as const;

const reportFilters = {
  desk: "desk department отдел",
  subject: "subject категория",
  manager: "manager менеджер сотрудник",
} as const;

const reportPeriods = {
  today: "today сегодня",
  yesterday: "yesterday вчера",
  week: "week неделя неделю",
  month: "month месяц",
  "last-week": "last_week прошлая_неделя прошлую_неделю",
  "last-month": "last_month прошлый_месяц",
} as const;

/** What a client may be allowed to send. A name of several words has `_` between them. */
const kinds: Readonly<Record<LimitedKind | "text" | "all", string>> = {
  photo:
    "photo photos picture pictures image images фото фотки фотку фотографии фотография фотографию картинки картинка картинку изображения изображение",
  video: "video videos видео видеозаписи видеозапись ролики ролик",
  video_note:
    "video_note video_notes video_message video_messages round_video round_videos кружки кружок кружочки кружочек видеосообщения видеосообщение видео_сообщения видео_сообщение",
  voice:
    "voice voices voice_message voice_messages голос голосом голосовые голосовое голосовые_сообщения голосовое_сообщение войсы войс гс",
  audio:
    "audio audios audio_recording audio_recordings music аудио аудиозаписи аудиозапись аудиофайлы аудиофайл музыка музыку",
  document: "document documents doc docs file files файлы файл документы документ",
  animation:
    "animation animations gif gifs гиф гифки гифка гифку анимация анимации анимацию gif_анимация gif_анимации gif_анимацию",
  sticker: "sticker stickers стикеры стикер наклейки наклейка наклейку",
  location:
    "location locations geo геопозиция геопозиции геопозицию геолокация геолокации геолокацию локация локации локацию координаты",
  venue:
    "venue venues place places place_on_the_map places_on_the_map место места место_на_карте места_на_карте",
  contact: "contact contacts контакты контакт",
  poll: "poll polls опросы опрос",
  dice: "dice кубики кубик",
  text: "text texts nothing ничего текст только_текст only_text text_only",
  all: "all everything any всё все любые любое",
};

const news: Readonly<Record<NoticeChoice, string>> = {
  new: "new новые новое",
  own: "own мои моё свои своё",
  low: "low оценки оценка",
};

const quiets = { quiet: "quiet тихо тихие_часы тишина" } as const;

const transcriptWords = { client: "client клиент клиента клиенту", for: "for для" } as const;

const scheduledThings = { report: "report отчет", stats: "stats statistics статистика статистику" } as const;

const signatures = {
  none: "none nothing ничего без_подписи",
  manager: "manager name имя менеджер имя_менеджера",
  desk: "desk department отдел название_отдела",
} as const;

const accesses = {
  members: "members everyone everybody all все каждый участники",
  list: "list список списком только_список",
} as const;

const reopening = { new: "new always_new новое новое_обращение всегда_новое" } as const;

const limits = {
  off: "unlimited no_limit no_limits без_ограничения без_ограничений без_лимита не_ограничивать",
} as const;

/** Each language in its own words and in the others'. */
const spoken: Readonly<Record<Language, string>> = {
  ru: "ru rus russian русский русском по_русски на_русском русский_язык",
  en: "en eng english английский английском по_английски на_английском английский_язык",
};

/** The first word of "last week". */
const lasts = { last: "last прошлая прошлую прошлый" } as const;

export const readSwitch = readerOf(switches);
export const readVerb = readerOf(verbs);
export const readPriority = readerOf(priorities);
export const readReportKind = readerOf(reportKinds);
export const readReportFilter = readerOf(reportFilters);
export const readReportPeriod = readerOf(reportPeriods);
export const readNews = readerOf(news);
const readQuiet = readerOf(quiets);
export const readTranscriptWord = readerOf(transcriptWords);
export const readScheduledThing = readerOf(scheduledThings);
export const readSignature = readerOf(signatures);
export const readAccess = readerOf(accesses);
export const readReopening = readerOf(reopening);
export const readLimit = readerOf(limits);
export const readLast = readerOf(lasts);
export const readLanguage = readerOf(spoken);
const readKind = readerOf(kinds);

export function isOff(written: string): boolean {
  return readSwitch(written) === "off";
}

/** The number of days or stars, with or without the word. Undefined for anything else. */
export function readCount(written: string, unit: "days" | "stars"): string | undefined {
  const units = { days: /^(?:д|дн|день|дня|дней|d|days?)$/, stars: /^(?:зв|звезд[аы]?|stars?)$/ };
  const [, count, word = ""] = /^(\d{1,3})_?(\D*)$/.exec(fold(written)) ?? [];
  return count !== undefined && (word === "" || units[unit].test(word)) ? String(Number(count)) : undefined;
}

/** The first word about quiet hours. */
export function isQuiet(written: string): boolean {
  return readQuiet(written) !== undefined;
}

/** A dash alone stands for nothing: it takes a value away. */
export function isDash(written: string): boolean {
  return /^\s*[\u2010-\u2015\u2212-]+\s*$/.test(written);
}

/**
 * Kinds of messages, with commas, "and" or spaces between them: `фото, голосовые сообщения и файлы`. `wrong` is the first
 * word that names none.
 */
export function readKinds(written: string): { kinds: (LimitedKind | "text" | "all")[]; wrong?: string } {
  const found = new Set<LimitedKind | "text" | "all">();
  for (const part of written.split(/[,;\n+]|\s(?:и|and)\s/iu)) {
    const words = part.split(/\s+/).filter((word) => word !== "");
    // The longest name first: a video message is no video.
    for (let at = 0; at < words.length;) {
      const length = [5, 4, 3, 2, 1].find(
        (count) => readKind(words.slice(at, at + count).join(" ")) !== undefined,
      );
      if (length === undefined) return { kinds: [...found], wrong: words[at]! };
      found.add(readKind(words.slice(at, at + length).join(" "))!);
      at += length;
    }
  }
  return { kinds: [...found] };
}

/** Finds what a word means, in any case. A full stop after it, an article before it, and `ё` for `е` make no difference. */
function readerOf<Meaning extends string>(
  words: Readonly<Record<Meaning, string>>,
): (written: string) => Meaning | undefined {
  const meanings = new Map<string, Meaning>();
  for (const [meaning, names] of Object.entries<string>(words))
    for (const name of names.split(" ")) meanings.set(fold(name), meaning as Meaning);
  return (written) => meanings.get(fold(written));
}

function fold(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, "")
    .replace(/^(?:an?|the)\s+/, "")
    .replaceAll("ё", "е")
    .replaceAll(/[\s_-]+/g, "_");
}
