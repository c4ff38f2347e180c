import { Composer, type Context } from "grammy";
import { settingsAsked } from "../../handle/admin-settings.ts";
import { deskRetitled } from "../../handle/desk-name.ts";
import { botMoved, groupMoved, setupAsked } from "../../handle/desk-setup.ts";
import { desksAsked } from "../../handle/desks.ts";
import { say } from "../../handle/enqueue.ts";
import type { Handle, Handling } from "../../handle/handle.ts";
import { ownerClaimed } from "../../handle/owner.ts";
import { roleInPrivate } from "../../handle/private-role.ts";
import { subjectsAsked } from "../../handle/subjects.ts";
import { findDeskByChat } from "../../store/desks.ts";
import { html, languageOf } from "../../text/text.ts";
import { type CommandName, mayDo } from "../../ticket/access.ts";
import type { Person } from "../../ticket/message.ts";
import { readMessage, readPerson } from "../incoming.ts";

/**
 * The admin's side: becoming the owner, binding a group, settings.
 * @param onGroupChanged called with the chat's id after something there may have been mended
 */
export function adminComposer(handle: Handle, onGroupChanged: (chatId: number) => void): Composer<Context> {
  const composer = new Composer();
  const privately = composer.chatType("private");

  privately.command("start", (context, next) => {
    const code = /^claim_(.*)$/.exec(context.match)?.[1];
    if (code === undefined) return next();
    return handle(context.update.update_id, (handling) => {
      ownerClaimed(handling, readPerson(context.from), code);
    });
  });

  for (const [command, { name, run }] of Object.entries(commands)) {
    privately.command(command, (context) => {
      const person = readPerson(context.from);
      handle(context.update.update_id, (handling) => {
        if (mayDo(name, roleInPrivate(handling, person.id), "private")) run(handling, person, context.match);
        else refuse(handling, person);
      });
    });
  }

  composer.command("setup", (context) => {
    // What was posted in a channel is answered there.
    if (context.msg.is_automatic_forward === true) return;
    const message = readMessage(context.msg);
    handle(
      context.update.update_id,
      (handling) => setupAsked(handling, { ...message, chatType: context.chat.type }),
      () => onGroupChanged(message.chatId),
    );
  });

  composer.chatType("group").on("message:migrate_to_chat_id", (context) => {
    const { chat, migrate_to_chat_id } = context.message;
    handle(context.update.update_id, (handling) => {
      if (findDeskByChat(handling.tx, chat.id) !== undefined)
        groupMoved(handling, chat.id, migrate_to_chat_id);
    });
  });

  composer.chatType(["group", "supergroup"]).on("message:new_chat_title", (context) => {
    const { chat, new_chat_title } = context.message;
    handle(context.update.update_id, (handling) => {
      const desk = findDeskByChat(handling.tx, chat.id);
      if (desk !== undefined) deskRetitled(handling, desk, new_chat_title);
    });
  });

  composer.chatType(["group", "supergroup", "channel"]).on("my_chat_member", (context) => {
    handle(
      context.update.update_id,
      (handling) => botMoved(handling, context.chat.id, readPerson(context.from)),
      () => onGroupChanged(context.chat.id),
    );
  });

  return composer;
}

const commands: Readonly<
  Record<string, { name: CommandName; run: (handling: Handling, admin: Person, rest: string) => void }>
> = {
  settings: { name: "settings", run: settingsAsked },
  subjects: { name: "subjects", run: subjectsAsked },
  desks: { name: "desks", run: desksAsked },
};

function refuse(handling: Handling, person: Person): void {
  const language = languageOf(person.languageCode, handling.teamLanguage);
  say(handling, person.id, html(language, "refusal-not-allowed"));
}
