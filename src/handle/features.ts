import { blocking } from "./blocking/feature.ts";
import { backup } from "./backup/feature.ts";
import { autoclose } from "./autoclose/feature.ts";
import { audit } from "./audit/feature.ts";
import { clients } from "./client/feature.ts";
import { desks } from "./desks/feature.ts";
import { faq } from "./faq/feature.ts";
import type { DeskCommand, Presses, PrivateCommand, TicketCommand } from "./feature.ts";
import { find } from "./find/feature.ts";
import { forget } from "./forget/feature.ts";
import { hours } from "./hours/feature.ts";
import { managers } from "./managers/feature.ts";
import { lists } from "./lists/feature.ts";
import { notices } from "./notices/feature.ts";
import { merging } from "./merge/feature.ts";
import { norms } from "./norms/feature.ts";
import { language } from "./language/feature.ts";
import { labels } from "./labels/feature.ts";
import { privacy } from "./privacy/feature.ts";
import { protection } from "./protection/feature.ts";
import { report } from "./report/feature.ts";
import { schedule } from "./schedule/feature.ts";
import { settings } from "./settings/feature.ts";
import { shifts } from "./shifts/feature.ts";
import { stats } from "./stats/feature.ts";
import { snooze } from "./snooze/feature.ts";
import { subjects } from "./subjects/feature.ts";
import { templates } from "./templates/feature.ts";
import { texts } from "./texts/feature.ts";
import { tickets } from "./team/feature.ts";
import { transcript } from "./transcript/feature.ts";
import { write } from "./write/feature.ts";

/** Every command for tickets, in the order of Telegram's menu. */
export const ticketCommands: Readonly<Record<string, TicketCommand>> = {
  ...tickets.ticketCommands,
  ...subjects.ticketCommands,
  ...desks.ticketCommands,
  ...snooze.ticketCommands,
  ...labels.ticketCommands,
  ...templates.ticketCommands,
  ...transcript.ticketCommands,
  ...lists.ticketCommands,
  ...merging.ticketCommands,
};

/** Every command for a desk's group that is about no ticket. */
export const deskCommands: Readonly<Record<string, DeskCommand>> = {
  ...shifts.deskCommands,
};

/** Every private command, in the order of Telegram's menu and of `/help`. */
export const privateCommands: Readonly<Record<string, PrivateCommand>> = {
  ...clients.privateCommands,
  ...faq.privateCommands,
  ...language.privateCommands,
  ...privacy.privateCommands,
  ...settings.privateCommands,
  ...lists.privateCommands,
  ...find.privateCommands,
  ...write.privateCommands,
  ...notices.privateCommands,
  ...shifts.privateCommands,
  ...hours.privateCommands,
  ...texts.privateCommands,
  ...templates.privateCommands,
  ...managers.privateCommands,
  ...norms.privateCommands,
  ...autoclose.privateCommands,
  ...subjects.privateCommands,
  ...desks.privateCommands,
  ...blocking.privateCommands,
  ...forget.privateCommands,
  ...backup.privateCommands,
  ...report.privateCommands,
  ...schedule.privateCommands,
  ...stats.privateCommands,
  ...transcript.privateCommands,
  ...audit.privateCommands,
};

/** The function of every button. A button without one does not compile. */
export const presses: Presses = {
  ...tickets.presses,
  ...labels.presses,
  ...clients.presses,
  ...faq.presses,
  ...language.presses,
  ...settings.presses,
  ...subjects.presses,
  ...desks.presses,
  ...texts.presses,
  ...templates.presses,
  ...managers.presses,
  ...protection.presses,
  ...blocking.presses,
  ...forget.presses,
  ...report.presses,
  ...schedule.presses,
  ...transcript.presses,
  ...snooze.presses,
  ...shifts.presses,
  ...find.presses,
  ...notices.presses,
  ...lists.presses,
  ...write.presses,
  ...audit.presses,
  ...hours.presses,
};
