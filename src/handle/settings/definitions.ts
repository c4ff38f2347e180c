import type { SettingKey } from "../../store/schema.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html, type Language, plain } from "../../text/text.ts";
import {
  isDash,
  isOff,
  readAccess,
  readCount,
  readKinds,
  readLimit,
  readReopening,
  readSignature,
} from "../../text/typed.ts";
import { type LimitedKind, limitedKinds, readStopWords, type StopWord } from "../../ticket/protection.ts";
import type { ReopenPolicy } from "../../ticket/route.ts";
import { type Signature, signatures } from "../../ticket/signature.ts";

/** The settings that an admin may change while the bot runs. */
export interface Settings {
  /** The effect of a message after closing. */
  reopen: ReopenPolicy;
  /** Thanks after closing do not reopen the ticket. */
  thanks: boolean;
  /** The client is told the number of a new ticket. */
  welcome: boolean;
  /** The manager who takes the ticket greets the client. */
  greeting: boolean;
  /** The client is told that the ticket is closed. */
  farewell: boolean;
  /** The client is asked for a name. */
  ask_name: boolean;
  /** The client is asked to rate a closed ticket. */
  rating: boolean;
  /** The name under the team's answers. */
  signature: Signature;
  /** At so many stars or fewer the client is asked why. 0 asks nobody. */
  low_rating: number;
  /** The admins get the conversation of a ticket with a low rating. */
  low_rating_transcript: boolean;
  /** Who belongs to the team: whoever is in a desk's group, or only those on the list of managers. */
  access: "members" | "list";
  /** Only managers who are at work get notices. */
  shifts: boolean;
  /** More messages than this in a minute pause the client. Null pauses nobody. */
  flood: number | null;
  /** The most characters of a client's message. */
  max_length: number | null;
  /** The most attachments of a client in 24 hours. */
  max_files: number | null;
  /** The kinds that clients may send besides text. Null allows all. */
  allow: readonly LimitedKind[] | null;
  /** Words that put a ticket in quarantine. */
  stop_words: readonly StopWord[];
  /** Days after which a closed ticket loses its words and names. 0 keeps them for ever. */
  retention: number;
}

/** What a setting is about, in the order of the menu. A group without settings is not shown. */
export const settingGroups = ["clients", "closing", "team", "protection"] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** What is known of a setting. */
export interface Definition<T> {
  /** Where it stands in the menu. */
  group: SettingGroup;
  /** The value in written form, which is also stored. */
  initial: string;
  /** Undefined for a wrong value. */
  parse: (written: string) => T | undefined;
  /** The written form of what people call it in words. Undefined for other words. */
  read?: (words: string) => string | undefined;
  /** What an admin has to know at once of a new value. */
  warn?: (language: Language, value: T) => Html | undefined;
  /** The part of a wrong value that is wrong. Without it, the whole of it. */
  findWrong?: (written: string) => string | undefined;
  /**
   * Values in written form that have a button in the menu: lower-case Latin letters, digits and `_`, at most 24. Without
   * `allowed` they are all that there are.
   */
  examples: readonly string[];
  /** Which values there are. With it, the menu lets the admin write another than the examples. */
  allowed?: (language: Language) => Html;
  /** The value in words. Without it, its written form is shown. */
  describe?: (language: Language, value: T) => string;
}

/** In days: a hundred years. */
const longestRetention = 36_500;

const policies = ["members", "list"] as const;

/** Telegram allows no more characters in a text (docs:sendMessage). */
const longestText = 4_096;

