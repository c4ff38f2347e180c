import type { Feature } from "../feature.ts";
import { textsAsked } from "./command.ts";
import { askText, listGroups, openText, restoreText, showGroup } from "./press.ts";

/** The texts that clients read, in the admin's own words. */
export const texts = {
  privateCommands: {
    texts: { may: "texts", menu: "menu-texts", run: textsAsked },
  },
  presses: {
    text_list: listGroups,
    text_group: showGroup,
    text_open: openText,
    text_edit: askText,
    text_restore: restoreText,
  },
} satisfies Feature;
