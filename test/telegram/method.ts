import type { Method } from "./call.ts";
import * as answering from "./method/answering.ts";
import * as chats from "./method/chats.ts";
import { copyMessage, copyMessages, forwardMessage, forwardMessages } from "./method/copying.ts";
import * as deleting from "./method/deleting.ts";
import * as editing from "./method/editing.ts";
import * as ephemeral from "./method/ephemeral.ts";
import { answerInlineQuery } from "./method/inline.ts";
import * as marking from "./method/marking.ts";
import * as media from "./method/media.ts";
import * as profile from "./method/profile.ts";
import * as receiving from "./method/receiving.ts";
import { sendChatAction, sendMessage, sendRichMessage } from "./method/sending.ts";
import {
  closeForumTopic,
  createForumTopic,
  deleteForumTopic,
  editForumTopic,
  getForumTopicIconStickers,
  reopenForumTopic,
  unpinAllForumTopicMessages,
} from "./method/topics.ts";

/** Every method of the emulator. `methodShapes` has their parameters. */
export const methods: Readonly<Record<string, Method>> = {
  ...receiving,
  ...profile,
  ...chats,
  ...media,
  ...editing,
  ...deleting,
  ...ephemeral,
  ...marking,
  ...answering,
  answerInlineQuery,
  sendMessage,
  sendRichMessage,
  sendChatAction,
  copyMessage,
  copyMessages,
  forwardMessage,
  forwardMessages,
  createForumTopic,
  editForumTopic,
  closeForumTopic,
  reopenForumTopic,
  deleteForumTopic,
  unpinAllForumTopicMessages,
  getForumTopicIconStickers,
};

const byLowerCase = new Map(
  Object.entries(methods).map(([name, method]) => [name.toLowerCase(), { name, method }]),
);

/** Names match in any case (docs: making requests). */
export function findMethod(name: string): { name: string; method: Method } | undefined {
  return byLowerCase.get(name.toLowerCase());
}
