/** The address of a topic, or of a message, in a supergroup. */
export function topicUrl(chatId: number, topicId: number): string {
  return `https://t.me/c/${-chatId - 1_000_000_000_000}/${topicId}`;
}

/** The same address, by which the bot's question for a note is recognised. */
export function notePromptUrl(chatId: number, topicId: number): string {
  return `${topicUrl(chatId, topicId)}?note`;
}

export function isNotePromptUrl(url: string): boolean {
  return /^https:\/\/t\.me\/c\/\d+\/\d+\?note$/.test(url);
}
