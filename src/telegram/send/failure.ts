import { GrammyError, HttpError } from "grammy";
import { maskSecrets } from "../../secrets.ts";

/** What an unsuccessful call means for us. `error` is Telegram's text, or the network's, without the token. */
export type Failure = { error: string } &
  /** The chat that was called has to wait; undefined when the call was about no chat. */
  (
    | { kind: "flood"; milliseconds: number; chatId: number | undefined }
    /** No answer, 5xx, 401: try again later. `isAmbiguous` when it may have arrived. */
    | { kind: "unavailable"; isAmbiguous: boolean; isUnanswered: boolean }
    | { kind: "topic_gone" }
    | { kind: "topic_closed" }
    /** The client cannot be written to. */
    | { kind: "unreachable" }
    /** The bot may not do this in the desk's chat. */
    | { kind: "no_access" }
    /** The bot is not in the desk's chat any more, or the chat is gone. */
    | { kind: "not_inside" }
    /** Telegram knows no such chat, or none that the bot may write to. */
    | { kind: "chat_unknown" }
    /** Topics are switched off in the desk's chat. */
    | { kind: "not_a_forum" }
    | { kind: "migrated"; chatId: number }
    | { kind: "source_gone" }
    | { kind: "uncopyable" }
    /** The quoted words are not in the answered message any more. */
    | { kind: "quote_gone" }
    /** The answered message is not there any more. */
    | { kind: "reply_gone" }
    /** What we wrote ourselves does not fit: too long, empty, wrongly formatted. */
    | { kind: "unfit" }
    /** What we wanted is so already. */
    | { kind: "already_so" }
    /** Our own message that was to be edited, pinned or reacted to is not there, or cannot become what it should. */
    | { kind: "target_gone" }
    /** For a reason that we do not know. */
    | { kind: "refused" }
  );

type FailureKind = Failure["kind"];

/** A call that was not made, because its chat has been told to wait. */
export class Flooded extends Error {
  readonly milliseconds: number;
  readonly chatId: number;

  constructor(milliseconds: number, chatId: number) {
    super("the chat has been told to wait");
    this.milliseconds = milliseconds;
    this.chatId = chatId;
  }
}

/** Reads what grammY threw. @throws the same error when it is neither Telegram's nor the network's: a bug of ours. */
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
    // Telegram always states the seconds (docs:ResponseParameters); a proxy in between might not.
    const seconds = error.parameters.retry_after ?? 5;
    const called = error.payload["chat_id"];
    const chatId = typeof called === "number" ? called : undefined;
    return { kind: "flood", milliseconds: seconds * 1_000, chatId, error: text };
  }
  // An answer that says no, however it is meant: what Telegram did all the same is rare, and each try would count as that.
  if (error.error_code >= 500 || error.error_code === 401)
    return { kind: "unavailable", isAmbiguous: false, isUnanswered: false, error: text };
  if (error.parameters.migrate_to_chat_id !== undefined) {
    return { kind: "migrated", chatId: error.parameters.migrate_to_chat_id, error: text };
  }
  for (const [pattern, kind] of descriptions) if (pattern.test(text)) return { kind, error: text };
  return { kind: "refused", error: text };
}

/** Telegram's words after the prefix (tdlib server, Client.cpp; codes alone do not tell these apart). */
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

/** A connection that was never made cannot have delivered anything. */
function mayHaveArrived(error: unknown): boolean {
  return !/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT/.test(
    networkError(error),
  );
}

/** The error's code where it has one: its message may hold the URL, and the URL holds the token. */
function networkError(error: unknown): string {
  if (!(error instanceof Error)) return "network error";
  if (error.name === "AbortError") return "no answer in time";
  const code = (error as { code?: unknown }).code ?? (error.cause as { code?: unknown } | undefined)?.code;
  if (typeof code === "string") return code;
  return error.name;
}
