import type { SettingKey } from "../../store/schema.ts";
import { html, plain } from "../../text/text.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { turnPage } from "../page.ts";
import { askInPrivate } from "../questions.ts";
import { setValue } from "./command.ts";
import { renderGroup, renderMenu, renderSetting } from "./pages.ts";
import { findKey, readValue, renderAllowed } from "./settings.ts";
import { settingGroups } from "./definitions.ts";

export function listSettings(pressed: PressedInPrivate): Answer {
  return turnPage(pressed, renderMenu(pressed.handling, pressed.commands));
}

export function openGroup(pressed: PressedInPrivate, press: { group: string }): Answer {
  const group = settingGroups.find((known) => known === press.group);
  return group === undefined
    ? refuseStale(pressed.handling)
    : turnPage(pressed, renderGroup(pressed.handling, group));
}

export function openSetting(pressed: PressedInPrivate, press: { key: string }): Answer {
  return withKey(pressed, press, (key) => turnPage(pressed, renderSetting(pressed.handling, key)));
}

/** Sets the value of the button. Another version of the bot may not have it any more. */
export function chooseValue(pressed: PressedInPrivate, press: { key: string; value: string }): Answer {
  const { handling, person } = pressed;
  return withKey(pressed, press, (key) => {
    if (readValue(key, press.value) === undefined) return refuseStale(handling);
    setValue(handling, person, key, press.value);
    turnPage(pressed, renderSetting(handling, key));
    return done(plain(handling.teamLanguage, "toast-done"));
  });
}

/** Asks for a value that has no button. */
export function askValue(pressed: PressedInPrivate, press: { type: "setting_ask"; key: string }): Answer {
  const { handling, person, messageId } = pressed;
  const { teamLanguage } = handling;
  return withKey(pressed, press, (key) => {
    const title = plain(teamLanguage, `settings-title-${key}`);
    const said = html(teamLanguage, "settings-ask", { title, allowedHtml: renderAllowed(teamLanguage, key) });
    askInPrivate(handling, person.id, { kind: "name_for_press", press, menuId: messageId }, said);
    return done("");
  });
}

function withKey(
  { handling }: PressedInPrivate,
  press: { key: string },
  run: (key: SettingKey) => Answer,
): Answer {
  const key = findKey(press.key);
  return key === undefined ? refuseStale(handling) : run(key);
}

function refuseStale({ teamLanguage }: Handling): Answer {
  return refused(plain(teamLanguage, "refusal-stale"));
}
