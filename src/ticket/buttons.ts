import { type CommandAt, type CommandName, permissions, type Where } from "./access.ts";
import type { Press } from "./press.ts";

interface Row {
  /** Old messages carry these codes: never change one, never use one again. */
  code: string;
  /** The numbers in the button's data, in this order. Fields that are words stand there as they are. */
  numbers: readonly string[];
  /** The button's name in the table of access. */
  may: CommandName;
}

/** Every button: its data, and who may press it. */
export const presses = {
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
