import { toMarkup } from "../../../markup.ts";
import { isChatUnknown } from "../../blame.ts";
import { editOf, updateLocationAt } from "../../change.ts";
import { formatting, toReaction, withMarkup, withReply } from "../../saying.ts";
import type { ClientSource } from "../source.ts";
import { chatOf } from "./address.ts";
import { answer } from "./answer.ts";
import { sendFile } from "./file.ts";
import { inTopic, prepareTopic, whenTopicGone } from "./topic.ts";

/** The source for clients who write to the bot in Telegram. */
export const privateChat: ClientSource = {
  urlOf: (store, clientId) => `tg://user?id=${chatOf({ store }, clientId)}`,

  tagOf: (store, clientId) => String(chatOf({ store }, clientId)),

  prepare: prepareTopic,

  whenPlaceGone: whenTopicGone,

  async say(sending, { clientId, ticket }, said, signal) {
    const { html, keyboard, questionId, replyToMessageId, isSilent, file } = said;
    const options = {
      ...(ticket && inTopic(ticket)),
      ...withMarkup(keyboard, questionId),
      ...withReply(replyToMessageId),
      ...(isSilent === true && { disable_notification: true }),
    };
    const chatId = chatOf(sending, clientId);
    const sent = await (file === undefined
      ? sending.api.sendMessage(chatId, html, { ...formatting, ...options }, signal)
      : sendFile(sending, chatId, file, html, options, signal));
    return sent.message_id;
  },

  editSaid(sending, clientId, messageId, { html, keyboard = [] }, signal) {
    const options = { ...formatting, reply_markup: toMarkup(keyboard) };
    return sending.api.editMessageText(chatOf(sending, clientId), messageId, html, options, signal);
  },

  react: (sending, clientId, messageId, emoji, signal) =>
    sending.api.setMessageReaction(chatOf(sending, clientId), messageId, toReaction(emoji), {}, signal),

  answer,

  async answerInWords(sending, ticket, { text, entities }, signal) {
    // Telegram shows no large link preview under a file, so this message has none.
    const options = { ...inTopic(ticket), entities, link_preview_options: { is_disabled: true } };
    const sent = await sending.api.sendMessage(chatOf(sending, ticket.clientId), text, options, signal);
    return sent.message_id;
  },

  editAnswer: (sending, clientId, pair, change, signal) =>
    editOf(sending, chatOf(sending, clientId), pair, change, signal),

  updateLocation: (sending, clientId, messageId, to, signal) =>
    updateLocationAt(sending, chatOf(sending, clientId), messageId, to, signal),

  takeBack(sending, clientId, messageIds, signal) {
    const chatId = chatOf(sending, clientId);
    const [first] = messageIds;
    return messageIds.length === 1
      ? sending.api.deleteMessage(chatId, first!, signal)
      : sending.api.deleteMessages(chatId, [...messageIds], signal);
  },

  copiedFrom: chatOf,

  isUnknown: (sending, clientId, signal) => isChatUnknown(sending, chatOf(sending, clientId), signal),
};
