import type { NamedPeriod } from "../report/period/read-period.ts";
import type { ReportKind, ScheduledKind } from "../report/request.ts";
import type { Priority } from "./labels.ts";
import type { NoticeChoice } from "./notice.ts";
import { type CommandAt, type CommandName, permissions, type Where } from "./access.ts";

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

/** The first part of every button's data. A new version makes all old buttons invalid. */
const version = "1";

interface Row {
  /** Old messages carry these codes: never change one, never use one again. */
  code: string;
  /** The numbers in the button's data, in this order. Fields of {@link words} stand there as they are. */
  numbers: readonly string[];
  /** The button's name in the table of access. */
  may: CommandName;
}

/** Every button: its data, and who may press it. */
const presses = {
  claim: { code: "c", numbers: ["ticketId"], may: "claim" },
  call: { code: "l", numbers: ["ticketId"], may: "call" },
  note: { code: "n", numbers: ["ticketId"], may: "note" },
  close: { code: "x", numbers: ["ticketId"], may: "close" },
  reopen: { code: "o", numbers: ["ticketId"], may: "reopen" },
  block: { code: "b", numbers: ["ticketId"], may: "block" },
  unblock: { code: "u", numbers: ["ticketId"], may: "unblock" },
  how_to_name: { code: "hn", numbers: ["ticketId"], may: "name" },
  how_to_split: { code: "hs", numbers: ["ticketId"], may: "split" },
  history: { code: "hi", numbers: ["ticketId"], may: "history" },
  menu: { code: "m", numbers: ["ticketId", "page"], may: "menu" },
  transfer: { code: "t", numbers: ["ticketId", "managerId"], may: "transfer" },
  subject: { code: "s", numbers: ["ticketId", "subjectId"], may: "subject" },
  transcript: { code: "tp", numbers: ["ticketId"], may: "transcript" },
  snooze: { code: "z", numbers: ["ticketId", "choice"], may: "snooze" },
  desk: { code: "k", numbers: ["ticketId", "deskId"], may: "desk" },
  priority: { code: "pr", numbers: ["ticketId", "priority"], may: "priority" },
  send_note: { code: "sn", numbers: ["ticketId", "noteId"], may: "send_kept" },
  send_held: { code: "sh", numbers: ["ticketId", "messageId"], may: "send_kept" },
  withheld_note: { code: "wn", numbers: ["ticketId", "batch"], may: "note" },
  withheld_answer: { code: "wa", numbers: ["ticketId", "batch"], may: "send_kept" },
  withheld_name: { code: "wm", numbers: ["ticketId", "batch"], may: "name" },
  split: { code: "sv", numbers: ["ticketId", "messageId"], may: "split" },
  block_sure: { code: "bs", numbers: ["ticketId"], may: "block" },
  block_not: { code: "bn", numbers: ["ticketId"], may: "block" },
  kept_show: { code: "kw", numbers: ["ticketId", "batch"], may: "show_kept" },
  quarantine_pass: { code: "qp", numbers: ["ticketId"], may: "block" },
  quarantine_block: { code: "qb", numbers: ["ticketId"], may: "block" },
  blocked_list: { code: "bl", numbers: ["number"], may: "blocked" },
  blocked_free: { code: "bf", numbers: ["clientId", "number"], may: "blocked" },
  forget_sure: { code: "fs", numbers: ["clientId"], may: "forget" },
  forget_not: { code: "fn", numbers: [], may: "forget" },
  client_new: { code: "cn", numbers: [], may: "client_new" },
  client_choose: { code: "cc", numbers: ["ticketId"], may: "client_choose" },
  client_close: { code: "cx", numbers: ["ticketId"], may: "client_close" },
  client_reopen: { code: "co", numbers: ["ticketId"], may: "client_reopen" },
  client_show: { code: "cs", numbers: ["ticketId"], may: "client_tickets" },
  client_history: { code: "ch", numbers: ["ticketId"], may: "client_tickets" },
  client_subject: { code: "cb", numbers: ["ticketId", "subjectId"], may: "client_subject" },
  resolved: { code: "r", numbers: ["ticketId", "yes"], may: "client_rate" },
  stars: { code: "st", numbers: ["ticketId", "stars"], may: "client_rate" },
  move: { code: "mv", numbers: ["messageId"], may: "client_move" },
  move_to: { code: "mt", numbers: ["messageId", "ticketId"], may: "client_move" },
  desk_add: { code: "da", numbers: [], may: "setup" },
  desk_list: { code: "dl", numbers: [], may: "desks" },
  desk_open: { code: "do", numbers: ["deskId"], may: "desks" },
  desk_rename: { code: "dr", numbers: ["deskId"], may: "desks" },
  desk_default: { code: "dd", numbers: ["deskId"], may: "desks" },
  desk_rescue: { code: "de", numbers: ["deskId", "targetId"], may: "desks" },
  subject_list: { code: "sl", numbers: [], may: "subjects" },
  subject_add: { code: "sa", numbers: [], may: "subjects" },
  subject_open: { code: "so", numbers: ["subjectId"], may: "subjects" },
  subject_rename: { code: "sr", numbers: ["subjectId"], may: "subjects" },
  subject_hide: { code: "si", numbers: ["subjectId"], may: "subjects" },
  subject_show: { code: "sw", numbers: ["subjectId"], may: "subjects" },
  subject_desks: { code: "sd", numbers: ["subjectId"], may: "subjects" },
  subject_order: { code: "sp", numbers: ["subjectId", "place"], may: "subjects" },
  subject_route: { code: "sx", numbers: ["subjectId", "deskId"], may: "subjects" },
  client_list: { code: "ct", numbers: ["number"], may: "client_new" },
  faq_page: { code: "fqg", numbers: ["number"], may: "faq" },
  faq_ask: { code: "fqa", numbers: ["faqId", "number"], may: "faq" },
  faq_helped: { code: "fqh", numbers: ["faqId", "number"], may: "faq" },
  faq_write: { code: "fqw", numbers: ["faqId", "number"], may: "faq" },
  faq_list: { code: "fql", numbers: ["number"], may: "faq_edit" },
  faq_preview: { code: "fqv", numbers: [], may: "faq_edit" },
  faq_open: { code: "fqo", numbers: ["faqId"], may: "faq_edit" },
  faq_answer: { code: "fqn", numbers: ["faqId"], may: "faq_edit" },
  faq_order: { code: "fqs", numbers: ["faqId", "place"], may: "faq_edit" },
  faq_remove: { code: "fqx", numbers: ["faqId"], may: "faq_edit" },
  client_language: { code: "lg", numbers: ["language"], may: "language" },
  kept_send: { code: "ks", numbers: ["keptId"], may: "client_move" },
  kept_drop: { code: "kd", numbers: ["keptId"], may: "client_move" },
  text_list: { code: "tl", numbers: [], may: "texts" },
  text_group: { code: "tg", numbers: ["section", "number", "language"], may: "texts" },
  text_open: { code: "to", numbers: ["text", "language"], may: "texts" },
  text_edit: { code: "te", numbers: ["text", "language"], may: "texts" },
  text_restore: { code: "tr", numbers: ["text", "language"], may: "texts" },
  setup_again: { code: "sg", numbers: [], may: "setup" },
  manager_list: { code: "pl", numbers: ["number"], may: "managers" },
  manager_invite: { code: "pi", numbers: [], may: "managers" },
  manager_open: { code: "po", numbers: ["managerId"], may: "managers" },
  manager_add: { code: "pa", numbers: ["managerId"], may: "managers" },
  manager_name: { code: "pn", numbers: ["managerId"], may: "managers" },
  manager_unname: { code: "pu", numbers: ["managerId"], may: "managers" },
  manager_remove_ask: { code: "pq", numbers: ["managerId", "number"], may: "managers" },
  manager_remove: { code: "px", numbers: ["managerId", "targetId"], may: "managers" },
  manager_give_ask: { code: "ph", numbers: ["managerId", "number"], may: "managers" },
  manager_give: { code: "pg", numbers: ["managerId", "targetId"], may: "managers" },
  admin_list: { code: "ql", numbers: ["number"], may: "admins" },
  admin_add: { code: "qa", numbers: ["managerId"], may: "admins" },
  admin_remove: { code: "qx", numbers: ["managerId"], may: "admins" },
  setting_list: { code: "gl", numbers: [], may: "settings" },
  setting_group: { code: "gg", numbers: ["group"], may: "settings" },
  setting_open: { code: "go", numbers: ["key"], may: "settings" },
  setting_choose: { code: "gc", numbers: ["key", "value"], may: "settings" },
  setting_ask: { code: "ga", numbers: ["key"], may: "settings" },
  shift_start: { code: "yi", numbers: [], may: "shift" },
  shift_stop: { code: "yo", numbers: [], may: "shift" },
  report_choose: { code: "rc", numbers: ["report", "period", "deskId"], may: "report" },
  report_make: { code: "rm", numbers: ["report", "period", "deskId"], may: "report" },
  schedule_list: { code: "jl", numbers: [], may: "schedule" },
  schedule_open: { code: "jo", numbers: ["scheduleId"], may: "schedule" },
  schedule_remove: { code: "jx", numbers: ["scheduleId"], may: "schedule" },
  schedule_give: { code: "jg", numbers: ["scheduleId", "managerId"], may: "schedule" },
  schedule_spare: { code: "js", numbers: ["scheduleId", "managerId"], may: "schedule" },
  schedule_choose: { code: "jc", numbers: ["scheduled", "period", "usual"], may: "schedule" },
  schedule_make: { code: "jm", numbers: ["scheduled", "period", "usual"], may: "schedule" },
  audit_page: { code: "au", numbers: ["number"], may: "audit" },
  my_list: { code: "ml", numbers: ["number"], may: "lists" },
  open_list: { code: "ol", numbers: ["number"], may: "lists" },
  clients_list: { code: "cl", numbers: ["number"], may: "lists" },
  client_page: { code: "cp", numbers: ["clientId", "number"], may: "lists" },
  open_claim: { code: "oc", numbers: ["ticketId", "number"], may: "lists" },
  find_page: { code: "fp", numbers: ["searchId", "number"], may: "find" },
  notify_set: { code: "nf", numbers: ["news", "yes"], may: "notify" },
  notify_loud: { code: "nq", numbers: [], may: "notify" },
  write_another: { code: "wo", numbers: ["clientId"], may: "write" },
  write_at: { code: "wd", numbers: ["clientId", "deskId"], may: "write" },
  template: { code: "vs", numbers: ["ticketId", "templateId"], may: "template" },
  template_found: { code: "vf", numbers: ["ticketId", "templateId"], may: "template" },
  template_drop: { code: "vd", numbers: ["ticketId"], may: "template" },
  picker_use: { code: "wu", numbers: ["ticketId", "templateId"], may: "template" },
  picker_page: { code: "wp", numbers: ["ticketId", "number"], may: "template" },
  picker_drop: { code: "wx", numbers: ["ticketId"], may: "template" },
  template_list: { code: "vl", numbers: ["number"], may: "templates" },
  template_open: { code: "vo", numbers: ["templateId"], may: "templates" },
  template_edit: { code: "ve", numbers: ["templateId", "language"], may: "templates" },
  template_remove_ask: { code: "vq", numbers: ["templateId"], may: "templates" },
  template_remove: { code: "vx", numbers: ["templateId"], may: "templates" },
  holidays_page: { code: "hd", numbers: ["number"], may: "hours" },
} as const satisfies Record<Press["type"], Row>;

