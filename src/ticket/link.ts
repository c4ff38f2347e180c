/** The address of a message in a supergroup or a channel; a topic has that of its first message. */
export function messageUrl(chatId: number, messageId: number): string {
  return `https://t.me/c/${-chatId - 1_000_000_000_000}/${messageId}`;
}

/** The same address, by which the bot's question for a note is recognised. */
export function notePromptUrl(chatId: number, threadId: number): string {
  return `${messageUrl(chatId, threadId)}?note`;
}

export function isNotePromptUrl(url: string): boolean {
  return /^https:\/\/t\.me\/c\/\d+\/\d+\?note$/.test(url);
}
