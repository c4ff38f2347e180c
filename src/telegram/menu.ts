import { createHash } from "node:crypto";
import type { Api } from "grammy";
import type { BotCommandScope } from "grammy/types";
import { deskCommands, privateCommands, ticketCommands } from "../handle/features.ts";
import type { PlainTextId } from "../text/ids.generated.ts";
import { type Language, languages, plain } from "../text/text.ts";
import { mayDo, type Role } from "../ticket/access.ts";

type Menu = readonly (readonly [command: string, hint: PlainTextId])[];

const clientMenu: Menu = Object.entries(privateCommands).flatMap(([word, { may, menu }]) =>
  menu !== undefined && mayDo(may, "client", "private") ? [[word, menu] as const] : [],
);

/** In private, by role. Everybody else sees the clients' menu. */
const teamMenus = { manager: menuFor("manager"), admin: menuFor("admin") } as const;

const groupMenu: Menu = [
  ...Object.entries(ticketCommands).map(([word, { menu }]) => [word, menu] as const),
  ...Object.entries(deskCommands).map(([word, { menu }]) => [word, menu] as const),
  // Also works in a group that is no desk yet.
  ["setup", "menu-setup"],
];

/** What somebody of the team needs in private: their own commands first, then those that clients have too. */
function menuFor(role: Role): Menu {
  const allowed = Object.entries(privateCommands).filter(([, { may }]) => mayDo(may, role, "private"));
  const [shared, own] = [true, false].map((isShared) =>
    allowed.filter(([, { may }]) => mayDo(may, "client", "private") === isShared),
  );
  return [
    ...own!.map(([word, { menu }]) => [word, menu] as const),
    ...shared!.map(([word, { teamMenu }]) => [word, teamMenu] as const),
  ].flatMap(([word, hint]) => (hint === undefined ? [] : [[word, hint] as const]));
}

/** Changes when the team's menus in private do. */
export function hashTeamMenus(teamLanguage: Language): string {
  const shown = Object.values(teamMenus).map((menu) => render(menu, teamLanguage));
  return createHash("sha256").update(JSON.stringify(shown)).digest("hex");
}

/**
 * Tells Telegram which commands to offer where: to clients in the language of their app, to the team in its own.
 * @throws when Telegram cannot be reached; nothing depends on it
 */
export async function publishCommands(api: Api, teamLanguage: Language): Promise<void> {
  for (const language of languages) {
    const scope = { type: "all_private_chats" } as const;
    await api.setMyCommands(render(clientMenu, language), { scope, language_code: language });
  }
  await publish(api, clientMenu, teamLanguage, { type: "all_private_chats" });
  await publish(api, groupMenu, teamLanguage, { type: "all_group_chats" });
}

/** Sets the menu of one private chat. Without a role it is the clients' menu. */
export function publishPrivateMenu(
  api: Api,
  teamLanguage: Language,
  chat_id: number,
  role: keyof typeof teamMenus | undefined,
  signal?: Parameters<Api["setMyCommands"]>[2],
): Promise<true> {
  const scope = { type: "chat", chat_id } as const;
  return role === undefined
    ? api.deleteMyCommands({ scope }, signal)
    : api.setMyCommands(render(teamMenus[role], teamLanguage), { scope }, signal);
}

function publish(api: Api, menu: Menu, language: Language, scope: BotCommandScope): Promise<true> {
  return api.setMyCommands(render(menu, language), { scope });
}

function render(menu: Menu, language: Language) {
  return menu.map(([command, hint]) => ({ command, description: plain(language, hint) }));
}