type Presses = typeof presses;

/** The presses possible there. */
export type PressAt<There extends Where> = Extract<
  Press,
  {
    type: {
      [Type in Press["type"]]: Presses[Type]["may"] extends CommandAt<There> ? Type : never;
    }[Press["type"]];
  }
>;

/** The button's name in the table of access. */
export function permissionOf({ type }: Press): CommandName {
  return presses[type].may;
}

export function isPressAt<There extends Where>(press: Press, there: There): press is PressAt<There> {
  return permissions[permissionOf(press)].where === there;
}

/** The fields of which a button has the place in a list. New values come last, since old messages carry these numbers. */
const lists: Readonly<Record<string, readonly unknown[] | undefined>> = {
  page: [
    "main",
    "more",
    "transfer",
    "subject",
    "desk",
    "priority",
    "snooze",
    "template",
  ] satisfies CardPage[],
  priority: ["high", "normal", "low"] satisfies Priority[],
  report: ["tickets", "staff", "summary"] satisfies ReportKind[],
  news: ["new", "own", "low", "all"] satisfies NewsChoice[],
  scheduled: ["tickets", "staff", "summary", "stats"] satisfies ScheduledKind[],
  usual: ["daily", "evening", "workdays", "monday", "month"] satisfies UsualTime[],
  period: ["today", "yesterday", "week", "last-week", "month", "last-month"] satisfies NamedPeriod[],
};

