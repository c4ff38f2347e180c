import { findClient } from "../store/people.ts";
import type { Html } from "../text/html.ts";
import { html, type Language, languageOf } from "../text/text.ts";
import type { Person } from "../ticket/message.ts";
import { findDepartment } from "./department.ts";
import { publishMenu, say } from "./enqueue.ts";
import type { Handling } from "./handle.ts";
import { roleInPrivate } from "./private-role.ts";

/** Somebody pressed Start: an admin is told how to go on, everyone else how to ask. */
export function started(handling: Handling, author: Person): void {
  const language = languageOf(author.languageCode, handling.teamLanguage);
  if (findClient(handling.tx, author.id)?.isBlocked === true) return;
  const isAdmin = roleInPrivate(handling, author.id) === "admin";
  // Before they opened the bot there was no chat that could have had a menu.
  if (isAdmin) publishMenu(handling, author.id);
  say(handling, author.id, isAdmin ? greetAdmin(handling, language) : html(language, "client-greeting"));
}

function greetAdmin(handling: Handling, language: Language): Html {
  const desk = findDepartment(handling, null);
  return desk === undefined
    ? html(language, "admin-greeting")
    : html(language, "admin-greeting-ready", { kind: desk.kind, title: desk.title });
}
