import type { ReportRequest, StatsRequest, TranscriptRequest } from "../report/request.ts";
import type { Keyboard } from "./keyboard.ts";
import type { MessageContent, Person } from "./message.ts";

/**
 * Something to do in Telegram, as plain data in the outbox. It names what is to happen, not a call: the sender looks up the
 * chat and the place from the ticket, so that a row cannot carry a message to another ticket's chat. Effects that write to
 * a client carry a stored message or one of our sentences, never a note. `deskId` is the desk that the effect is for: the
 * ticket may have moved to another one meanwhile.
 */
export type Effect =
  /** Copies a stored message to the other side of its ticket, with its album if it has one. */
  | { kind: "relay"; messageId: number; deskId?: number }
  /** Shows the team an answer that the bot has only stored, in the ticket's place. */
  | { kind: "show_answer"; messageId: number; deskId: number }
  /** Edits the copy of a stored message to what the message says now. */
  | { kind: "edit_copy"; messageId: number; isMediaChanged: boolean; deskId?: number }
  /** Updates the copy of a live location. Stops it when the original has stopped. */
  | { kind: "move_copy"; messageId: number; deskId?: number; isAtEnd?: true }
  /** Updates the card to the ticket's present state. */
  | { kind: "refresh_card"; ticketId: number; deskId: number }
  /** Makes the card again after somebody deleted it. */
  | { kind: "restore_card"; ticketId: number; deskId: number }
  | { kind: "pin_card"; ticketId: number; deskId: number }
  /** Updates the topic's icon, and whether it is closed, to the ticket's present state. */
  | { kind: "refresh_topic"; ticketId: number; deskId: number }
  /** Deletes the second of two topics that were made for one ticket. */
  | { kind: "delete_topic"; chatId: number; topicId: number }
  /**
   * Deletes a post that shows no ticket any more. With `proof` a person may have posted the card's text: such a post stays.
   * `unanswered` when the answer to a try to prove it the bot's own was lost.
   */
  | { kind: "delete_post"; chatId: number; messageId: number; proof?: "wanted" | "unanswered" }
  /**
   * Deletes what a chat shows of erased tickets: a topic with all that is in it, or messages, with `isSingly` one by one. What
   * Telegram does not let the bot delete is added to the row under the key `toldKey`. `key` is that of the row itself. With
   * `instead` they are the bot's own: one that stays gets these words, in a try of its own (`isToEdit`).
   */
  | { kind: "erase_topic"; chatId: number; topicId: number; toldKey: string }
  | {
      kind: "erase_messages";
      chatId: number;
      messageIds: number[];
      key: string;
      toldKey: string;
      instead?: string;
      isSingly?: true;
      isToEdit?: true;
    }
  /** Tells admins what these could not delete, when all in the lanes that begin so are done. Makes no call by itself. */
  | {
      kind: "tell_of_erasure";
      key: string;
      adminIds: number[];
      lanes: string;
      left: { chatId: number; messageId: number }[];
    }
  /** Takes the bytes of what was erased out of the files, see `Store.purge`. Makes no call. */
  | { kind: "purge"; isThorough: boolean }
  /**
   * Sends the ticket's client a sentence. With `questionId` it asks that question, and its message id is stored. `later`
   * has what is said instead from a time on (milliseconds since the Unix epoch), in order; null for nothing.
   */
  | {
      kind: "tell_client";
      ticketId: number;
      html: string;
      keyboard?: Keyboard;
      replyToClientMessageId?: number;
      isSilent?: boolean;
      questionId?: number;
      later?: { at: number; html: string | null }[];
    }
  /** Edits a message that the bot sent to the ticket's client. */
  | { kind: "edit_at_client"; ticketId: number; clientMessageId: number; html: string; keyboard?: Keyboard }
  /**
   * Sends a client a sentence outside of their tickets, or a file with it. `isToShutOut` when they read it although the team
   * has blocked them.
   */
  | {
      kind: "say_to_client";
      clientId: number;
      html: string;
      keyboard?: Keyboard;
      isToShutOut?: true;
      file?: SaidFile;
    }
  /** Looks whether the pause of a client who wrote too much is over. Makes no call. */
  | { kind: "end_pause"; clientId: number }
  /** Edits a message of `say_to_client`. */
  | {
      kind: "edit_said_to_client";
      clientId: number;
      clientMessageId: number;
      html: string;
      keyboard: Keyboard;
    }
  /** Writes a sentence in the ticket's topic, as a reply to a message there or as a question if so asked. */
  | {
      kind: "tell_desk";
      ticketId: number;
      deskId: number;
      /** The place of the message that it replies to. Left out for the present place. */
      placeId?: number;
      /** Goes there even if that place was lost, since somebody has written there. */
      isThere?: true;
      html: string;
      keyboard?: Keyboard;
      replyToDeskMessageId: number | null;
      questionId?: number;
    }
  /**
   * Offers a manager the canned replies, in a message in the ticket's topic that they alone see. It answers the press `queryId`,
   * and after `until` (milliseconds since the Unix epoch) it is too late for that.
   */
  | { kind: "show_picker"; ticketId: number; pickerId: number; queryId: string; until: number }
  /** Shows another page of them, counted from 0. */
  | {
      kind: "turn_picker";
      ticketId: number;
      deskId: number;
      personId: number;
      ephemeralId: number;
      number: number;
    }
  /** Deletes that message. */
  | { kind: "close_picker"; deskId: number; personId: number; ephemeralId: number }
  /** Tells that a stored message is late, unless it has arrived by then. `isUnconfirmed` when it may have arrived. */
  | { kind: "tell_of_delay"; messageId: number; deskId: number; error: string; isUnconfirmed: boolean }
  /** Tells an admin of every failed delivery that they have not been told of yet. */
  | { kind: "report_troubles"; adminId: number }
  /**
   * Sets a reaction on a message in the ticket's topic; null, of earlier versions, removes it. Without an emoji: the
   * client's newest when it is sent, or none, since a row that stood aside may come after a newer one.
   */
  | { kind: "react_at_desk"; ticketId: number; deskId: number; deskMessageId: number; emoji?: string | null }
  /** Shows the team's newest reaction in the client's chat, or none. */
  | { kind: "react_at_client"; ticketId: number; clientMessageId: number }
  /** Deletes the client's copy of a manager's message. */
  | {
      kind: "take_back";
      messageId: number;
      reason: "deleted" | "noted";
      deskId: number;
      deskMessageId: number;
    }
  /** Deletes the copy of a client's message in the topic. */
  | { kind: "remove_at_desk"; ticketId: number; deskId: number; deskMessageId: number }
  /** Asks Telegram whether a person is a member of the desk's group. */
  | {
      kind: "check_member";
      deskId: number;
      person: Person;
      /** How often Telegram gave no answer. */
      tries?: number;
    }
  /** Shows a person in their private chat the commands that they may use there. */
  | { kind: "publish_menu"; personId: number }
  /** Sends an admin a report. With `scheduleId` the one of that schedule, unless it was removed or is not for them any more. */
  | { kind: "send_report"; adminId: number; request: ReportRequest; scheduleId?: number }
  /** Sends an admin pictures of a period, with `scheduleId` as above. */
  | { kind: "send_stats"; adminId: number; request: StatsRequest; scheduleId?: number }
  /** Sends somebody of the team the conversation of a ticket. `isUnasked`: because of a low rating. */
  | { kind: "send_transcript"; personId: number; transcript: TranscriptRequest; isUnasked?: true }
  /** Sends somebody of the team all canned replies as a file. */
  | { kind: "send_templates"; personId: number }
  /** Loads a file that somebody of the team sent, and takes the canned replies in it. */
  | { kind: "import_templates"; personId: number; fileId: string }
  /** Sends an admin a copy of the database. `askedAt` in milliseconds since the Unix epoch; rows of former versions lack it. */
  | { kind: "send_backup"; adminId: number; askedAt?: number }
  /**
   * Tells a person how far the file of that row is, once they wait for it long. `shownId` and `html` are of the message that
   * tells it, once it is there. `isToStay` when Telegram does not let the bot delete it.
   */
  | {
      kind: "show_progress";
      personId: number;
      deliveryId: number;
      of: "report" | "stats" | "transcript";
      shownId?: number;
      html?: string;
      isToStay?: true;
    }
  /**
   * Sends the team a sentence in a chat that shows no ticket, or asks a question there. `ticketId` when it tells a manager of
   * that ticket, `moreTicketIds` when of several. With `isOverdue` of norms that ran out; that ticket's ran out first.
   */
  | {
      kind: "say";
      chatId: number;
      topicId: number | null;
      replyToMessageId?: number;
      html: string;
      keyboard?: Keyboard;
      questionId?: number;
      ticketId?: number;
      moreTicketIds?: number[];
      /** Whom to tell in private, and what, if the chat cannot be written to. `admins` when nobody knows who asked there. */
      otherwise?: { personId: number | "admins"; html: string; keyboard?: Keyboard };
      isOverdue?: true;
      only?: Readers;
    }
  /** Tells the person of what is listed for them: in a new message, or in the one that is still fresh. */
  | { kind: "tell_notices"; personId: number }
  /** Tells an admin the figures of a period beside those of the one before: each row has a measure and its two values. */
  | {
      kind: "say_table";
      chatId: number;
      where: string;
      /** The dates of the period before. */
      before: string;
      rows: readonly (readonly [measure: string, present: string, before: string])[];
      only?: Readers;
    }
  /** Edits a message sent by `say`. */
  | { kind: "edit_said"; chatId: number; messageId: number; html: string; keyboard: Keyboard; only?: Readers }
  /** Looks at a chat, to bind it as a desk or to report what is missing. */
  | ({ kind: "inspect_group"; chatId: number } & Inspection)
  /**
   * Sends a line into a desk's group, deletes it, and reports that the desk works. `chatId` is the group, `waiting` the number
   * of tickets that waited for the desk.
   */
  | ({ kind: "test_desk"; chatId: number; waiting: number } & Asked);

/** A file that the bot sends to clients of its own accord. */
export type SaidFile = Pick<MessageContent, "kind" | "isCaptionAbove" | "hasSpoiler"> & { fileId: string };

/** Whom a private message is for. Whoever is not of these any more when it is sent does not get it. */
export type Readers = "team" | "admins";

/** Who wants a report of a chat, and where. */
interface Asked {
  /** The topic of the request; null in General. */
  topicId: number | null;
  /** The person to tell in private while the bot is not in the group or may not write there. */
  askedBy?: number;
  /** The report whose button was pressed. It is edited. */
  pressed?: { chatId: number; messageId: number };
}

export interface Inspection extends Asked {
  /** Telegram's refusal that made us look. */
  error?: string;
  /** Nobody asked, so an unchanged report is not repeated. */
  onlyNews?: true;
  /** An admin wants the chat as an additional desk. */
  isWanted?: true;
}

/** The effect with that kind. */
export type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { kind: Kind }>;
