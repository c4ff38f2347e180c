import type { AuditActor, AuditLine } from "../../store/audit.ts";
import { findClient, findManager } from "../../store/people.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import type { Week } from "../../worktime/hours.ts";
import type { Handling } from "../handle.ts";
import { describeDates, describeDays } from "../hours/holidays.ts";
import { describeWeek } from "../hours/words.ts";
import { describeValue } from "../settings/settings.ts";

/** What was done, in a sentence. */
export function renderAuditLine(handling: Handling, { actor, entry }: AuditLine): Html {
  const { teamLanguage } = handling;
  const who = nameActor(handling, actor);
  switch (entry.what) {
    case "setting":
      return html(teamLanguage, "audit-setting", {
        who,
        name: plain(teamLanguage, `settings-title-${entry.key}`),
        from: cut(describeValue(teamLanguage, entry.key, entry.from)),
        to: cut(describeValue(teamLanguage, entry.key, entry.to)),
      });
    case "hours": {
      const [from, to] = [describeHours(handling, entry.from), describeHours(handling, entry.to)];
      return entry.desk === null
        ? html(teamLanguage, "audit-hours", { who, from, to })
        : html(teamLanguage, "audit-hours-desk", { who, desk: cut(entry.desk), from, to });
    }
    case "holiday_set":
      return html(teamLanguage, "audit-holiday_set", { who, days: describeDays(handling, entry.days) });
    case "holiday_removed":
      return html(teamLanguage, "audit-holiday_removed", { who, days: describeDates(handling, entry.days) });
    case "subject_added":
    case "subject_hidden":
    case "subject_shown":
    case "desk_added":
      return html(teamLanguage, `audit-${entry.what}`, { who, name: cut(entry.name) });
    case "subject_renamed":
    case "desk_renamed":
    case "desk_rescued":
      return html(teamLanguage, `audit-${entry.what}`, { who, from: cut(entry.from), to: cut(entry.to) });
    case "subject_ordered": {
      const [from, to] = [String(entry.from), String(entry.to)];
      return html(teamLanguage, "audit-subject_ordered", { who, name: cut(entry.name), from, to });
    }
    case "subject_routed":
      return html(teamLanguage, "audit-subject_routed", {
        who,
        name: cut(entry.name),
        from: nameDesk(handling, entry.from),
        to: nameDesk(handling, entry.to),
      });
    case "desk_default":
      return entry.from === null
        ? html(teamLanguage, "audit-desk_default-first", { who, to: cut(entry.to) })
        : html(teamLanguage, "audit-desk_default", { who, from: cut(entry.from), to: cut(entry.to) });
    case "client_blocked":
    case "client_unblocked": {
      const client = nameClient(handling, entry.clientId);
      return html(teamLanguage, `audit-${entry.what}`, { who, client });
    }
    case "owner_claimed":
      return html(teamLanguage, "audit-owner_claimed", { who });
    case "admin_appointed":
    case "admin_dismissed":
      return html(teamLanguage, `audit-${entry.what}`, { person: namePerson(handling, entry.personId) });
    default:
      return entry satisfies never;
  }
}

function nameActor(handling: Handling, actor: AuditActor): string {
  const { teamLanguage } = handling;
  switch (actor.kind) {
    case "manager":
      return namePerson(handling, actor.id);
    case "anonymous":
      return plain(teamLanguage, "audit-who-anonymous");
    case "server":
      return plain(teamLanguage, "audit-who-server");
    default:
      return actor satisfies never;
  }
}

function namePerson({ tx }: Handling, id: number): string {
  const person = findManager(tx, id);
  return person === undefined ? String(id) : cut(fullName(person));
}

function nameClient({ tx }: Handling, id: number): string {
  const client = findClient(tx, id);
  return client === undefined ? String(id) : cut(fullName(client));
}

function nameDesk({ teamLanguage }: Handling, name: string | null): string {
  return name === null
    ? plain(teamLanguage, "audit-desk-main")
    : plain(teamLanguage, "audit-desk", { name: cut(name) });
}

function describeHours({ teamLanguage }: Handling, week: Week | null): string {
  return week === null
    ? plain(teamLanguage, "audit-hours-common")
    : truncate(describeWeek(teamLanguage, week), 120);
}

/** Ten lines have to fit into a message (docs:sendMessage). */
function cut(value: string): string {
  return truncate(value, 64);
}
