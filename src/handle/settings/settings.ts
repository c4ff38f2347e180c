import type { Database } from "../../store/database.ts";
import type { SettingKey } from "../../store/schema.ts";
import { findSetting } from "../../store/settings.ts";
import type { Html } from "../../text/html.ts";
import { html, type Language, languages } from "../../text/text.ts";
import { isDash, readSwitch } from "../../text/typed.ts";
import { type Definition, definitions, listMeanings, type Settings } from "./definitions.ts";

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

/** The setting with that name, whatever the case of its letters. */
export function findKey(written: string): SettingKey | undefined {
  return settingKeys.find((key) => key === written.toLowerCase());
}

/** The form under which a written value is stored. Undefined for a wrong value. */
export function readValue(key: SettingKey, written: string): string | undefined {
  const word = written.trim();
  const lower = word.toLowerCase();
  const { examples, parse, read } = definitions[key];
  const switched = isDash(word) ? "off" : readSwitch(word);
  // What a button says comes first: "none" is no stop word.
  const named = examples.find(
    (value) => switched === value || languages.some((each) => describeValue(each, key, value) === lower),
  );
  const number = /^\d{1,9}$/.test(word) ? String(Number(word)) : word;
  return [named, read?.(word), number, lower, switched].find(
    (form) => form !== undefined && parse(form) !== undefined,
  );
}

/** What is wrong in a wrong value. */
export function findWrong(key: SettingKey, written: string): string {
  return definitions[key].findWrong?.(written) ?? written;
}

/** A value in words, as the menu and the journal show it. */
export function describeValue(language: Language, key: SettingKey, written: string): string {
  const { parse, describe } = definitions[key] as Definition<unknown>;
  const value = parse(written);
  return value === undefined || describe === undefined ? written : describe(language, value);
}

/** What an admin has to know at once of the setting's new value. */
export function renderWarning(language: Language, key: SettingKey, written: string): Html | undefined {
  const { parse, warn } = definitions[key] as Definition<unknown>;
  const value = parse(written);
  return value === undefined ? undefined : warn?.(language, value);
}

/** Which values the setting takes, and what each means. */
export function renderAllowed(language: Language, key: SettingKey): Html {
  const { allowed, examples } = definitions[key];
  if (allowed !== undefined) return allowed(language);
  const meanings = examples.map((value) => [value, describeValue(language, key, value)] as const);
  return html(language, "settings-allowed", { valuesHtml: listMeanings(language, meanings) });
}
