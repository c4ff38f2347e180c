import type { Database } from "../../store/database.ts";
import type { SettingKey } from "../../store/schema.ts";
import { findSetting } from "../../store/settings.ts";
import { type LimitedKind, limitedKinds, readStopWords, type StopWord } from "../../ticket/protection.ts";
import type { ReopenPolicy } from "../../ticket/route.ts";

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
  signature: "none" | "manager" | "desk";
  /** At so many stars or fewer the client is asked why. 0 asks nobody. */
  low_rating: number;
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
}

/** What a setting is about: clients, the end of a ticket, the team's work, or protection from misuse. */
type SettingGroup = "clients" | "closing" | "team" | "protection";

interface Definition<T> {
  /** Where it stands in the menu. */
  group: SettingGroup;
  /** The value in written form, which is also stored. */
  initial: string;
  /** Undefined for a wrong value. */
  parse: (written: string) => T | undefined;
  /** Examples of values. */
  examples: readonly string[];
}

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
    examples: ["7", "new"],
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
    examples: ["none", "manager", "desk"],
  },
  low_rating: {
    group: "closing",
    initial: "3",
    parse: (written) => (/^[0-5]$/.test(written) ? Number(written) : undefined),
    examples: ["3", "0"],
  },
  flood: limit("20", 1_000),
  max_length: {
    ...limit("4096", longestText),
    // Telegram's own limit needs no check, and a rich message may be longer.
    parse(written) {
      const value = limit("4096", longestText).parse(written);
      return value === longestText ? null : value;
    },
  },
  max_files: limit("50", 10_000),
  allow: {
    group: "protection",
    initial: "all",
    parse: readKinds,
    examples: ["all", "photo,voice,document"],
  },
  stop_words: {
    group: "protection",
    initial: "off",
    parse: (written) => (written.toLowerCase() === "off" ? [] : readStopWords(written)),
    examples: ["казино, кредит*", "off"],
  },
};

const signatures = ["none", "manager", "desk"] as const;

export const settingKeys = Object.keys(definitions) as SettingKey[];

export function readSetting<Key extends SettingKey>(db: Database, key: Key): Settings[Key] {
  const { initial, parse } = definitions[key];
  const value = parse(findSetting(db, key) ?? initial);
  // Null is a value: it says that there is no limit.
  return value === undefined ? parse(initial)! : value;
}

/** The setting's value in written form. */
export function readWritten(db: Database, key: SettingKey): string {
  return findSetting(db, key) ?? definitions[key].initial;
}

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
    examples: [initial, "off"],
  };
}

function readKinds(written: string): readonly LimitedKind[] | null | undefined {
  const words = written
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== "");
  if (words.length === 1 && words[0] === "all") return null;
  const kinds = words.filter((word) => word !== "text");
  const isKnown = kinds.every((word) => limitedKinds.some((kind) => kind === word));
  return words.length > 0 && isKnown ? (kinds as LimitedKind[]) : undefined;
}

function toggle(group: SettingGroup, initial: "on" | "off"): Definition<boolean> {
  const values: Record<string, boolean> = { on: true, off: false };
  return { group, initial, parse: (written) => values[written], examples: ["on", "off"] };
}
