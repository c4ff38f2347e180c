import type { SettingKey } from "../../store/schema.ts";
import { saveSetting } from "../../store/settings.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { findNearest } from "../../ticket/command.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { showPage } from "../page.ts";
import { describe, renderMenu, renderSetting } from "./pages.ts";
import {
  findKey,
  findWrong,
  readValue,
  readWritten,
  renderAllowed,
  renderWarning,
  settingKeys,
} from "./settings.ts";

/** `/settings` opens the menu, `/settings key` one setting, and `/settings key value` changes it. */
export function settingsAsked({ handling, author, rest, commands }: GivenInPrivate): void {
  if (rest === "") return showPage(handling, author.id, renderMenu(handling, commands));
  const [, word = "", value = ""] = /^([^\s=]+)[\s=]*([\s\S]*)$/.exec(rest) ?? [];
  const key = findKey(word);
  if (key === undefined) return say(handling, author.id, renderUnknown(handling, word));
  if (value === "") return showPage(handling, author.id, renderSetting(handling, key));
  say(handling, author.id, setValue(handling, author, key, value).said);
}

/** Changes the setting, unless the value is wrong, and says what came of it. */
export function setValue(
  handling: Handling,
  admin: { id: number },
  key: SettingKey,
  written: string,
): { isSet: boolean; said: Html } {
  const { tx, teamLanguage } = handling;
  const title = plain(teamLanguage, `settings-title-${key}`);
  const to = readValue(key, written);
  if (to === undefined) {
    const value = truncate(findWrong(key, written), 64);
    const allowedHtml = renderAllowed(teamLanguage, key);
    return { isSet: false, said: html(teamLanguage, "settings-wrong", { title, value, allowedHtml }) };
  }
  const from = readWritten(tx, key);
  saveSetting(tx, key, to);
  recordInAudit(handling, admin, { what: "setting", key, from, to });
  const saved = html(teamLanguage, "settings-saved", { title, value: describe(handling, key) });
  const warning = renderWarning(teamLanguage, key, to);
  return { isSet: true, said: warning === undefined ? saved : joinHtml([saved, warning], "\n") };
}

function renderUnknown({ teamLanguage }: Handling, written: string): Html {
  const key = truncate(written, 64);
  const nearest = findNearest(written.toLowerCase(), settingKeys);
  return nearest === undefined
    ? html(teamLanguage, "settings-unknown", { key })
    : html(teamLanguage, "settings-unknown-nearest", { key, nearest });
}
