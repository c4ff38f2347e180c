/** The lane for messages to the ticket's client. */
export function clientLane(ticketId: number): string {
  return `client:${ticketId}`;
}

/** The lane for live locations that move. Nothing else waits for it. */
export function movesLane(ticketId: number): string {
  return `moves:${ticketId}`;
}

/** The lane for everything about a ticket at one desk. Another desk is another chat, so rows for it need not wait. */
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

/** The lane for what a person of the team is told of in private. Nothing else waits for it. */
export function noticesLane(personId: number): string {
  return `notices:${personId}`;
}

/** The lane for canned replies that one manager alone is offered. Nothing else waits for it. */
export function pickerLane(personId: number, ticketId: number): string {
  return `picker:${ticketId}:${personId}`;
}

/** The lane for how far a file is that is being made, by the id of its row. */
export function makingLane(deliveryId: number): string {
  return `making:${deliveryId}`;
}

/** The lane for later checks of a chat. */
export function watchLane(chatId: number): string {
  return `watch:${chatId}`;
}
