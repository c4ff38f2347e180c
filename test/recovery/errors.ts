import { Failure } from "../telegram/failure.ts";

/** The purposes of calls, with the methods to test. */
const purposes = {
  question: { title: "client's message", methods: ["copyMessage"] },
  answer: { title: "answer", methods: ["sendMessage", "copyMessage"] },
  making: { title: "topic, card made", methods: ["createForumTopic", "sendMessage"] },
  card: { title: "card edited", methods: ["editMessageText"] },
  topic: { title: "icon, pin, closing", methods: ["editForumTopic", "pinChatMessage", "closeForumTopic"] },
  copy: { title: "copy edited", methods: ["editMessageCaption"] },
  removal: { title: "/del", methods: ["deleteMessage"] },
  reaction: { title: "reaction", methods: ["setMessageReaction"] },
} as const;
export type Purpose = keyof typeof purposes;

/** What the bot does about it. docs/telegram-errors.md explains the words. */
export type Decision =
  | "waits"
  | "again"
  | "held"
  | "off"
  | "anew"
  | "opened"
  | "bare"
  | "forward"
  | "in words"
  | "💔"
  | "away"
  | "left"
  | "fine"
  | "told"
  | "moves";

/** Errors with the same decision everywhere. */
interface Row {
  /** The kind that `failure.ts` reads from them. */
  kind: string;
  /** Telegram's words, with the code and without its usual prefix. */
  texts: readonly string[];
  /** How often the call fails. Once by default. */
  times?: number;
  /** The purposes where it can come, and the methods if not all of the purpose. */
  decisions: Partial<Record<Purpose, Decision | { is: Decision; at: readonly string[] }>>;
}

