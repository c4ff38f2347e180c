import { type DueDeadline, saveDeadlines } from "../../store/tickets/deadlines.ts";
import { isOfDesk } from "../../store/people/desk-people.ts";
import { findDesk } from "../../store/desks/desks.ts";
import { findChoices, findNotices } from "../../store/people/notices.ts";
import { findActiveManagers, findAdmins, findManager } from "../../store/people/managers.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { late, levelAt, nextTelling, overdue, soon } from "../../ticket/deadline.ts";
import { say } from "../effects/chat.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { worktimeOf } from "../hours/worktime.ts";
import { isTelling, tell, tellOfNorms } from "../notices/notices.ts";
import { getsNotices } from "../shifts/shifts.ts";
import { renderLines, renderPing } from "./notice.ts";

/** More pings than this at once would fill a group's minute, so they become one message in the group. */
const mostPings = 5;

/** With the highest level that it has reached. */
interface Reached extends DueDeadline {
  level: number;
}

/**
 * Tells of norms that run out, each level once for each wait: the ticket's place at 80 percent, the managers at 100, the
 * admins at 150. Whoever would be told of several levels or tickets at once gets one message.
 * @param by a level that is reached later has to wait, in milliseconds since the Unix epoch
 */
export function tellOverdue(handling: Handling, due: readonly DueDeadline[], by: number): void {
  const { tx, now } = handling;
  const reached: Reached[] = [];
  const saved: DueDeadline[] = [];
  for (const deadline of due) {
    const worktime = worktimeOf(handling, deadline.deskId);
    if (worktime.isOpen(now)) {
      const level = levelAt(deadline, by);
      const told = { ...deadline, told: Math.max(level, deadline.told), toldAt: now };
      saved.push({ ...told, dueAt: nextTelling(told, worktime) });
      reached.push({ ...deadline, level });
    } else saved.push({ ...deadline, dueAt: worktime.nextOpening(now) ?? null });
  }
  if (saved.length === 0) return;
  saveDeadlines(tx, saved);
  reached.sort((a, b) => (a.untilAt ?? 0) - (b.untilAt ?? 0) || a.ticketId - b.ticketId);
  const byDesk = Map.groupBy(
    reached.filter(({ told }) => told < soon),
    ({ deskId }) => deskId,
  );
  for (const [deskId, pinged] of byDesk) if (deskId !== null) ping(handling, deskId, pinged);
  tellPeople(handling, reached);
}

function ping(handling: Handling, deskId: number, pinged: readonly Reached[]): void {
  const { tx, teamLanguage } = handling;
  const desk = findDesk(tx, deskId);
  if (desk === undefined) return;
  if (pinged.length > mostPings) {
    const said = [
      html(teamLanguage, "norms-many", { count: pinged.length }),
      ...renderLines(handling, pinged, true),
    ];
    return say(handling, desk.talkId, joinHtml(said, "\n"));
  }
  for (const deadline of pinged)
    tellDesk(handling, findTicket(tx, deadline.ticketId)!, renderPing(handling, deadline));
}

/** Each person is told the highest level alone: an admin who hears of 150 percent does not hear of 100 too. */
function tellPeople(handling: Handling, reached: readonly Reached[]): void {
  const { tx, teamLanguage } = handling;
  const isNew = (level: number) => (each: Reached) => each.told < level && each.level >= level;
  const forManagers = reached.filter(isNew(overdue));
  const forAdmins = reached.filter(isNew(late));
  if (forManagers.length === 0 && forAdmins.length === 0) return;
  const admins = new Set(findAdmins(tx).map(({ id }) => id));
  const managers = new Set(findActiveManagers(tx).flatMap(({ id }) => (getsNotices(tx, id) ? [id] : [])));
  const deskIds = new Set(forManagers.map(({ deskId }) => deskId));
  const waiting = new Set(findNotices(tx).map(({ personId }) => personId));
  for (const personId of managers.union(admins)) {
    const asAdmin = admins.has(personId) ? forAdmins : [];
    const told = new Set(asAdmin);
    const desks = new Set(
      managers.has(personId) ? [...deskIds].filter((deskId) => isOfDesk(tx, personId, deskId)) : [],
    );
    const asManager = forManagers.filter((each) => !told.has(each) && desks.has(each.deskId));
    const parts: Html[] = [];
    if (asAdmin.length > 0)
      parts.push(
        html(teamLanguage, "norms-late", { count: asAdmin.length }),
        ...renderLines(handling, asAdmin),
      );
    if (asManager.length > 0)
      parts.push(
        html(teamLanguage, "norms-overdue", { count: asManager.length }),
        ...renderLines(handling, asManager),
      );
    const [first, ...others] = [...asAdmin, ...asManager].map(({ ticketId }) => ticketId);
    if (first === undefined || findChoices(tx, personId).isOff) continue;
    const said = joinHtml(parts, "\n");
    // Telegram refuses it as a rule, and then the ticket's place mentions them.
    if (findManager(tx, personId)?.openedAt === null) {
      say(handling, personId, said, { ticketId: first, moreTicketIds: others, isOverdue: true });
      continue;
    }
    // With news that wait for the person it is one message.
    if (isTelling(handling, personId) || waiting.has(personId)) {
      for (const { ticketId } of [...asAdmin, ...asManager])
        tell(handling, personId, "overdue", findTicket(tx, ticketId)!);
      continue;
    }
    tellOfNorms(handling, personId, said, [...new Set([first, ...others])]);
  }
}
