/** What goes to the ticket's client. */
export function clientLane(ticketId: number): string {
  return `client:${ticketId}`;
}

/** Where live locations move, which nothing else waits for. */
export function movesLane(ticketId: number): string {
  return `moves:${ticketId}`;
}

/** What goes to the ticket at one desk: at another one, in another chat, it waits for nothing of that. */
export function deskLane(
  ticketId: number,
  deskId: number,
  what: "desk" | "card" | "topic" | "reactions" | "edits" | "moves",
): string {
  return `${what}:${ticketId}:${deskId}`;
}

export function chatLane(chatId: number): string {
  return `chat:${chatId}`;
}

/** Where a chat is looked at again in a while. */
export function watchLane(chatId: number): string {
  return `watch:${chatId}`;
}
