import type { Feature } from "../feature.ts";
import { settingsAsked } from "./command.ts";
import { askValue, chooseValue, listSettings, openGroup, openSetting } from "./press.ts";

/** The admin's choices of how the bot behaves. */
export const settings = {
  privateCommands: {
    settings: { may: "settings", menu: "menu-settings", run: settingsAsked },
  },
  presses: {
    setting_list: listSettings,
    setting_group: openGroup,
    setting_open: openSetting,
    setting_choose: chooseValue,
    setting_ask: askValue,
  },
} satisfies Feature;
