import type { NamedPeriod } from "../report/period/read-period.ts";
import type { ReportKind, ScheduledKind } from "../report/request.ts";
import type { Priority } from "./labels.ts";
import type { NoticeChoice } from "./notice.ts";

/** What a button does when pressed. */
export type Press = OfOneType<Shape>;

/** One union member for each type, so that `Extract` finds it. */
type OfOneType<Some extends { type: string }> = Some extends unknown
  ? { [Type in Some["type"]]: Omit<Some, "type"> & { type: Type } }[Some["type"]]
  : never;

/** The data of all buttons. */
type Shape =
  | { type: "claim" | "call" | "note" | "close" | "reopen" | "block" | "unblock"; ticketId: number }
  /** Sends the presser the ticket's conversation. */
  | { type: "transcript"; ticketId: number }
  /** Asks for the client's name, or which message should get its own ticket. */
  | { type: "how_to_name" | "how_to_split"; ticketId: number }
  /** Shows the client's other tickets. */
  | { type: "history"; ticketId: number }
  | { type: "split"; ticketId: number; messageId: number }
  /** The answer to the question before blocking. */
  | { type: "block_sure" | "block_not"; ticketId: number }
  | { type: "menu"; ticketId: number; page: CardPage }
  | { type: "transfer"; ticketId: number; managerId: number }
  | { type: "subject"; ticketId: number; subjectId: number }
  | { type: "desk"; ticketId: number; deskId: number }
  /** `choice` is one of `snoozeChoices`. */
  | { type: "snooze"; ticketId: number; choice: number }
  | { type: "priority"; ticketId: number; priority: Priority }
  /** Sends a canned reply: from the card, or from those that were found; and takes these away. */
  | { type: "template" | "template_found"; ticketId: number; templateId: number }
  | { type: "template_drop"; ticketId: number }
  /** The same in a message that its receiver alone sees, with a page of them, counted from 0. */
  | { type: "picker_use"; ticketId: number; templateId: number }
  | { type: "picker_page"; ticketId: number; number: number }
  | { type: "picker_drop"; ticketId: number }
  /** Sends the client a kept-back message: a note that was edited into an answer, or an answer in a closed ticket. */
  | { type: "send_note"; ticketId: number; noteId: number }
  | { type: "send_held"; ticketId: number; messageId: number }
  /** Says what the withheld messages of a batch are: a note, an answer, or the client's name. */
  | { type: "withheld_note" | "withheld_answer" | "withheld_name"; ticketId: number; batch: number }
  /** Shows the messages that were kept back. `batch` is the first of the summary with the button. */
  | { type: "kept_show"; ticketId: number; batch: number }
  /** Whether a ticket with a stop-word is let pass. */
  | { type: "quarantine_pass" | "quarantine_block"; ticketId: number }
  /** A page of the blocked clients, counted from 0; and the end of one's block, on that page. */
  | { type: "blocked_list"; number: number }
  | { type: "blocked_free"; clientId: number; number: number }
  /** The answer to the question before erasing what is kept of a client. */
  | { type: "forget_sure"; clientId: number }
  | { type: "forget_not" }
  | { type: "client_new" }
  | {
      type: "client_show" | "client_choose" | "client_close" | "client_reopen" | "client_history";
      ticketId: number;
    }
  | { type: "client_subject"; ticketId: number; subjectId: number }
  | { type: "resolved"; ticketId: number; yes: number }
  | { type: "stars"; ticketId: number; stars: number }
  /** Asks where the client's messages from this one on should go. */
  | { type: "move"; messageId: number }
  /** `ticketId` 0 is a new ticket. */
  | { type: "move_to"; messageId: number; ticketId: number }
  /** A page of the client's tickets, counted from 0. */
  | { type: "client_list"; number: number }
  /** The client says whether a kept message is one for the team. */
  | { type: "kept_send" | "kept_drop"; keptId: number }
  /** A page of the frequent questions as a client sees them, counted from 0. */
  | { type: "faq_page"; number: number }
  /** The client reads an answer, and says whether it helped. `number` is the page of the list. */
  | { type: "faq_ask" | "faq_helped" | "faq_write"; faqId: number; number: number }
  /** The admin's list of them, what a client sees, and the actions on one. Places count from 1. */
  | { type: "faq_list"; number: number }
  | { type: "faq_preview" }
  | { type: "faq_open" | "faq_answer" | "faq_remove"; faqId: number }
  | { type: "faq_order"; faqId: number; place: number }
  /** Languages are counted from 0. */
  | { type: "client_language"; language: number }
  /** Looks again at the group with the button. */
  | { type: "setup_again" }
  /** Adds the group with the button as another desk. */
  | { type: "desk_add" }
  /** The admin's list of desks, and the actions on one. A question asks for a name. */
  | { type: "desk_list" }
  | { type: "desk_open" | "desk_rename" | "desk_default"; deskId: number }
  /** Moves all open tickets of an unusable desk to another one. */
  | { type: "desk_rescue"; deskId: number; targetId: number }
  /** The same for subjects. */
  | { type: "subject_list" | "subject_add" }
  | { type: "subject_open" | "subject_rename" | "subject_desks"; subjectId: number }
  | { type: "subject_hide" | "subject_show"; subjectId: number }
  /** The subject's new position, counted from 1. */
  | { type: "subject_order"; subjectId: number; place: number }
  /** `deskId` 0 is the default desk. */
  | { type: "subject_route"; subjectId: number; deskId: number }
  /** A page of the managers or the admins, counted from 0; a one-time link for a new manager. */
  | { type: "manager_list" | "admin_list"; number: number }
  | { type: "manager_invite" }
  | { type: "manager_open" | "manager_add" | "manager_name" | "manager_unname"; managerId: number }
  | { type: "admin_add" | "admin_remove"; managerId: number }
  /** Asks who gets the open tickets of a manager who is removed, or of one who has left. `number` is a page. */
  | { type: "manager_remove_ask" | "manager_give_ask"; managerId: number; number: number }
  /** Does it. `targetId` 0 is nobody. */
  | { type: "manager_remove" | "manager_give"; managerId: number; targetId: number }
  /** The menu of settings: its first page, one group, or one setting. */
  | { type: "setting_list" }
  | { type: "setting_group"; group: string }
  | { type: "setting_open"; key: string }
  /** Sets a value, in written form, or asks for one. */
  | { type: "setting_choose"; key: string; value: string }
  | { type: "setting_ask"; key: string }
  /** The texts for clients. Groups and texts have numbers made of their names; languages are counted from 0. */
  | { type: "text_list" }
  | { type: "text_group"; section: number; number: number; language: number }
  | { type: "text_open" | "text_edit" | "text_restore"; text: number; language: number }
  /** The presser's own shift begins or ends. */
  | { type: "shift_start" | "shift_stop" }
  /** Chooses a report by buttons, and asks for it. `deskId` 0 is all desks. */
  | { type: "report_choose" | "report_make"; report: ReportKind; period: NamedPeriod; deskId: number }
  /** What is sent by schedules: all of it, one, its end, and who gets it. */
  | { type: "schedule_list" }
  | { type: "schedule_open" | "schedule_remove"; scheduleId: number }
  | { type: "schedule_give" | "schedule_spare"; scheduleId: number; managerId: number }
  /** Chooses by buttons what is sent when, and begins it. */
  | {
      type: "schedule_choose" | "schedule_make";
      scheduled: ScheduledKind;
      period: NamedPeriod;
      usual: UsualTime;
    }
  /** A page of the journal of changes, counted from 0. */
  | { type: "audit_page"; number: number }
  /** A page of the manager's own open tickets, or of those that nobody has claimed; and a claim from that page. */
  | { type: "my_list" | "open_list"; number: number }
  | { type: "open_claim"; ticketId: number; number: number }
  /** A page of all clients, and one of a client's tickets. */
  | { type: "clients_list"; number: number }
  | { type: "client_page"; clientId: number; number: number }
  /** A page of what a search has found. */
  | { type: "find_page"; searchId: number; number: number }
  /** Turns news on or off for the presser; `all` is everything. Ends their quiet hours. */
  | { type: "notify_set"; news: NewsChoice; yes: number }
  | { type: "notify_loud" }
  /** Opens a ticket for a client who has one already, or at that desk. */
  | { type: "write_another"; clientId: number }
  | { type: "write_at"; clientId: number; deskId: number }
  /** A page of the canned replies, counted from 0; one of them, and what is done with it. Languages are counted from 0. */
  | { type: "template_list"; number: number }
  | { type: "template_open" | "template_remove_ask" | "template_remove"; templateId: number }
  | { type: "template_edit"; templateId: number; language: number }
  /** A page of the holidays, counted from 0. */
  | { type: "holidays_page"; number: number };

/** The pages of the card's buttons. */
export type CardPage = "main" | "more" | "transfer" | "subject" | "desk" | "priority" | "snooze" | "template";

/** News that a person chooses in private. */
export type NewsChoice = NoticeChoice | "all";

/** What the button of a rest offers, by the number in its data: never change one, never use one again. */
export const snoozeChoices = { end: 0, hour: 1, threeHours: 2, tomorrow: 3, week: 4 } as const;

/** The usual times of what is sent again and again. */
export type UsualTime = "daily" | "evening" | "workdays" | "monday" | "month";
