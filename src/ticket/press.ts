import { type CommandAt, type CommandName, permissions, type Where } from "./access.ts";

/** What pressing a button asks for. */
export type Press = OfOneType<Shape>;

/** For each type a member of its own, so that `Extract` finds it. */
type OfOneType<Some extends { type: string }> = Some extends unknown
  ? { [Type in Some["type"]]: Omit<Some, "type"> & { type: Type } }[Some["type"]]
  : never;

/** What buttons carry. */
type Shape =
  | { type: "claim" | "call" | "note" | "close" | "reopen" | "block" | "unblock"; ticketId: number }
  /** Asks for the client's name, or which message is to have a ticket of its own. */
  | { type: "how_to_name" | "how_to_split"; ticketId: number }
  | { type: "split"; ticketId: number; messageId: number }
  /** Blocking is asked about first. */
  | { type: "block_sure" | "block_not"; ticketId: number }
  | { type: "menu"; ticketId: number; page: CardPage }
  | { type: "transfer"; ticketId: number; managerId: number }
  | { type: "subject"; ticketId: number; subjectId: number }
  | { type: "desk"; ticketId: number; deskId: number }
  /** Sends the client what was kept back: a note that was edited into an answer, or words for a closed ticket. */
  | { type: "send_note"; ticketId: number; noteId: number }
  | { type: "send_held"; ticketId: number; messageId: number }
  /** Says what was withheld together: a note, an answer, the client's name. */
  | { type: "withheld_note" | "withheld_answer" | "withheld_name"; ticketId: number; batch: number }
  | { type: "client_new" }
  | {
      type: "client_show" | "client_choose" | "client_close" | "client_reopen" | "client_history";
      ticketId: number;
    }
  | { type: "client_subject"; ticketId: number; subjectId: number }
  | { type: "resolved"; ticketId: number; yes: number }
  | { type: "stars"; ticketId: number; stars: number }
  /** Asks where the client's messages from this one on are to go. */
  | { type: "move"; messageId: number }
  /** `ticketId` 0 is a new one. */
  | { type: "move_to"; messageId: number; ticketId: number }
  /** A page of the client's tickets, from 0. */
  | { type: "client_list"; number: number }
  /** What was kept is a message of a client, or is not. */
  | { type: "kept_send" | "kept_drop"; keptId: number }
  /** Looks at the group again in which the button is. */
  | { type: "setup_again" }
  /** Makes one more desk of the group that the button is in. */
  | { type: "desk_add" }
  /** The admin's list of desks, and what may be done to one. A name is asked for by a question. */
  | { type: "desk_list" }
  | { type: "desk_open" | "desk_rename" | "desk_default"; deskId: number }
  /** Moves all open tickets of a desk that cannot be used to another one. */
  | { type: "desk_rescue"; deskId: number; targetId: number }
  /** The same for subjects. */
  | { type: "subject_list" | "subject_add" }
  | { type: "subject_open" | "subject_rename" | "subject_desks"; subjectId: number }
  | { type: "subject_hide" | "subject_show"; subjectId: number }
  /** `place` counts from 1. */
  | { type: "subject_order"; subjectId: number; place: number }
  /** `deskId` 0 is whichever is the default. */
  | { type: "subject_route"; subjectId: number; deskId: number };

/** What the card's buttons show. */
export type CardPage = "main" | "more" | "transfer" | "subject" | "desk";

/** The first part of what a button carries. It changes when old buttons must not be understood any more. */
const version = "1";

interface Row {
  /** What buttons in old messages carry: never changed, never used again. */
  code: string;
  /** Which numbers the button carries, in this order. */
  numbers: readonly string[];
  /** Under which name the table of access has it. */
  may: CommandName;
}

/** Every button: what it carries, and who may press it. */
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
  menu: { code: "m", numbers: ["ticketId", "page"], may: "menu" },
  transfer: { code: "t", numbers: ["ticketId", "managerId"], may: "transfer" },
  subject: { code: "s", numbers: ["ticketId", "subjectId"], may: "subject" },
  desk: { code: "k", numbers: ["ticketId", "deskId"], may: "desk" },
  send_note: { code: "sn", numbers: ["ticketId", "noteId"], may: "send_kept" },
  send_held: { code: "sh", numbers: ["ticketId", "messageId"], may: "send_kept" },
  withheld_note: { code: "wn", numbers: ["ticketId", "batch"], may: "note" },
  withheld_answer: { code: "wa", numbers: ["ticketId", "batch"], may: "send_kept" },
  withheld_name: { code: "wm", numbers: ["ticketId", "batch"], may: "name" },
  split: { code: "sv", numbers: ["ticketId", "messageId"], may: "split" },
  block_sure: { code: "bs", numbers: ["ticketId"], may: "block" },
  block_not: { code: "bn", numbers: ["ticketId"], may: "block" },
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
  kept_send: { code: "ks", numbers: ["keptId"], may: "client_move" },
  kept_drop: { code: "kd", numbers: ["keptId"], may: "client_move" },
  setup_again: { code: "sg", numbers: [], may: "setup" },
} as const satisfies Record<Press["type"], Row>;

type Presses = typeof presses;

/** The presses that are made there. */
export type PressAt<There extends Where> = Extract<
  Press,
  {
    type: {
      [Type in Press["type"]]: Presses[Type]["may"] extends CommandAt<There> ? Type : never;
    }[Press["type"]];
  }
>;

/** Under which name the table of access has the button. */
export function permissionOf({ type }: Press): CommandName {
  return presses[type].may;
}

export function isPressAt<There extends Where>(press: Press, there: There): press is PressAt<There> {
  return permissions[permissionOf(press)].where === there;
}

const pages: readonly CardPage[] = ["main", "more", "transfer", "subject", "desk"];

/** At most 64 bytes, as Telegram asks (docs:InlineKeyboardButton.callback_data): all of it is ASCII. */
export function encodePress(press: Press): string {
  const { code, numbers: fields } = presses[press.type];
  const values: Record<string, unknown> = { ...press };
  const numbers = fields.map((field) =>
    field === "page" ? pages.indexOf(values[field] as CardPage) : values[field],
  );
  return [version, code, ...numbers].join(":");
}

/** What a button carries, or undefined for anything that we would not have put there. */
export function decodePress(data: string): Press | undefined {
  const [found, code, ...numbers] = data.split(":");
  const entry = Object.entries(presses).find(([, row]) => row.code === code);
  if (found !== version || entry === undefined) return undefined;
  const [type, { numbers: fields }] = entry;
  if (numbers.length !== fields.length || !numbers.every((number) => /^(0|[1-9]\d{0,15})$/.test(number))) {
    return undefined;
  }
  const press: Record<string, unknown> = { type };
  for (const [index, field] of fields.entries()) {
    const number = Number(numbers[index]);
    const value = field === "page" ? pages[number] : number;
    if (value === undefined || !isAllowed(field, number)) return undefined;
    press[field] = value;
  }
  return press as Press;
}

function isAllowed(field: string, number: number): boolean {
  if (field === "stars") return number >= 1 && number <= 5;
  if (field === "yes") return number <= 1;
  return Number.isSafeInteger(number);
}