/** Every refusal that we know (tdlib, its server, docs). A temporary one comes once, a lasting one at every attempt. */
const rows: readonly Row[] = [
  { kind: "flood", texts: ["429 Too Many Requests: retry after 30"], decisions: everywhere("waits") },
  {
    kind: "unavailable",
    texts: [
      "500 Internal Server Error: restart",
      "500 Internal Server Error: sent message was immediately deleted and can't be returned",
      "502 Bad Gateway",
      "401 Unauthorized",
    ],
    decisions: everywhere("again"),
  },
  {
    kind: "topic_gone",
    texts: ["400 message thread not found", "400 TOPIC_DELETED", "400 TOPIC_ID_INVALID"],
    decisions: {
      question: "anew",
      // In private chats with topics.
      answer: "anew",
      making: { is: "anew", at: ["sendMessage"] },
      card: "anew",
      topic: { is: "anew", at: ["editForumTopic", "pinChatMessage"] },
    },
  },
  {
    kind: "migrated",
    texts: ["400 group chat was upgraded to a supergroup chat"],
    decisions: { question: "moves" },
  },
  {
    kind: "topic_closed",
    texts: ["400 TOPIC_CLOSED"],
    decisions: { question: "opened", making: { is: "opened", at: ["sendMessage"] } },
  },
  {
    kind: "already_so",
    texts: ["400 TOPIC_NOT_MODIFIED"],
    decisions: { topic: { is: "fine", at: ["editForumTopic", "closeForumTopic"] } },
  },
  {
    kind: "already_so",
    texts: [
      "400 message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    ],
    decisions: { card: "fine", copy: "fine" },
  },
  {
    kind: "not_a_forum",
    texts: ["400 the chat is not a forum"],
    decisions: {
      question: "off",
      making: "off",
      topic: { is: "off", at: ["editForumTopic", "closeForumTopic"] },
    },
  },
  {
    kind: "no_access",
    texts: ["400 not enough rights to create a topic"],
    decisions: { making: { is: "held", at: ["createForumTopic"] } },
  },
  {
    kind: "no_access",
    texts: ["400 not enough rights to edit the topic"],
    decisions: { topic: { is: "left", at: ["editForumTopic"] } },
  },
  {
    kind: "no_access",
    texts: ["400 not enough rights to close or open the topic"],
    decisions: { topic: { is: "left", at: ["closeForumTopic"] } },
  },
  {
    kind: "no_access",
    texts: ["400 not enough rights to delete the topic"],
    decisions: { topic: { is: "left", at: ["deleteForumTopic"] } },
  },
  {
    kind: "no_access",
    texts: ["400 not enough rights to manage pinned messages in the chat"],
    decisions: { topic: { is: "left", at: ["pinChatMessage"] } },
  },
  {
    kind: "no_access",
    texts: [
      "400 not enough rights to send text messages to the chat",
      "400 not enough rights to send photos to the chat",
      "400 have no write access to the chat",
      "400 CHAT_WRITE_FORBIDDEN",
      "400 CHAT_ADMIN_REQUIRED",
    ],
    decisions: { question: "held", making: "held", card: "held", topic: "left" },
  },
  {
    kind: "not_inside",
    texts: [
      "403 bot was kicked from the supergroup chat",
      "403 bot is not a member of the supergroup chat",
      "403 the group chat was deleted",
    ],
    decisions: {
      question: "held",
      // Telegram may refuse copies from a group that the bot has left.
      answer: { is: "again", at: ["copyMessage"] },
      making: "held",
      card: "held",
      topic: "held",
    },
  },
  {
    kind: "chat_unknown",
    texts: ["400 chat not found"],
    decisions: { question: "held", answer: "away", making: "held", card: "held", topic: "held" },
  },
  {
    kind: "unreachable",
    texts: [
      "403 bot was blocked by the user",
      "403 user is deactivated",
      "403 bot can't initiate conversation with a user",
      "403 the bot can't send messages to the bot",
    ],
    times: Infinity,
    decisions: { answer: "away", removal: "told", reaction: "left" },
  },
  {
    kind: "reply_gone",
    texts: ["400 message to be replied not found"],
    decisions: { question: "bare", answer: "bare" },
  },
  {
    kind: "quote_gone",
    texts: ["400 QUOTE_TEXT_INVALID"],
    decisions: { question: "bare", answer: "bare" },
  },
  {
    kind: "source_gone",
    texts: [
      "400 message to copy not found",
      "400 message to forward not found",
      "400 there are no messages to forward",
    ],
    decisions: { question: "in words", answer: { is: "💔", at: ["copyMessage"] } },
  },
  {
    kind: "uncopyable",
    texts: [
      "400 the message can't be copied",
      "400 the message can't be forwarded",
      "400 messages can't be forwarded",
      "400 message has protected content and can't be forwarded",
    ],
    decisions: { question: "forward", answer: { is: "💔", at: ["copyMessage"] } },
  },
  {
    kind: "target_gone",
    texts: ["400 message to edit not found", "400 message can't be edited", "400 MESSAGE_ID_INVALID"],
    decisions: { card: "anew", copy: "anew" },
  },
  {
    kind: "target_gone",
    texts: ["400 there is no text in the message to edit"],
    decisions: { card: "anew" },
  },
  {
    kind: "target_gone",
    texts: [
      "400 there is no caption in the message to edit",
      "400 message media can't be edited",
      "400 wrong file_id or the file is temporarily unavailable",
      "400 wrong file identifier/HTTP URL specified",
      "400 invalid file_id",
      "400 file is too big",
    ],
    decisions: { copy: "anew" },
  },
  {
    kind: "target_gone",
    texts: ["400 message to pin not found"],
    decisions: { topic: { is: "left", at: ["pinChatMessage"] } },
  },
  { kind: "target_gone", texts: ["400 message to delete not found"], decisions: { removal: "fine" } },
  { kind: "target_gone", texts: ["400 message to react not found"], decisions: { reaction: "left" } },
  {
    kind: "unfit",
    texts: [
      "400 message text is empty",
      "400 text must be non-empty",
      "400 message is too long",
      "400 text is too long",
      "400 can't parse entities: can't find end of the entity starting at byte offset 5",
      "400 reply markup is too long",
    ],
    // The answer itself was valid as a text before, so its signature does not fit.
    decisions: { answer: { is: "bare", at: ["sendMessage"] }, making: { is: "again", at: ["sendMessage"] } },
  },
  { kind: "unfit", texts: ["400 MESSAGE_TOO_LONG"], decisions: { card: "told", copy: "anew" } },
  {
    kind: "unfit",
    texts: ["400 message caption is too long"],
    decisions: { answer: { is: "💔", at: ["copyMessage"] }, copy: "anew" },
  },
  {
    kind: "refused",
    texts: ["400 message can't be deleted", "400 message can't be deleted for everyone"],
    times: 3,
    decisions: { removal: "told" },
  },
  { kind: "refused", texts: ["400 REACTION_INVALID"], decisions: { reaction: "left" } },
  {
    kind: "refused",
    texts: ["400 PEER_FLOOD"],
    times: 2,
    decisions: { ...everywhere("again"), copy: "anew", reaction: "left" },
  },
  {
    kind: "refused",
    texts: ["400 SOMETHING_THAT_NOBODY_KNOWS"],
    times: 3,
    decisions: {
      question: "again",
      answer: "again",
      making: "again",
      card: "told",
      topic: "told",
      copy: "anew",
      removal: "told",
      reaction: "left",
    },
  },
  /** Recognized, but without effect: no desk is in such a chat, and the bot makes no such call. */
  {
    kind: "no_access",
    texts: ["400 need administrator rights in the channel chat"],
    decisions: {},
  },
  {
    kind: "not_inside",
    texts: [
      "403 bot was kicked from the group chat",
      "403 bot was kicked from the channel chat",
      "403 bot is not a member of the group chat",
      "403 bot is not a member of the channel chat",
    ],
    decisions: {},
  },
  {
    kind: "refused",
    texts: [
      "400 message identifiers must be in a strictly increasing order",
      "400 too many message identifiers specified",
    ],
    decisions: {},
  },
  { kind: "too_large", texts: ["413 Request Entity Too Large"], decisions: {} },
];

/** A call that fails, and the expected decision. */
export interface Trouble {
  kind: string;
  text: string;
  failure: Failure;
  times: number;
  method: string;
  decision: Decision;
}

/** All errors that can occur for the purpose. */
export function troublesWith(purpose: Purpose): Trouble[] {
  return rows.flatMap(({ kind, texts, times = 1, decisions }) => {
    const cell = decisions[purpose];
    if (cell === undefined) return [];
    const { is: decision, at } =
      typeof cell === "string" ? { is: cell, at: purposes[purpose].methods } : cell;
    return texts.flatMap((words) => {
      const failure = toFailure(words);
      return at.map((method) => ({ kind, text: words.slice(4), failure, times, method, decision }));
    });
  });
}

/** Every error with its kind. */
export function errorKinds(): { failure: Failure; kind: string }[] {
  return rows.flatMap(({ kind, texts }) => texts.map((words) => ({ failure: toFailure(words), kind })));
}

/** The table of docs/telegram-errors.md. */
export function errorTable(): string[][] {
  const columns = Object.keys(purposes) as Purpose[];
  return [
    ["Telegram says", "read as", ...columns.map((purpose) => purposes[purpose].title)],
    ...rows.flatMap(({ kind, texts, times = 1, decisions }) =>
      texts.map((words) => [
        `${words.replace(/: (specified|can't find) .*/, "")}${times === 1 || times === Infinity ? "" : `, ${times} times`}`,
        kind,
        ...columns.map((purpose) => {
          const cell = decisions[purpose];
          return cell === undefined || typeof cell === "string" ? (cell ?? "") : cell.is;
        }),
      ]),
    ),
  ];
}

/** Turns `400 chat not found` into Telegram's form. */
function toFailure(words: string): Failure {
  const code = Number(words.slice(0, 3));
  const text = words.slice(4);
  const prefix = code === 400 ? "Bad Request: " : code === 403 ? "Forbidden: " : "";
  const seconds = /retry after (\d+)/.exec(text)?.[1];
  const parameters = {
    ...(seconds !== undefined && { retry_after: Number(seconds) }),
    ...(text.includes("was upgraded") && { migrate_to_chat_id: -100_7 }),
  };
  return new Failure(code, prefix + text, { parameters });
}

function everywhere<Word extends Decision>(decision: Word): Record<Purpose, Word> {
  return {
    question: decision,
    answer: decision,
    making: decision,
    card: decision,
    topic: decision,
    copy: decision,
    removal: decision,
    reaction: decision,
  };
}
