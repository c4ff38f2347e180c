import type { Desk } from "../../store/desks/desks.ts";
import type { DeskNeed } from "../../store/desks/tables.ts";
import { plain } from "../../text/text.ts";
import type { Keyboard, LinkButton } from "../../ticket/keyboard.ts";
import type { Handling } from "../handle.ts";

/**
 * Opens Telegram's dialog that adds the bot to a group as an administrator with these rights. Where the bot already is an
 * administrator, it adds these to its rights (core.telegram.org/api/links).
 */
function addToGroupUrl(botUsername: string): string {
  return `https://t.me/${botUsername}?startgroup&admin=manage_topics+pin_messages+delete_messages`;
}

export function addToGroupButton({ botUsername, teamLanguage }: Handling): LinkButton {
  return { label: plain(teamLanguage, "setup-button-add"), url: addToGroupUrl(botUsername) };
}

/** The buttons that make a desk work again. Where the bot is no longer, they add it, with all its rights. */
export function mendDeskButtons(handling: Handling, desk: Desk): Keyboard {
  if (desk.isReady) return [];
  if (desk.lostAt === null) return mendButtons(handling, desk.lacks);
  return desk.kind === "topics"
    ? [[addToGroupButton(handling)]]
    : mendButtons(handling, ["post", "discussion-admin"]);
}

/** The buttons that give the bot what it lacks, one a row. */
export function mendButtons({ botUsername, teamLanguage }: Handling, lacks: readonly DeskNeed[]): Keyboard {
  const lacksAny = (...some: DeskNeed[]) => some.some((need) => lacks.includes(need));
  const url = `https://t.me/${botUsername}`;
  const buttons: LinkButton[] = [];
  if (lacksAny("admin", "manage-topics", "pin", "delete"))
    buttons.push({ label: plain(teamLanguage, "setup-button-rights"), url: addToGroupUrl(botUsername) });
  if (lacksAny("post", "delete-posts"))
    buttons.push({
      label: plain(teamLanguage, "setup-button-rights-channel"),
      url: `${url}?startchannel&admin=post_messages+delete_messages`,
    });
  if (lacksAny("discussion-admin", "discussion-delete"))
    buttons.push({
      label: plain(teamLanguage, "setup-button-rights-discussion"),
      url: `${url}?startgroup&admin=delete_messages`,
    });
  return buttons.map((button) => [button]);
}
