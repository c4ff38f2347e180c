import { findMemory, saveMemory } from "../../store/memory.ts";
import { findManager } from "../../store/people/managers.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { joinHtml, link } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";

/**
 * The ticket's manager cannot be told in private: they never opened the bot, or stopped it. The ticket's place mentions
 * them, and says once at each desk how to get such news in private. What is no ticket of theirs can wait for them.
 */
export function noticeMissed(
  handling: Handling,
  ticketId: number,
  personId: number,
  kind: "own" | "given" = "own",
): void {
  const { tx, now, teamLanguage, botUsername } = handling;
  const ticket = findTicket(tx, ticketId);
  const manager = findManager(tx, personId);
  if (ticket === undefined || manager === undefined || ticket.managerId !== personId) return;
  const said = html(teamLanguage, kind === "given" ? "manager-transferred-here" : "notices-missed", {
    managerHtml: link(`tg://user?id=${personId}`, fullName(manager)),
  });
  const key = `told_to_open_bot:${ticket.deskId ?? 0}:${personId}` as const;
  const isTold = findMemory(tx, key) !== undefined;
  saveMemory(tx, key, String(now));
  const linkHtml = link(`https://t.me/${botUsername}`, `@${botUsername}`);
  const how = html(teamLanguage, "norms-missed-how", { linkHtml });
  tellDesk(handling, ticket, isTold ? said : joinHtml([said, how], " "));
}
