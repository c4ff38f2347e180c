import type { IncomingMessage } from "../../src/ticket/message.ts";

type Own = "text" | "mediaGroupId" | "chatId" | "messageId" | "topicId" | "author" | "sentAt";

/** A message of words alone that answers nothing, as a handler gets it. */
export function incomingText(own: Pick<IncomingMessage, Own>): IncomingMessage {
  return {
    kind: "text",
    entities: null,
    fileId: null,
    fileUniqueId: null,
    coverFileId: null,
    fileFacts: null,
    linkPreview: null,
    isCaptionAbove: false,
    hasSpoiler: false,
    origin: null,
    details: null,
    externalReply: null,
    threadId: null,
    senderChatId: null,
    replyToMessageId: null,
    quote: null,
    answersBot: false,
    ...own,
  };
}
