import type { Press } from "./press.ts";

/** What a question of the bot is about. A new kind of question is a new member here. */
export type Matter =
  /** What is to be kept as a note of the ticket. */
  | { kind: "note"; ticketId: number }
  /** What the team is to call the client; which message is to have a ticket of its own; whether to block the client. */
  | { kind: "name_of_client" | "split" | "block"; ticketId: number }
  /** Nothing was asked: a note was so long that its author's app may have cut it, and the rest follows. */
  | { kind: "note_tail"; ticketId: number }
  /** What the words are that were withheld together: a note, or an answer. */
  | { kind: "note_or_answer"; ticketId: number; batch: number }
  /** How the client wants to be called. The ticket is the one that they wrote in. */
  | { kind: "client_name"; ticketId: number }
  /** What the client did not like about the closed ticket. */
  | { kind: "rating_comment"; ticketId: number }
  /** The name that a press in an admin's private chat needs: of a desk, of a subject. */
  | { kind: "name_for_press"; press: Press };

/** How a question ended: with its answer, with a newer question in its place, or because its reason is gone. */
export type QuestionEnd = "answered" | "superseded" | "gone";
