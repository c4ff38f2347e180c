import type { SettingKey } from "../../store/schema.ts";
import { escapeHtml, type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { mayDo } from "../../ticket/access.ts";
import { type Button, inRows, type Keyboard } from "../../ticket/keyboard.ts";
import type { Press } from "../../ticket/press.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import type { Page } from "../page.ts";
import { definitions, type SettingGroup, settingGroups } from "./definitions.ts";
import { describeValue, readWritten, settingKeys } from "./settings.ts";

type Commands = GivenInPrivate["commands"];

/** All settings with their present values, by group, and the commands for what is set up elsewhere. */
export function renderMenu(handling: Handling, commands: Commands): Page {
  const { teamLanguage } = handling;
  const groups = settingGroups.filter((group) => keysOf(group).length > 0);
  const listed = groups.map((group) => renderValues(handling, group));
  const buttons = groups.map((group) =>
    button(plain(teamLanguage, `settings-group-${group}`), { type: "setting_group", group }),
  );
  return {
    html: joinHtml(
      [html(teamLanguage, "settings-list"), ...listed, renderElsewhere(handling, commands)],
      "\n\n",
    ),
    keyboard: inRows(buttons, 2),
  };
}

/** The settings of a group, each with a button. */
export function renderGroup(handling: Handling, group: SettingGroup): Page {
  const { teamLanguage } = handling;
  const buttons = keysOf(group).map((key) =>
    button(plain(teamLanguage, `settings-title-${key}`), { type: "setting_open", key }),
  );
  return {
    html: renderValues(handling, group),
    keyboard: [...inRows(buttons, 1), back(handling, { type: "setting_list" })],
  };
}

/** What a setting does, its present value, and a button for each value. */
export function renderSetting(handling: Handling, key: SettingKey): Page {
  const { tx, teamLanguage } = handling;
  const { group, examples, allowed } = definitions[key];
  const shown = describeValue(teamLanguage, key, readWritten(tx, key));
  const choices = examples.map((value) => {
    const label = describeValue(teamLanguage, key, value);
    return button(label === shown ? `✓ ${label}` : label, { type: "setting_choose", key, value });
  });
  const keyboard: Keyboard = inRows(choices, 2);
  if (allowed !== undefined)
    keyboard.push([button(plain(teamLanguage, "button-setting-other"), { type: "setting_ask", key })]);
  keyboard.push(back(handling, { type: "setting_group", group }));
  const title = plain(teamLanguage, `settings-title-${key}`);
  const meaning = plain(teamLanguage, `settings-${key}`);
  const value = describe(handling, key, longestAlone);
  return { html: html(teamLanguage, "settings-page", { title, meaning, value, key }), keyboard };
}

/** The setting's present value in words. @param longest in characters */
export function describe({ tx, teamLanguage }: Handling, key: SettingKey, longest = longestListed): string {
  return truncate(describeValue(teamLanguage, key, readWritten(tx, key)), longest);
}

/** In characters. All settings together have to fit into a message (docs:sendMessage), one alone has more room. */
const longestListed = 64;
const longestAlone = 1_000;

function renderValues(handling: Handling, group: SettingGroup): Html {
  const { teamLanguage } = handling;
  const lines = keysOf(group).map((key) => {
    const title = plain(teamLanguage, `settings-title-${key}`);
    return html(teamLanguage, "settings-line", { title, value: describe(handling, key) });
  });
  const name = plain(teamLanguage, `settings-group-${group}`);
  return joinHtml([html(teamLanguage, "settings-group", { name }), ...lines], "\n");
}

/** The other commands that only an admin has. */
function renderElsewhere({ teamLanguage }: Handling, commands: Commands): Html {
  const lines = Object.entries(commands).flatMap(([word, { may, menu }]) => {
    const isOfAdmins = mayDo(may, "admin", "private") && !mayDo(may, "manager", "private");
    return menu === undefined || !isOfAdmins || may === "settings"
      ? []
      : [escapeHtml(`/${word} — ${plain(teamLanguage, menu)}`)];
  });
  return joinHtml([html(teamLanguage, "settings-elsewhere"), ...lines], "\n");
}

function keysOf(group: SettingGroup): SettingKey[] {
  return settingKeys.filter((key) => definitions[key].group === group);
}

function button(label: string, press: Press): Button {
  return { label, press };
}

function back({ teamLanguage }: Handling, press: Press): Button[] {
  return [button(plain(teamLanguage, "button-back"), press)];
}
