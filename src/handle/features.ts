import { clients } from "./client/feature.ts";
import { desks } from "./desks/feature.ts";
import type { Presses, PrivateCommand, TicketCommand } from "./feature.ts";
import { hours } from "./hours/feature.ts";
import { settings } from "./settings/feature.ts";
import { subjects } from "./subjects/feature.ts";
import { tickets } from "./team/feature.ts";

/** Every command that is given where a ticket is shown, in the order of Telegram's menu. */
export const ticketCommands: Readonly<Record<string, TicketCommand>> = {
  ...tickets.ticketCommands,
  ...subjects.ticketCommands,
  ...desks.ticketCommands,
};

/** Every command of private chats, in the order of Telegram's menu and of `/help`. */
export const privateCommands: Readonly<Record<string, PrivateCommand>> = {
  ...clients.privateCommands,
  ...settings.privateCommands,
  ...hours.privateCommands,
  ...subjects.privateCommands,
  ...desks.privateCommands,
};

/** What is done for every button; one that nobody handles does not compile. */
export const presses: Presses = {
  ...tickets.presses,
  ...clients.presses,
  ...subjects.presses,
  ...desks.presses,
};
