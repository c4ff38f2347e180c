import type { AuditActor, AuditLine, AuditNorms } from "../../store/audit.ts";
import { findClient } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { Autoclose } from "../../ticket/deadline.ts";
import { fullName } from "../../ticket/message.ts";
import type { Week } from "../../worktime/hours.ts";
import type { Handling } from "../handle.ts";
import { describeDates, describeDays } from "../hours/holidays.ts";
import { describeDuration, describeNorms } from "../norms/words.ts";
import { describeWeek } from "../hours/words.ts";
import { describeTimes } from "../schedule/words.ts";
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
    case "norms": {
      const [from, to] = [nameNorms(handling, entry.from), nameNorms(handling, entry.to)];
      return entry.desk === null
        ? html(teamLanguage, "audit-norms", { who, from, to })
        : html(teamLanguage, "audit-norms-desk", { who, desk: cut(entry.desk), from, to });
    }
    case "autoclose": {
      const [from, to] = [nameAutoclose(handling, entry.from), nameAutoclose(handling, entry.to)];
      return html(teamLanguage, "audit-autoclose", { who, from, to });
    }
    case "holiday_set":
      return html(teamLanguage, "audit-holiday_set", { who, days: describeDays(handling, entry.days) });
    case "holiday_removed":
      return html(teamLanguage, "audit-holiday_removed", { who, days: describeDates(handling, entry.days) });
    case "subject_added":
    case "subject_hidden":
    case "subject_shown":
    case "desk_added":
    case "faq_added":
    case "faq_answered":
    case "faq_removed":
    case "template_saved":
    case "template_removed":
      return html(teamLanguage, `audit-${entry.what}`, { who, name: cut(entry.name) });
    case "templates_imported": {
      const [added, changed] = [String(entry.added), String(entry.changed)];
      return html(teamLanguage, "audit-templates_imported", { who, added, changed });
    }
    case "subject_renamed":
    case "desk_renamed":
    case "desk_rescued":
      return html(teamLanguage, `audit-${entry.what}`, { who, from: cut(entry.from), to: cut(entry.to) });
    case "faq_ordered":
    case "subject_ordered": {
      const [from, to] = [String(entry.from), String(entry.to)];
      return html(teamLanguage, `audit-${entry.what}`, { who, name: cut(entry.name), from, to });
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
    case "client_text": {
      const { name, language } = entry;
      const [from, to] = [entry.from, entry.to].map((each) => each && cut(each.text));
      const changed = { who, name, language: plain(teamLanguage, "texts-language", { language }) };
      if (to == null)
        return html(teamLanguage, "audit-client_text-restored", { ...changed, from: from ?? "" });
      return from == null
        ? html(teamLanguage, "audit-client_text-first", { ...changed, to })
        : html(teamLanguage, "audit-client_text", { ...changed, from, to });
    }
    case "report_asked": {
      const period = describeDates(handling, entry.days);
      if (entry.kind === "stats") return html(teamLanguage, "audit-stats", { who, period });
      const kind = plain(teamLanguage, `report-kind-${entry.kind}`);
      return html(teamLanguage, "audit-report", { who, kind, period });
    }
    case "schedule_added":
    case "schedule_removed": {
      const kind = plain(teamLanguage, `schedule-kind-${entry.kind}`);
      const when = describeTimes(teamLanguage, entry.cron);
      return html(teamLanguage, `audit-${entry.what}`, { who, number: String(entry.scheduleId), kind, when });
    }
    case "schedule_given":
    case "schedule_spared": {
      const person = namePerson(handling, entry.personId);
      return html(teamLanguage, `audit-${entry.what}`, { who, number: String(entry.scheduleId), person });
    }
    case "transcript_asked": {
      const number = String(entry.number);
      return html(teamLanguage, entry.isForClient ? "audit-transcript-client" : "audit-transcript", {
        who,
        number,
      });
    }
    case "owner_claimed":
    case "backup_asked":
    case "client_erased":
      return html(teamLanguage, `audit-${entry.what}`, { who });
    case "admin_appointed":
    case "admin_dismissed":
    case "manager_added":
    case "manager_removed":
      return html(teamLanguage, `audit-${entry.what}`, { who, person: namePerson(handling, entry.personId) });
    case "manager_tickets": {
      const person = namePerson(handling, entry.personId);
      return entry.to === null
        ? html(teamLanguage, "audit-manager_tickets-nobody", { who, person })
        : html(teamLanguage, "audit-manager_tickets", { who, person, to: namePerson(handling, entry.to) });
    }
    case "manager_joined":
      return html(teamLanguage, "audit-manager_joined", {
        who,
        person: namePerson(handling, entry.invitedBy),
      });
    case "manager_named": {
      const person = namePerson(handling, entry.personId);
      return entry.to === null
        ? html(teamLanguage, "audit-manager_named-none", { who, person })
        : html(teamLanguage, "audit-manager_named", { who, person, name: cut(entry.to) });
    }
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

function nameNorms({ teamLanguage }: Handling, norms: AuditNorms): string {
  if (norms === "none") return plain(teamLanguage, "norms-none");
  return norms === "common" ? plain(teamLanguage, "audit-norms-common") : describeNorms(teamLanguage, norms);
}

function nameAutoclose({ teamLanguage }: Handling, autoclose: Autoclose | null): string {
  if (autoclose === null) return plain(teamLanguage, "audit-autoclose-off");
  const after = describeDuration(teamLanguage, autoclose.after);
  return autoclose.warning === null
    ? after
    : plain(teamLanguage, "audit-autoclose-warning", {
        after,
        warning: describeDuration(teamLanguage, autoclose.warning),
      });
}

/** Ten lines have to fit into a message (docs:sendMessage). */
function cut(value: string): string {
  return truncate(value, 64);
}
