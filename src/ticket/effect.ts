import type { Keyboard } from "./keyboard.ts";
import type { Person } from "./message.ts";

/**
 * Something that Telegram has to be told, as plain data in the outbox. It names what is to happen, never a raw call:
 * the place it goes to is looked up when it is sent, from the ticket itself, so that a row cannot carry a message to
 * the chat of another ticket. None of those that write to a client can take a note: they carry a stored message, or
 * one of our own sentences. `deskId` is the desk that it is for: the ticket may have gone to another one meanwhile.
 */
export type Effect =
  /** Copies a stored message to the other side of its ticket; with its album when it belongs to one. */
  | { kind: "relay"; messageId: number; deskId?: number }
  /** Changes the copy of a stored message to what the message says now. */
  | { kind: "edit_copy"; messageId: number; isMediaChanged: boolean; deskId?: number }
  /** Moves the copy of a live location to where it is now; stops it there if it does not move any more. */
  | { kind: "move_copy"; messageId: number; deskId?: number; isAtEnd?: true }
  /** Brings the card to what the ticket is now. */
  | { kind: "refresh_card"; ticketId: number; deskId: number }
  /** Makes the card anew after somebody deleted it. */
  | { kind: "restore_card"; ticketId: number; deskId: number }
  | { kind: "pin_card"; ticketId: number; deskId: number }
  /** Brings the topic's icon, and whether it is closed, to what the ticket is now. */
  | { kind: "refresh_topic"; ticketId: number; deskId: number }
  /** Deletes a topic that was made twice for one ticket. */
  | { kind: "delete_topic"; chatId: number; topicId: number }
  /** Deletes a post that shows no ticket any more. Somebody may have posted the card's words: then it stays. */
  | { kind: "delete_post"; chatId: number; messageId: number; mayBeSomebodys?: true }
  /** Says something to the ticket's client. With `questionId` it is that question, whose message is then known. */
  | {
      kind: "tell_client";
      ticketId: number;
      html: string;
      keyboard?: Keyboard;
      replyToClientMessageId?: number;
      isSilent?: boolean;
      questionId?: number;
    }
  /** Changes what the bot said to the ticket's client. */
  | { kind: "edit_at_client"; ticketId: number; clientMessageId: number; html: string; keyboard?: Keyboard }
  /** Says something in the ticket's topic, if need be as a reply to a message there, or that question. */
  | {
      kind: "tell_desk";
      ticketId: number;
      deskId: number;
      /** Where the ticket was before; its present place when left out. */
      threadId?: number;
      html: string;
      keyboard?: Keyboard;
      replyToDeskMessageId: number | null;
      questionId?: number;
    }
  /** Says that a stored message is late, unless it has arrived meanwhile. `isUnconfirmed` when it may have arrived. */
  | { kind: "tell_of_delay"; messageId: number; deskId: number; error: string; isUnconfirmed: boolean }
  /** Tells an admin what could not be sent, all that they have not been told of yet. */
  | { kind: "report_troubles"; adminId: number }
  /** Marks a message in the ticket's topic with a reaction, or takes it back. */
  | { kind: "react_at_desk"; ticketId: number; deskId: number; deskMessageId: number; emoji: string | null }
  /** The same in the client's chat. */
  | { kind: "react_at_client"; ticketId: number; clientMessageId: number; emoji: string | null }
  /** Takes back the client's side of a stored message that a manager wrote. */
  | {
      kind: "take_back";
      messageId: number;
      reason: "deleted" | "noted";
      deskId: number;
      deskMessageId: number;
    }
  /** Takes the desk's side of a client's message out of the topic. */
  | { kind: "remove_at_desk"; ticketId: number; deskId: number; deskMessageId: number }
  /** Asks whether somebody is a member of the desk's group. */
  | {
      kind: "check_member";
      deskId: number;
      person: Person;
      /** Questions without an answer. */
      tries?: number;
    }
  /** Offers somebody in their private chat the commands that they may give there. */
  | { kind: "publish_menu"; personId: number }
  /** Says something outside of a ticket's places, or asks that question. `ticketId` when it tells its manager of it. */
  | {
      kind: "say";
      chatId: number;
      topicId: number | null;
      replyToMessageId?: number;
      html: string;
      keyboard?: Keyboard;
      questionId?: number;
      ticketId?: number;
    }
  /** Changes what was said so. */
  | { kind: "edit_said"; chatId: number; messageId: number; html: string; keyboard: Keyboard }
  /** Looks at a chat, to bind it as a desk or to say what it lacks. */
  | ({ kind: "inspect_group"; chatId: number } & Inspection);

export interface Inspection {
  /** Where in the group it was asked for; null in General. */
  topicId: number | null;
  /** Who is told in private what cannot be said in the group, because the bot is not there yet. */
  askedBy?: number;
  /** The refusal by Telegram that makes us look. */
  error?: string;
  /** Nobody asked: what was said of the chat before is not said again. */
  onlyNews?: true;
  /** An admin wants the chat to be a desk beside the others. */
  isWanted?: true;
}

/** The effect of that kind. */
export type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { kind: Kind }>;
