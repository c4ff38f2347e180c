import type { Api } from "grammy";
import type { BotCommandScope } from "grammy/types";
import { privateCommands, ticketCommands } from "../handle/features.ts";
import type { PlainTextId } from "../text/ids.generated.ts";
import { type Language, languages, plain } from "../text/text.ts";
import { mayDo, type Role } from "../ticket/access.ts";

type Menu = readonly (readonly [command: string, hint: PlainTextId])[];

const clientMenu = menuFor("client");
const adminMenu = menuFor("admin");

const teamMenu: Menu = [
  ...Object.entries(ticketCommands).map(([word, { menu }]) => [word, menu] as const),
  // Also works in a group that is no desk yet.
  ["setup", "menu-setup"],
];

/** The commands that a role may use in private. */
function menuFor(role: Role): Menu {
  return Object.entries(privateCommands).flatMap(([word, { may, menu }]) =>
    menu !== undefined && mayDo(may, role, "private") ? [[word, menu] as const] : [],
  );
}

/**
 * Tells Telegram which commands to offer where: to clients in the language of their app, to the team in its own.
 * @throws when Telegram cannot be reached; nothing depends on it
 */
export async function publishCommands(
  api: Api,
  teamLanguage: Language,
  adminIds: readonly number[],
): Promise<void> {
  for (const language of languages) {
    const scope = { type: "all_private_chats" } as const;
    await api.setMyCommands(render(clientMenu, language), { scope, language_code: language });
  }
  await publish(api, clientMenu, teamLanguage, { type: "all_private_chats" });
  await publish(api, teamMenu, teamLanguage, { type: "all_group_chats" });
  for (const id of adminIds) {
    // Fails for an admin who has not opened the bot yet and so has no chat with it.
    await publishPrivateMenu(api, teamLanguage, id, true).catch(() => {});
  }
}

/** Sets the menu of one private chat. Everybody except admins sees the clients' menu. */
export function publishPrivateMenu(
  api: Api,
  teamLanguage: Language,
  chat_id: number,
  isAdmin: boolean,
  signal?: Parameters<Api["setMyCommands"]>[2],
): Promise<true> {
  const scope = { type: "chat", chat_id } as const;
  return isAdmin
    ? api.setMyCommands(render(adminMenu, teamLanguage), { scope }, signal)
    : api.deleteMyCommands({ scope }, signal);
}

function publish(api: Api, menu: Menu, language: Language, scope: BotCommandScope): Promise<true> {
  return api.setMyCommands(render(menu, language), { scope });
}

function render(menu: Menu, language: Language) {
  return menu.map(([command, hint]) => ({ command, description: plain(language, hint) }));
}
