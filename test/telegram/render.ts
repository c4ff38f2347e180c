import type { Account } from "./account.ts";
import type { Chat } from "./chat.ts";
import { kindOf, textOf, type Content } from "./content.ts";
import type { StoredMessage } from "./message.ts";

/** The chat as a person sees it: topics, senders, texts, kinds, buttons. For readers of a failed test. */
export function render(chat: Chat): string {
  const title =
    chat.kind === "private"
      ? `${nameOf(chat.user)} ↔ ${chat.bot.first_name}${chat.isBlocked ? " (blocked)" : ""}`
      : chat.title;
  const general = [...chat.messages.values()].filter(({ topicId }) => topicId === undefined);
  const lines = [`── ${title} (${chat.id}) ──`, ...general.map(renderMessage)];
  for (const topic of chat.topics.values()) {
    lines.push(`── topic ${topic.message_thread_id} “${topic.name}”${topic.isClosed ? " (closed)" : ""} ──`);
    for (const message of chat.messages.values()) {
      if (message.topicId === topic.message_thread_id) lines.push(renderMessage(message));
    }
  }
  if (chat.messages.size === 0) lines.push("(no messages)");
  return lines.join("\n");
}

export function renderMessage(message: StoredMessage): string {
  const { content, sender, replyTo } = message;
  const kind = kindOf(content);
  const marks = [
    kind === "text" ? "" : `[${kind}${detailOf(content)}]`,
    message.forward_origin ? "[forwarded]" : "",
    message.edit_date === undefined ? "" : "(edited)",
    replyTo ? `↩${replyTo.message_id}` : message.external_reply ? "↩elsewhere" : "",
  ].filter((mark) => mark !== "");
  const reactions = [...message.reactions.values()]
    .flat()
    .map((each) => (each.type === "emoji" ? each.emoji : each.type));
  const head = `${message.message_id} ${sender.sender_chat ? "(anonymous) " : ""}${nameOf(sender.account)}: ${[...marks, textOf(content)].join(" ")}`;
  const buttons = (message.reply_markup?.inline_keyboard ?? []).map(
    (row) => `    ${row.map(({ text }) => `[ ${text} ]`).join(" ")}`,
  );
  return [
    head + (reactions.length > 0 ? `  {${reactions.join(" ")}}` : ""),
    ...buttons,
    ...keyboardLines(message),
  ].join("\n");
}

/** The words of a message, for a search. */
export function wordsOf(content: Content): string {
  const { poll, contact, venue, document } = content;
  const parts = [
    textOf(content),
    poll?.question,
    contact?.first_name,
    contact?.phone_number,
    venue?.title,
    venue?.address,
    document?.file_name,
  ];
  return parts.filter(Boolean).join("\n");
}

function keyboardLines({ keyboard }: StoredMessage): string[] {
  if (keyboard === undefined) return [];
  if (typeof keyboard === "string") return [`    (keyboard: ${keyboard})`];
  return keyboard.keyboard.map(
    (row) =>
      `    ${row.map((button) => `( ${typeof button === "string" ? button : button.text} )`).join(" ")}`,
  );
}

function detailOf(content: Content): string {
  const topic = content.forum_topic_created?.name ?? content.forum_topic_edited?.name;
  const members = content.new_chat_members?.map(({ first_name }) => first_name).join(", ");
  const detail =
    topic ??
    members ??
    content.left_chat_member?.first_name ??
    content.poll?.question ??
    content.sticker?.emoji ??
    content.document?.file_name;
  return detail === undefined ? "" : ` ${detail}`;
}

function nameOf(account: Account): string {
  if (account.is_bot) return account.first_name;
  return account.last_name === undefined ? account.first_name : `${account.first_name} ${account.last_name}`;
}