/** The fields that are words and not numbers. */
const words = new Set(["group", "key", "value"]);

/** Two of them fit into a button. */
const word = /^[a-z0-9_]{1,24}$/;

/** At most 64 bytes, as Telegram requires (docs:InlineKeyboardButton.callback_data): it is all ASCII. */
export function encodePress(press: Press): string {
  const { code, numbers: fields } = presses[press.type];
  const values: Record<string, unknown> = { ...press };
  const numbers = fields.map((field) =>
    lists[field] === undefined ? values[field] : lists[field].indexOf(values[field]),
  );
  return [version, code, ...numbers].join(":");
}

/** Reads a button's data. Undefined for data that we never write. */
export function decodePress(data: string): Press | undefined {
  const [found, code, ...numbers] = data.split(":");
  const entry = Object.entries(presses).find(([, row]) => row.code === code);
  if (found !== version || entry === undefined) return undefined;
  const [type, { numbers: fields }] = entry;
  if (numbers.length !== fields.length) return undefined;
  const press: Record<string, unknown> = { type };
  for (const [index, field] of fields.entries()) {
    const written = numbers[index]!;
    if (words.has(field)) {
      if (!word.test(written)) return undefined;
      press[field] = written;
      continue;
    }
    if (!/^(0|[1-9]\d{0,15})$/.test(written)) return undefined;
    const number = Number(written);
    const value = lists[field] === undefined ? number : lists[field][number];
    if (value === undefined || !isAllowed(field, number)) return undefined;
    press[field] = value;
  }
  return press as Press;
}

function isAllowed(field: string, number: number): boolean {
  if (field === "stars") return number >= 1 && number <= 5;
  if (field === "yes") return number <= 1;
  if (field === "choice") return number <= Math.max(...Object.values(snoozeChoices));
  return Number.isSafeInteger(number);
}
