/** Who somebody is to the desk, where they act. */
export type Role = "client" | "manager" | "admin" | "removed" | "anonymous" | "stranger";

/** Where a command may be given: in a ticket's place at its desk, or in the private chat with the bot. */
export type Place = "desk" | "private";

/** Every command and button, by what it does. */
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
  | "block"
  | "unblock"
  | "split"
  | "delete"
  | "send_kept"
  | "menu"
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
  | "setup"
  | "settings"
  | "subjects"
  | "desks";

interface Permission {
  place: Place;
  roles: readonly Role[];
}

const team: Permission = { place: "desk", roles: ["manager", "admin", "anonymous"] };
/** It needs a name: for an anonymous administrator there is nobody to bind. */
const named: Permission = { place: "desk", roles: ["manager", "admin"] };
/** The team may write as clients too, to try things out; whose ticket it is, is asked besides. */
const client: Permission = { place: "private", roles: ["client", "manager", "admin", "removed", "stranger"] };
const owner: Permission = { place: "private", roles: ["admin"] };

/** Who may do what, and where. Every button and command asks here, at every press. */
export const permissions: Readonly<Record<CommandName, Permission>> = {
  claim: named,
  call: team,
  note: team,
  transfer: team,
  close: team,
  reopen: team,
  subject: team,
  desk: team,
  name: team,
  block: team,
  unblock: team,
  split: team,
  delete: team,
  send_kept: team,
  menu: team,
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
  setup: { place: "desk", roles: ["admin"] },
  settings: owner,
  subjects: owner,
  desks: owner,
};

export function mayDo(command: CommandName, role: Role, place: Place): boolean {
  const permission = permissions[command];
  return permission.place === place && permission.roles.includes(role);
}
