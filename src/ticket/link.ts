/** The address of a message in a supergroup or a channel; a topic has that of its first message. */
export function messageUrl(chatId: number, messageId: number): string {
  return `https://t.me/c/${-chatId - 1_000_000_000_000}/${messageId}`;
}

/** The link with which clients write about a subject. @param bot its username */
export function subjectUrl(bot: string, subjectId: number): string {
  return `https://t.me/${bot}?start=s_${subjectId}`;
}

/** The link with which clients write to a desk. */
export function deskUrl(bot: string, deskId: number): string {
  return `https://t.me/${bot}?start=d_${deskId}`;
}

/** What the link `https://t.me/bot?start=payload` names, if it is one of ours. */
export function readStartPayload(payload: string): { kind: "subject" | "desk"; id: number } | undefined {
  const [, letter, id] = /^([sd])_([1-9]\d{0,14})$/.exec(payload) ?? [];
  return letter === undefined ? undefined : { kind: letter === "s" ? "subject" : "desk", id: Number(id) };
}
