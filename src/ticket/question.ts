import type { Press } from "./press.ts";

/** The subject matter of a bot's question. A new kind of question is a new member here. */
export type Matter =
  /** The reply becomes a note of the ticket. */
  | { kind: "note"; ticketId: number }
  /** The client's new name; which message gets its own ticket; whether to block the client. */
  | { kind: "name_of_client" | "split" | "block"; ticketId: number }
  /** Which of the canned replies that were found is meant. */
  | { kind: "template"; ticketId: number }
  /** Not a question: a note or a command was so long that the author's app may have cut it. The rest follows. */
  | { kind: "note_tail"; ticketId: number }
  /** Whether the withheld messages of a batch are a note or an answer. */
  | { kind: "note_or_answer"; ticketId: number; batch: number }
  /** Whether to show the messages that were kept back, the first of which is `batch`. `html` is the summary of them. */
  | { kind: "kept"; ticketId: number; batch: number; html: string }
  /** Whether a ticket with a stop-word is let pass. */
  | { kind: "quarantine"; ticketId: number }
  /** How the client wants to be called. `ticketId` is the ticket where they wrote. */
  | { kind: "client_name"; ticketId: number }
  /** What the client did not like about the closed ticket. */
  | { kind: "rating_comment"; ticketId: number }
  /**
   * What an admin's press needs: the name of a desk, a subject or a manager, or the value of a setting. `menuId` is the message with the
   * button, if it is to show the change.
   */
  | { kind: "name_for_press"; press: Press; menuId?: number }
  /** The new text for clients, by its id and language. */
  | { kind: "text_for_clients"; id: string; language: string }
  /**
   * The answer to a frequent question: to a new one, or to the one of `faqId`. `refused` is the last
   * message that could not be it: parts of the same album, or of a text that the app cut, may follow.
   */
  | {
      kind: "faq_answer";
      question: string;
      faqId?: number;
      refused?: { album: string | null; sentAt: number; isCut: boolean };
    }
  /** The message for a canned reply. `templateId` is null for a new one. */
  | {
      kind: "template_content";
      group: string;
      name: string;
      language: string;
      templateId: number | null;
    }
  /** The file with canned replies. */
  | { kind: "template_file" };

/** How a question ended: it was answered, a newer question replaced it, or its reason is gone. */
export type QuestionEnd = "answered" | "superseded" | "gone";
