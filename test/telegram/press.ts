import type { InlineKeyboardButton, KeyboardButton } from "grammy/types";
import { userObject, type BotAccount } from "./account.ts";
import type { CallbackAnswer } from "./callback-query.ts";
import { contact, location } from "./contents.ts";
import { messageObject, type StoredMessage } from "./message.ts";
import type { Place } from "./place.ts";
import { render } from "./render.ts";
import { waitFor, type WaitOptions } from "./waiting.ts";

export type FoundButton =
  | { kind: "inline"; message: StoredMessage; button: InlineKeyboardButton }
  | { kind: "keyboard"; message: StoredMessage; button: Exclude<KeyboardButton, string> };

/** The button with this label on the newest message that has one, else one whose label contains it. */
export function findButton(
  messages: readonly StoredMessage[],
  label: string | RegExp,
): FoundButton | undefined {
  const all = messages.toReversed().flatMap(buttonsOf);
  if (label instanceof RegExp) return all.find(({ button }) => label.test(button.text));
  return (
    all.find(({ button }) => button.text === label) ?? all.find(({ button }) => button.text.includes(label))
  );
}

/** Presses it. For a callback button, waits for the bot's answer. */
export async function press(
  place: Place,
  { kind, message, button }: FoundButton,
  options: WaitOptions = {},
): Promise<CallbackAnswer> {
  if (kind === "keyboard") {
    await place.writes(answerTo(place, button));
    return {};
  }
  if ("url" in button) return { url: button.url };
  if (!("callback_data" in button)) return {};
  let answer: CallbackAnswer | undefined;
  sendPress(place, message, button.callback_data, (given) => {
    answer = given;
    place.world.changed();
  });
  const silence = () =>
    `The bot did not answer ${place.account.first_name}'s press on “${button.text}”. On the screen:\n${render(place.chat)}`;
  return waitFor(place.world, () => answer, silence, options);
}

/** Presses a button with this data and waits for nothing. */
export function sendPress(
  place: Place,
  message: StoredMessage,
  data: string,
  onAnswer: (answer: CallbackAnswer) => void,
): void {
  const bot = message.sender.account as BotAccount;
  const id = place.world.callbackQueries.open(
    bot,
    { userId: place.account.id, chatId: message.chat.id },
    onAnswer,
  );
  bot.queue.add("callback_query", {
    id,
    from: userObject(place.account),
    message: messageObject(message),
    chat_instance: String(BigInt(message.chat.id) * 31n),
    data,
  });
  place.world.changed();
}

function answerTo(place: Place, button: Exclude<KeyboardButton, string>) {
  if ("request_contact" in button) return contact(place.account.first_name, "+79990001122", place.account.id);
  if ("request_location" in button) return location();
  return button.text;
}

function buttonsOf(message: StoredMessage): FoundButton[] {
  const inline = (message.reply_markup?.inline_keyboard ?? []).flat();
  const below =
    message.keyboard === undefined || typeof message.keyboard === "string"
      ? []
      : message.keyboard.keyboard.flat();
  return [
    ...inline.map((button) => ({ kind: "inline" as const, message, button })),
    ...below.map((button) => ({
      kind: "keyboard" as const,
      message,
      button: typeof button === "string" ? { text: button } : button,
    })),
  ];
}
