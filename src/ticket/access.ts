/** Who a person is, seen from the place where they act. */
export type Role =
  | "client"
  | "manager"
  | "admin"
  | "removed"
  /** In a desk's group, while only those on the list of managers belong to the team. */
  | "unlisted"
  | "anonymous"
  | "stranger";

/** Where a command is given: where a ticket is shown, in any group, or in the private chat with the bot. */
export type Where = "ticket" | "group" | "private";

/** Every command and button, named by what it does. */
export type CommandName =
  | "claim"
  | "call"
  | "note"
  | "transfer"
  | "close"
  | "reopen"
  | "subject"
  | "desk"
  | "name"
  | "priority"
  | "tag"
  | "block"
  | "unblock"
  | "split"
  | "snooze"
  | "delete"
  | "send_kept"
  | "menu"
  | "history"
  | "merge"
  | "desk_help"
  | "client_new"
  | "client_tickets"
  | "client_choose"
  | "client_close"
  | "client_reopen"
  | "client_move"
  | "client_subject"
  | "client_rate"
  | "client_name"
  | "client_help"
  | "faq"
  | "faq_edit"
  | "language"
  | "setup"
  | "settings"
  | "hours"
  | "texts"
  | "backup"
  | "report"
  | "schedule"
  | "stats"
  | "norms"
  | "autoclose"
  | "subjects"
  | "desks"
  | "managers"
  | "admins"
  | "show_kept"
  | "block_client"
  | "unblock_client"
  | "blocked"
  | "forget"
  | "shift"
  | "lists"
  | "write"
  | "notify"
  | "shift_at_desk"
  | "template"
  | "templates"
  | "transcript"
  | "any_transcript"
  | "find"
  | "audit";

interface Permission {
  where: Where;
  roles: readonly Role[];
}

const team = { where: "ticket", roles: ["manager", "admin", "anonymous"] } as const;
/** It needs a name: an anonymous administrator has no ticket, and no private chat that the bot knows. */
const named = { where: "ticket", roles: ["manager", "admin"] } as const;
/** Members of the team may write as clients too, to try the bot. Whose ticket it is, is checked elsewhere. */
const client = { where: "private", roles: ["client", "manager", "admin", "removed", "stranger"] } as const;
const members = { where: "private", roles: ["manager", "admin"] } as const;
const owner = { where: "private", roles: ["admin"] } as const;

/** Who may do what, and where. Every press and command checks this. */
export const permissions = {
  claim: named,
  call: team,
  note: team,
  transfer: team,
  close: team,
  reopen: team,
  subject: team,
  desk: team,
  name: team,
  priority: team,
  tag: team,
  block: team,
  unblock: team,
  split: team,
  snooze: team,
  delete: team,
  transcript: named,
  send_kept: team,
  menu: team,
  history: team,
  merge: team,
  desk_help: team,
  client_new: client,
  client_tickets: client,
  client_choose: client,
  client_close: client,
  client_reopen: client,
  client_move: client,
  client_subject: client,
  client_rate: client,
  client_name: client,
  client_help: client,
  faq: client,
  language: client,
  setup: { where: "group", roles: ["admin"] },
  settings: owner,
  hours: owner,
  texts: owner,
  backup: owner,
  norms: owner,
  autoclose: owner,
  subjects: owner,
  desks: owner,
  managers: owner,
  admins: owner,
  show_kept: team,
  block_client: members,
  unblock_client: members,
  blocked: members,
  forget: owner,
  shift: members,
  lists: members,
  write: members,
  notify: members,
  shift_at_desk: named,
  template: team,
  templates: members,
  any_transcript: members,
  find: members,
  report: owner,
  schedule: owner,
  faq_edit: owner,
  stats: owner,
  audit: owner,
} as const satisfies Record<CommandName, Permission>;

/** The commands that may be given there. */
export type CommandAt<There extends Where> = {
  [Name in CommandName]: (typeof permissions)[Name]["where"] extends There ? Name : never;
}[CommandName];

/** Whether the role may do it anywhere. */
export function mayDoSomewhere(command: CommandName, role: Role): boolean {
  return mayDo(command, role, permissions[command].where);
}

export function mayDo(command: CommandName, role: Role, there: Where): boolean {
  const { where, roles }: Permission = permissions[command];
  return where === there && roles.includes(role);
}
