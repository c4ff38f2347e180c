/**
 * Something that Telegram has to be told, as plain data in the outbox. It names what is to happen, never a raw call:
 * the place it goes to is looked up when it is sent, from the ticket itself, so that a row cannot carry a message to
 * the chat of another ticket.
 */
export type Effect =
  /** Copies a stored message to the other side of its ticket; with its album when it belongs to one. */
  | { kind: "relay"; messageId: number }
  /** Brings the card to what the ticket is now. */
  | { kind: "refresh_card"; ticketId: number }
  | { kind: "pin_card"; ticketId: number }
  /** Deletes a topic that was made twice for one ticket. */
  | { kind: "delete_topic"; chatId: number; topicId: number }
  /** Says something to the ticket's client. */
  | { kind: "tell_client"; ticketId: number; html: string }
  /** Says something in the ticket's topic, if need be as a reply to a message there. */
  | { kind: "tell_desk"; ticketId: number; html: string; replyToDeskMessageId: number | null }
  /** Marks a manager's message in the ticket's topic with a reaction. */
  | { kind: "react_at_desk"; ticketId: number; deskMessageId: number; emoji: string }
  /** Says something that belongs to no ticket. */
  | { kind: "say"; chatId: number; topicId: number | null; html: string }
  /** Looks at a group, to bind it as a desk or to say what it lacks. */
  | { kind: "inspect_group"; chatId: number; topicId: number | null };
