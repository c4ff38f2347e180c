import type { Database } from "../../store/database.ts";
import type { SettingKey } from "../../store/schema.ts";
import { findSetting } from "../../store/settings.ts";
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
};

const signatures = ["none", "manager", "desk"] as const;

export const settingKeys = Object.keys(definitions) as SettingKey[];

export function readSetting<Key extends SettingKey>(db: Database, key: Key): Settings[Key] {
  const { initial, parse } = definitions[key];
  return parse(findSetting(db, key) ?? initial) ?? parse(initial)!;
}

/** The setting's value in written form. */
export function readWritten(db: Database, key: SettingKey): string {
  return findSetting(db, key) ?? definitions[key].initial;
}

function toggle(group: SettingGroup, initial: "on" | "off"): Definition<boolean> {
  const values: Record<string, boolean> = { on: true, off: false };
  return { group, initial, parse: (written) => values[written], examples: ["on", "off"] };
}
