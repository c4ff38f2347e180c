import { type CommandName, mayDo, permissions, type Role } from "../../src/ticket/access.ts";
import type { Nature } from "../contract/nature.ts";

export type Somebody =
  | "the client"
  | "another client"
  | "a manager"
  | "an admin"
  | "a removed admin"
  | "a stranger"
  | "an anonymous admin"
  | "who left"
  | "who was banned"
  | "who joined";

/** Who is not in the desk's group has no role there; in private they are no managers any more. */
const roles: Record<Somebody, Role | "outsider"> = {
  "the client": "client",
  "another client": "client",
  "a manager": "manager",
  "an admin": "admin",
  "a removed admin": "removed",
  "a stranger": "stranger",
  "an anonymous admin": "anonymous",
  "who left": "outsider",
  "who was banned": "outsider",
  "who joined": "manager",
};

/** Where somebody acts: at the ticket's topic, in their own private chat, or in a group that is no desk. */
export type Somewhere = Where | "elsewhere";
type Where = "desk" | "private";

export const everywhere: readonly [Somebody, Somewhere][] = [
  // In a public group the card is to be seen by everybody, and its buttons work for whoever sees them.
  ["a stranger", "desk"],
  ["a manager", "desk"],
  ["an admin", "desk"],
  ["a removed admin", "desk"],
  ["an anonymous admin", "desk"],
  ["who joined", "desk"],
  ["who left", "desk"],
  ["who was banned", "desk"],
  ["the client", "private"],
  ["another client", "private"],
  ["a manager", "private"],
  ["an admin", "private"],
  ["a removed admin", "private"],
  ["a stranger", "private"],
  ["an anonymous admin", "private"],
  ["who left", "private"],
  ["a stranger", "elsewhere"],
  ["a manager", "elsewhere"],
  ["an admin", "elsewhere"],
];

/** Who of them may write there: where comments are open to whoever reads them, outsiders may, unless they are banned. */
export function writing({ isOpenToStrangers }: Nature): readonly [Somebody, Somewhere][] {
  const mayWrite = (who: Somebody) => !isOutsider(who) || (isOpenToStrangers && who !== "who was banned");
  return everywhere.filter(([who, where]) => where !== "desk" || mayWrite(who));
}

export function isOutsider(who: Somebody): boolean {
  return who === "a stranger" || roles[who] === "outsider";
}

export function mayAt(name: CommandName, who: Somebody, where: Where): boolean {
  const role = roles[who];
  return role !== "outsider" && !isOutsider(who) && mayDoAt(name, role, where);
}

/** What somebody is in private and where they press: nobody is anonymous there. */
export function roleOf(who: Somebody): Role {
  const role = roles[who];
  if (role === "outsider") return "removed";
  return role === "anonymous" ? "manager" : role;
}

/** What a blocked client hears. */
export const silence = "ничего";

export const refusal =
  /^ничего$|Это могут только|Это может только администратор|работает только в группе менеджеров|Клиенту ничего не отправлено|Вы больше не в команде|кнопка устарела|This button is out of date|У вас нет обращения|Проверяем, есть ли вы в группе|Вы пишете от имени группы/;
export const setupRefusal =
  /только его администратор|пишете от имени группы|Вы больше не в команде|уже работает в/;

/** A desk is a group too. */
function mayDoAt(name: CommandName, role: Role, where: Where): boolean {
  if (where === "private") return mayDo(name, role, "private");
  return mayDo(name, role, "ticket") || mayDo(name, role, "group");
}

/** Whether the bot answers what somebody writes there; with strangers it does not talk at the desk either. */
export function isHeard(who: Somebody, where: Somewhere): boolean {
  return where === "desk" && who !== "a stranger";
}

/** Presses carry the person, anonymous or not; a client's buttons work on their own tickets. */
export function isPressAllowed(name: CommandName, who: Somebody, where: Somewhere): boolean {
  const role = roleOf(who);
  // A group that is no desk may become one.
  if (where === "elsewhere") return name === "setup" && mayDo(name, role, "group");
  if (!mayDoAt(name, role, where) || (where === "desk" && isOutsider(who))) return false;
  const isPrivate = permissions[name].where === "private";
  const isOfTicket = !isPrivate || (name.startsWith("client_") && name !== "client_new");
  return where === "desk" || who === "the client" || !isOfTicket;
}
