import { GrammyError, HttpError } from "grammy";
import { maskSecrets } from "../../secrets.ts";

/** Why a call failed. `error` is the text of Telegram or of the network, without the token. */
export type Failure = { error: string } &
  /** The chat has to wait. `chatId` is undefined when the call was about no chat. */
  (
    | { kind: "flood"; milliseconds: number; chatId: number | undefined }
    /** No response, 5xx or 401: try again later. `isAmbiguous` when it may have arrived. */
    | { kind: "unavailable"; isAmbiguous: boolean; isUnanswered: boolean }
    | { kind: "topic_gone" }
    | { kind: "topic_closed" }
    /** The client cannot be written to. */
    | { kind: "unreachable" }
    /** The bot has no right to do this in the desk's chat. */
    | { kind: "no_access" }
    /** The bot is no longer in the desk's chat, or the chat is gone. */
    | { kind: "not_inside" }
    /** Telegram does not know the chat, or does not let the bot write there. */
    | { kind: "chat_unknown" }
    /** Topics are switched off in the desk's chat. */
    | { kind: "not_a_forum" }
    | { kind: "migrated"; chatId: number }
    | { kind: "source_gone" }
    | { kind: "uncopyable" }
    /** The replied-to message does not contain the quoted text any more. */
    | { kind: "quote_gone" }
    /** The replied-to message is gone. */
    | { kind: "reply_gone" }
    /** The file is larger than Telegram, or a proxy before it, takes. */
    | { kind: "too_large" }
    /** Our own content is wrong: too long, empty, or badly formatted. */
    | { kind: "unfit" }
    /** Nothing to change: it is so already. */
    | { kind: "already_so" }
    /** The message to edit, pin or react to is gone, or cannot be changed that way. */
    | { kind: "target_gone" }
    /** The reason is unknown. */
    | { kind: "refused" }
  );

type FailureKind = Failure["kind"];

/** A call that was not made, because Telegram told its chat to wait. */
export class Flooded extends Error {
  readonly milliseconds: number;
  readonly chatId: number;

  constructor(milliseconds: number, chatId: number) {
    super("the chat has been told to wait");
    this.milliseconds = milliseconds;
    this.chatId = chatId;
  }
}

/**
 * Reads an error of grammY. @throws the same error when it comes neither from Telegram nor from the network: a bug of ours
 */
export function readFailure(error: unknown): Failure {
  if (error instanceof HttpError) {
    return {
      kind: "unavailable",
      isAmbiguous: mayHaveArrived(error.error),
      isUnanswered: true,
      error: networkError(error.error),
    };
  }
  if (error instanceof Flooded) {
    const { milliseconds, chatId, message } = error;
    return { kind: "flood", milliseconds, chatId, error: message };
  }
  if (!(error instanceof GrammyError)) throw error;
  const text = maskSecrets(error.description);
  if (error.error_code === 429) {
    // Telegram always states the seconds (docs:ResponseParameters). A proxy might not.
    const seconds = error.parameters.retry_after ?? 5;
    const called = error.payload["chat_id"];
    const chatId = typeof called === "number" ? called : undefined;
    return { kind: "flood", milliseconds: seconds * 1_000, chatId, error: text };
  }
  if (error.error_code === 413) return { kind: "too_large", error: text };
  // A refusal, so not ambiguous: Telegram rarely carries out what it refuses, and each try would count as lost.
  if (error.error_code >= 500 || error.error_code === 401)
    return { kind: "unavailable", isAmbiguous: false, isUnanswered: false, error: text };
  if (error.parameters.migrate_to_chat_id !== undefined) {
    return { kind: "migrated", chatId: error.parameters.migrate_to_chat_id, error: text };
  }
  for (const [pattern, kind] of descriptions) if (pattern.test(text)) return { kind, error: text };
  return { kind: "refused", error: text };
}

/** Telegram's texts after the prefix (tdlib server, Client.cpp). The codes alone do not tell these apart. */
const descriptions: [RegExp, Exclude<FailureKind, "flood" | "unavailable" | "migrated">][] = [
  [/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, "topic_gone"],
  [/TOPIC_CLOSED/, "topic_closed"],
  [/TOPIC_NOT_MODIFIED|message is not modified/, "already_so"],
  [/bot was blocked by the user|user is deactivated|bot can't initiate conversation/, "unreachable"],
  [/can't send messages to (the )?bot/, "unreachable"],
  [/QUOTE_TEXT_INVALID/, "quote_gone"],
  [/message to be replied not found/, "reply_gone"],
  [/message to (copy|forward) not found|there are no messages to (copy|forward)/, "source_gone"],
  [
    /message can't be (copied|forwarded)|messages can't be forwarded|has protected content|failed to send message #/i,
    "uncopyable",
  ],
  [/message to (edit|pin|react|delete) not found|message can't be edited|MESSAGE_ID_INVALID/, "target_gone"],
  [/there is no (text|caption) in the message to edit|message media can't be edited/, "target_gone"],
  [/wrong file_id|wrong file identifier|invalid file_id|file is too big/, "target_gone"],
  [/is too long|MESSAGE_TOO_LONG|can't parse entities|text is empty|must be non-empty/, "unfit"],
  [/not a forum/, "not_a_forum"],
  [
    /not enough rights|no write access|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED|administrator rights/,
    "no_access",
  ],
  [/bot was kicked|bot is not a member|group chat was deleted/, "not_inside"],
  [/chat not found/, "chat_unknown"],
];

/** Without a connection nothing can have arrived. */
function mayHaveArrived(error: unknown): boolean {
  return !/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT/.test(
    networkError(error),
  );
}

/** The error's code if it has one. Its message may hold the URL, and the URL holds the token. */
function networkError(error: unknown): string {
  if (!(error instanceof Error)) return "network error";
  if (error.name === "AbortError") return "no answer in time";
  const code = (error as { code?: unknown }).code ?? (error.cause as { code?: unknown } | undefined)?.code;
  if (typeof code === "string") return code;
  return error.name;
}

/** The client cannot be written to; a chat that Telegram does not know any more is no better than one that was left. */
export function isClientGone({ kind }: Failure): boolean {
  return kind === "unreachable" || kind === "chat_unknown";
}
