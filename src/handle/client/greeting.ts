import { findDesks } from "../../store/desks/desks.ts";
import type { Client } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html, type Language, plain } from "../../text/text.ts";
import { version } from "../../version.ts";
import { mayDo, type Role } from "../../ticket/access.ts";
import type { Keyboard } from "../../ticket/keyboard.ts";
import type { Person } from "../../ticket/message.ts";
import { addToGroupButton } from "../desks/add-link.ts";
import { findDepartment } from "../desks/choice.ts";
import { tellWhatIsMissing } from "../desks/missing.ts";
import { publishMenu, say } from "../effects/chat.ts";
import { sayToClient } from "../effects/client.ts";
import type { PrivateCommand } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { offerFaq } from "../faq/client.ts";
import { languageOfPerson } from "../private/language.ts";
import { roleInPrivate } from "../private/role.ts";
import { languageWith, meetClient } from "./client.ts";

/** Commands by their words. */
type Commands = Readonly<Record<string, PrivateCommand>>;

/** A person pressed Start. An admin learns the next step, a manager the bot's purpose, everyone else how to ask. */
export function started(handling: Handling, author: Person, commands: Commands): void {
  const language = languageOfPerson(handling, author);
  const role = roleInPrivate(handling, author.id);
  // Before they opened the bot, there was no chat for a menu.
  if (role === "admin" || role === "manager") publishMenu(handling, author.id);
  if (role === "admin") return greetAdmin(handling, author.id, language);
  if (role !== "manager") return greetClient(handling, meetClient(handling, author));
  const lines = [html(language, "manager-greeting"), ...listCommands(commands, role, language)];
  say(handling, author.id, joinHtml(lines, "\n"));
}

function greetClient(handling: Handling, client: Client): void {
  sayToClient(handling, client, html(languageWith(handling, client), "client-greeting"));
  offerFaq(handling, client);
}

/** Tells a person of the team the possible actions here. False for everybody else. */
export function helpTeam(handling: Handling, author: Person, commands: Commands): boolean {
  const role = roleInPrivate(handling, author.id);
  if (role !== "admin" && role !== "manager") return false;
  const language = languageOfPerson(handling, author);
  const asClient = findManager(handling.tx, author.id)?.writesAsClient === true;
  const lines = [
    html(language, "team-help"),
    ...listCommands(commands, role, language),
    html(language, asClient ? "team-help-as-client" : "team-help-try"),
    ...(role === "admin" ? [html(language, "team-help-version", { version })] : []),
  ];
  say(handling, author.id, joinHtml(lines, "\n"));
  return true;
}

function listCommands(commands: Commands, role: Role, language: Language): Html[] {
  return Object.entries(commands).flatMap(([word, { may, menu }]) =>
    menu !== undefined && mayDo(may, role, "private") && !mayDo(may, "client", "private")
      ? [html(language, "team-help-line", { command: `/${word}`, what: plain(language, menu) })]
      : [],
  );
}

/** Says what the bot is for, and while no desk works, the next step. */
export function greetAdmin(handling: Handling, adminId: number, language: Language): void {
  const desk = findDepartment(handling, null);
  if (desk === undefined && findDesks(handling.tx).length > 0) {
    say(handling, adminId, html(language, "admin-greeting-unready"));
    return tellWhatIsMissing(handling, adminId);
  }
  if (desk === undefined) {
    const keyboard: Keyboard = [[addToGroupButton(handling)]];
    return say(handling, adminId, html(language, "admin-greeting"), { keyboard });
  }
  const { kind, title } = desk;
  say(handling, adminId, html(language, "admin-greeting-ready", { kind, title }));
}
