import { drawStars } from "./stars.ts";
import { fullName } from "../ticket/message.ts";
import type { Actor, TicketEvent } from "../ticket/ticket.ts";
import { type Html, truncate } from "./html.ts";
import { html, type Language, plain } from "./text.ts";
import { formatMoment } from "./time.ts";

interface Names {
  nameOf: (managerId: number) => { firstName: string; lastName: string | null } | undefined;
}

/** What happened, in words. */
export function renderEvent(
  language: Language,
  timeZone: string,
  line: TicketEvent & { actor: Actor },
  names: Names,
): Html {
  const who = renderWho(language, line.actor, names);
  switch (line.type) {
    case "opened":
      return line.actor.kind === "manager"
        ? html(language, "journal-opened-by-team", { who })
        : html(language, "journal-opened");
    case "continued":
    case "answer_resumed":
    case "answer_kept":
    case "woken":
    case "client_left":
    case "client_returned":
      return html(language, `journal-${line.type}`);
    case "answered":
    case "called":
    case "closed":
    case "reopened":
    case "message_deleted":
    case "quarantine_passed":
    case "client_blocked":
    case "client_unblocked":
      return html(language, `journal-${line.type}`, { who });
    case "answer_withdrawn":
      return line.reason === "noted"
        ? html(language, "journal-answer_withdrawn-noted", { who })
        : html(language, `journal-answer_withdrawn-${line.reason}`);
    case "recounted":
      return html(language, "journal-recounted", { status: plain(language, `status-${line.status}`) });
    case "claimed":
      return html(language, "journal-claimed", { who: nameManager(language, line.managerId, names) });
    case "noted":
      return html(language, "journal-noted", { who, text: truncate(line.text, 120) });
    case "transferred": {
      const to = nameManager(language, line.to, names);
      const isToOneself = line.actor.kind === "manager" && line.actor.id === line.to;
      return isToOneself
        ? html(language, "journal-claimed", { who: to })
        : html(language, "journal-transferred", { who, to });
    }
    case "released":
      return html(language, "journal-released", { who, from: nameManager(language, line.from, names) });
    case "subject_set":
      return html(language, "journal-subject_set", { who, subject: truncate(line.subject, 64) });
    case "moved_to_desk": {
      const moved = { who, desk: truncate(line.desk, 64) };
      return line.from === null
        ? html(language, "journal-moved_to_desk", moved)
        : html(language, "journal-moved_to_desk-from", {
            ...moved,
            manager: nameManager(language, line.from, names),
          });
    }
    case "snoozed":
      return html(language, "journal-snoozed", { who, when: formatMoment(line.until, language, timeZone) });
    case "rated":
      return html(language, "journal-rated", { rating: renderRating(language, line) });
    case "rating_commented":
      return html(language, "journal-rating_commented", { text: truncate(line.text, 120) });
    case "moved_out":
      return html(language, "journal-moved_out", { number: String(line.to) });
    case "merged":
      return html(language, "journal-merged", { who, number: String(line.from) });
    case "moved_in":
      return html(language, "journal-moved_in", { number: String(line.from) });
    case "priority_set":
      return html(language, "journal-priority_set", {
        who,
        priority: plain(language, `priority-${line.priority}`),
      });
    case "tagged":
    case "untagged": {
      const tags = line.tags.map((tag) => `#${tag}`).join(" ");
      return html(language, `journal-${line.type}`, { who, tags, count: line.tags.length });
    }
    case "quarantined":
      return html(language, "journal-quarantined", { word: truncate(line.word, 64) });
    case "client_named":
      return html(language, "journal-client_named", { who, name: line.name });
    default:
      return line satisfies never;
  }
}

export function renderRating(
  language: Language,
  { isResolved, stars }: { isResolved: boolean | null; stars: number | null },
): string {
  const parts: string[] = [];
  if (stars !== null) parts.push(drawStars(stars));
  if (isResolved !== null) {
    parts.push(plain(language, isResolved ? "card-rating-resolved" : "card-rating-unresolved"));
  }
  return parts.join(", ");
}

function renderWho(language: Language, actor: Actor, names: Names): string {
  if (actor.kind === "manager") return nameManager(language, actor.id, names);
  return plain(language, `journal-who-${actor.kind}`);
}

function nameManager(language: Language, id: number, { nameOf }: Names): string {
  const manager = nameOf(id);
  return manager === undefined ? plain(language, "journal-who-unknown") : truncate(fullName(manager), 64);
}