export const definitions: { readonly [Key in SettingKey]: Definition<Settings[Key]> } = {
  reopen: {
    group: "closing",
    initial: "7",
    parse(written) {
      if (written === "new") return { mode: "new", days: 0 };
      return /^\d{1,3}$/.test(written) && Number(written) >= 1
        ? { mode: "reopen", days: Number(written) }
        : undefined;
    },
    read: (words) => (isOff(words) ? "new" : (readReopening(words) ?? readCount(words, "days"))),
    examples: ["1", "7", "30", "new"],
    allowed: (language) => html(language, "settings-allowed-reopen"),
    describe: (language, { mode, days }) =>
      mode === "new"
        ? plain(language, "settings-value-reopen-new")
        : plain(language, "settings-value-reopen-days", { count: days }),
  },
  thanks: toggle("closing", "on"),
  welcome: toggle("clients", "on"),
  greeting: toggle("clients", "off"),
  farewell: toggle("closing", "on"),
  ask_name: toggle("clients", "off"),
  rating: toggle("closing", "on"),
  signature: {
    group: "team",
    initial: "none",
    parse: (written) => signatures.find((known) => known === written),
    read: (words) => (isOff(words) || isDash(words) ? "none" : readSignature(words)),
    examples: signatures,
    describe: (language, value) => plain(language, `settings-value-signature-${value}`),
  },
  low_rating: {
    group: "closing",
    initial: "3",
    parse: (written) => (/^[0-5]$/.test(written) ? Number(written) : undefined),
    read: (words) => (isOff(words) || isDash(words) ? "0" : readCount(words, "stars")),
    examples: ["0", "1", "2", "3", "4", "5"],
    describe: (language, value) =>
      value === 0
        ? plain(language, "settings-value-low_rating-none")
        : plain(language, "settings-value-low_rating", { count: value }),
  },
  low_rating_transcript: toggle("closing", "off"),
  access: {
    group: "team",
    initial: "members",
    parse: (written) => policies.find((known) => known === written),
    read: readAccess,
    examples: policies,
    describe: (language, value) => plain(language, `settings-value-access-${value}`),
  },
  shifts: toggle("team", "off"),
  flood: limit("20", 1_000),
  max_length: {
    ...limit("4096", longestText),
    examples: ["1000", "4096"],
    // Telegram's own limit needs no check, and a rich message may be longer.
    parse(written) {
      const value = limit("4096", longestText).parse(written);
      return value === longestText ? null : value;
    },
    describe: (_, value) => String(value ?? longestText),
  },
  max_files: limit("50", 10_000),
  allow: {
    group: "protection",
    initial: "all",
    parse: parseKinds,
    read(words) {
      const value = parseKinds(words);
      return value === undefined ? undefined : value === null ? "all" : value.join(", ") || "text";
    },
    findWrong: (written) => readKinds(written).wrong,
    examples: ["all", "text"],
    allowed(language) {
      const meanings = limitedKinds.map((kind) => [kind, plain(language, `kind-${kind}`)] as const);
      return html(language, "settings-allowed-allow", { valuesHtml: listMeanings(language, meanings) });
    },
    describe(language, value) {
      if (value === null) return plain(language, "settings-value-allow-all");
      return value.length === 0
        ? plain(language, "settings-value-allow-text")
        : value.map((kind) => plain(language, `kind-${kind}`)).join(", ");
    },
  },
  stop_words: {
    group: "protection",
    initial: "off",
    parse: (written) => (written.toLowerCase() === "off" ? [] : readStopWords(written)),
    examples: ["off"],
    allowed: (language) => html(language, "settings-allowed-stop_words"),
    describe: (language, value) =>
      value.length === 0
        ? plain(language, "settings-value-stop_words-none")
        : value.map((word) => word.join(" ")).join(", "),
  },
  retention: {
    group: "protection",
    initial: "0",
    parse(written) {
      const value = /^\d{1,5}$/.test(written) ? Number(written) : -1;
      return value >= 0 && value <= longestRetention ? value : undefined;
    },
    read: (words) => (isOff(words) ? "0" : readCount(words, "days")),
    examples: ["0", "180", "365", "1095"],
    warn: (language, value) => (value === 0 ? undefined : html(language, "settings-retention-next")),
    allowed: (language) => html(language, "settings-allowed-retention"),
    describe: (language, value) =>
      value === 0
        ? plain(language, "settings-value-retention-ever")
        : plain(language, "settings-value-retention-days", { count: value }),
  },
};

/** A number from 1, or `off`. */
function limit(initial: string, most: number): Definition<number | null> {
  return {
    group: "protection",
    initial,
    parse(written) {
      if (written.toLowerCase() === "off") return null;
      const value = /^\d{1,5}$/.test(written) ? Number(written) : 0;
      return value >= 1 && value <= most ? value : undefined;
    },
    read: readLimit,
    examples: [initial, "off"],
    allowed: (language) => html(language, "settings-allowed-limit", { most: String(most) }),
    describe: (language, value) =>
      value === null ? plain(language, "settings-value-no-limit") : String(value),
  };
}

/** Null for all kinds. Undefined when a word names none, or "all" stands with others. */
function parseKinds(written: string): readonly LimitedKind[] | null | undefined {
  const { kinds, wrong } = readKinds(written);
  if (wrong !== undefined || kinds.length === 0) return undefined;
  if (kinds.includes("all")) return kinds.length === 1 ? null : undefined;
  return limitedKinds.filter((kind) => kinds.includes(kind));
}

function toggle(group: SettingGroup, initial: "on" | "off"): Definition<boolean> {
  const values: Record<string, boolean> = { on: true, off: false };
  return {
    group,
    initial,
    parse: (written) => values[written],
    examples: ["on", "off"],
    describe: (language, value) => plain(language, value ? "settings-value-on" : "settings-value-off"),
  };
}

/** Values in written form, each with what it means. */
export function listMeanings(language: Language, values: readonly (readonly [string, string])[]): Html {
  const listed = values.map(([value, meaning]) =>
    html(language, "settings-allowed-value", { value, meaning }),
  );
  return joinHtml(listed, ", ");
}
