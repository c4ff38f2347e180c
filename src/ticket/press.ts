/** What pressing a button asks for. */
export type Press =
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

/** A button under a message. */
export interface Button {
  label: string;
  press: Press;
  style?: "primary" | "success" | "danger";
}

export type Keyboard = Button[][];

/** The first part of what a button carries. It changes when old buttons must not be understood any more. */
const version = "1";

/** The codes are what buttons in old messages carry: append only. Each has its numbers in this order. */
const codes = {
  claim: ["c", ["ticketId"]],
  call: ["l", ["ticketId"]],
  note: ["n", ["ticketId"]],
  close: ["x", ["ticketId"]],
  reopen: ["o", ["ticketId"]],
  block: ["b", ["ticketId"]],
  unblock: ["u", ["ticketId"]],
  how_to_name: ["hn", ["ticketId"]],
  how_to_split: ["hs", ["ticketId"]],
  menu: ["m", ["ticketId", "page"]],
  transfer: ["t", ["ticketId", "managerId"]],
  subject: ["s", ["ticketId", "subjectId"]],
  desk: ["k", ["ticketId", "deskId"]],
  send_note: ["sn", ["ticketId", "noteId"]],
  send_held: ["sh", ["ticketId", "messageId"]],
  withheld_note: ["wn", ["ticketId", "batch"]],
  withheld_answer: ["wa", ["ticketId", "batch"]],
  withheld_name: ["wm", ["ticketId", "batch"]],
  split: ["sv", ["ticketId", "messageId"]],
  block_sure: ["bs", ["ticketId"]],
  block_not: ["bn", ["ticketId"]],
  client_new: ["cn", []],
  client_choose: ["cc", ["ticketId"]],
  client_close: ["cx", ["ticketId"]],
  client_reopen: ["co", ["ticketId"]],
  client_show: ["cs", ["ticketId"]],
  client_history: ["ch", ["ticketId"]],
  client_subject: ["cb", ["ticketId", "subjectId"]],
  resolved: ["r", ["ticketId", "yes"]],
  stars: ["st", ["ticketId", "stars"]],
  move: ["mv", ["messageId"]],
  move_to: ["mt", ["messageId", "ticketId"]],
  desk_add: ["da", []],
  desk_list: ["dl", []],
  desk_open: ["do", ["deskId"]],
  desk_rename: ["dr", ["deskId"]],
  desk_default: ["dd", ["deskId"]],
  desk_rescue: ["de", ["deskId", "targetId"]],
  subject_list: ["sl", []],
  subject_add: ["sa", []],
  subject_open: ["so", ["subjectId"]],
  subject_rename: ["sr", ["subjectId"]],
  subject_hide: ["si", ["subjectId"]],
  subject_show: ["sw", ["subjectId"]],
  subject_desks: ["sd", ["subjectId"]],
  subject_order: ["sp", ["subjectId", "place"]],
  subject_route: ["sx", ["subjectId", "deskId"]],
  client_list: ["ct", ["number"]],
  kept_send: ["ks", ["keptId"]],
  kept_drop: ["kd", ["keptId"]],
  setup_again: ["sg", []],
} as const satisfies Record<Press["type"], readonly [string, readonly string[]]>;

const pages: readonly CardPage[] = ["main", "more", "transfer", "subject", "desk"];

/** At most 64 bytes, as Telegram asks (docs:InlineKeyboardButton.callback_data): all of it is ASCII. */
export function encodePress(press: Press): string {
  const [code, fields] = codes[press.type];
  const values: Record<string, unknown> = { ...press };
  const numbers = fields.map((field) =>
    field === "page" ? pages.indexOf(values[field] as CardPage) : values[field],
  );
  return [version, code, ...numbers].join(":");
}

/** What a button carries, or undefined for anything that we would not have put there. */
export function decodePress(data: string): Press | undefined {
  const [found, code, ...numbers] = data.split(":");
  const entry = Object.entries(codes).find(([, [candidate]]) => candidate === code);
  if (found !== version || entry === undefined) return undefined;
  const [type, [, fields]] = entry;
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
