import type { BotCommand, BotCommandScope } from "grammy/types";
import type { Call, Method } from "../call.ts";
import { violation } from "../failure.ts";

export const setMyCommands: Method = (call) => {
  const commands = call.parameters.commands ?? [];
  for (const { command } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command.replace(/^\//, ""))) throw violation("BOT_COMMAND_INVALID");
  }
  call.bot.commands.set(commandsKey(call), commands);
  call.world.changed();
  return true;
};

export const getMyCommands: Method = (call): BotCommand[] => call.bot.commands.get(commandsKey(call)) ?? [];

export const deleteMyCommands: Method = (call) => {
  call.bot.commands.delete(commandsKey(call));
  call.world.changed();
  return true;
};

export const setMyName: Method = ({ bot, parameters }) => {
  if (parameters.name && !parameters.language_code) bot.first_name = parameters.name;
  return true;
};

/** Accepted and not stored, because nothing reads it. */
export const setMyDescription: Method = () => true;
export const setMyShortDescription: Method = () => true;

function commandsKey({ parameters }: Call): string {
  const scope: BotCommandScope = parameters.scope ?? { type: "default" };
  const place = "chat_id" in scope ? scope.chat_id : null;
  const user = "user_id" in scope ? scope.user_id : null;
  return JSON.stringify([scope.type, place, user, parameters.language_code ?? ""]);
}
