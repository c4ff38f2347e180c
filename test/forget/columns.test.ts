import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openStore } from "../../src/store/database.ts";
import { assertTable } from "../support/table.ts";

/** What happens to a table: nothing, or its rows go, or those columns are emptied and the others stay. */
type Fate =
  | { kind: "nothing of clients" }
  | { kind: "rows go"; which: string }
  | { kind: "rows stay"; emptied: readonly string[]; stays: readonly string[] };

const nothing: Fate = { kind: "nothing of clients" };
const go = (which: string): Fate => ({ kind: "rows go", which });
const stay = (emptied: string, stays: string): Fate => {
  return { kind: "rows stay", emptied: emptied.trim().split(/\s+/), stays: stays.trim().split(/\s+/) };
};

const fates: Record<string, Fate> = {
  clients: stay(
    `id source_id first_name last_name username preferred_name is_blocked chosen_ticket_id chosen_at is_reachable
     wants_new_until start_payload paused_until pause_told_at blocked_by blocked_at block_reason is_language_chosen`,
    "source language first_seen_at erased_at",
  ),
  tickets: stay(
    `rating_comment client_topic_id context wanted_desk_id heading_message_id snoozed_until tags quarantine client_id`,
    `id desk_id status to_act manager_id opened_at first_reply_at subject closed_at answered_at is_resolved stars rated_at
     split_from card_page asked_after_id called_after_id place_id priority is_unspoken erased_at merged_into`,
  ),
  messages: stay(
    `client_message_id desk_message_id words_message_id text entities file_unique_id file_id file_facts cover_file_id link_preview
     reply_to_message_id quote origin external_reply details`,
    `id ticket_id direction author_id kind media_group_id sent_at delivered_at failure is_caption_above has_spoiler way
     is_in_words place_id is_cut is_quote_loose is_delayed`,
  ),
  notes: stay(
    "text answer content earlier desk_message_id",
    "id ticket_id place_id author_id media_group_id written_at",
  ),
  ticket_events: stay("data", "id ticket_id at actor_kind actor_id type after_message_id"),
  places: stay(
    "thread_id card_message_id card_posted_at topic_name",
    "id ticket_id desk_id lost_posts topic_icon is_topic_closed is_card_pinned is_card_marked is_told left merged_from",
  ),
  audit: stay("entry", "id at actor_kind actor_id what"),
  message_edits: go("of the messages"),
  reactions: go("of the messages"),
  former_copies: go("of the messages"),
  withheld_messages: go("of the tickets"),
  sayings: go("of the tickets"),
  deadlines: go("of the tickets"),
  notices: go("of the tickets"),
  notice_lists: stay("message_id told_at head head_tickets", "person_id"),
  pickers: go("of the tickets, and of the client"),
  listed_notices: go("of the tickets, and of the client"),
  shift_news: go("of the tickets"),
  away_told: go("of the tickets"),
  repairs: go("of the tickets and the client's chat"),
  questions: go("to the client, and about the tickets"),
  private_messages: go("of the client, and of the team with their number or @username"),
  outbox: go("to the client, about the tickets, and to the team with the client's name"),
  failed_updates: go("of the client, and from the tickets' places"),
  unproven_deeds: go("of the client, and in the tickets' places"),
  desk_people: go("of the client"),
  notice_choices: go("of the client"),
  told_troubles: go("of the client"),
  memory: go("with an id of the client or the ticket in the key"),
  searches: go("of everybody"),
  faq_askings: stay("client_id", "id faq_id asked_at outcome"),
  faq: nothing,
  settings: nothing,
  templates: nothing,
  template_texts: nothing,
  managers: nothing,
  invitations: nothing,
  desks: nothing,
  delivery_troubles: nothing,
  hours: nothing,
  special_days: nothing,
  texts: nothing,
  norms: nothing,
  autoclose: nothing,
  shifts: nothing,
  schedules: nothing,
  schedule_people: nothing,
  subjects: nothing,
  seen_updates: nothing,
};

test("for every column it is told whether it is erased", () => {
  const folder = mkdtempSync(join(tmpdir(), "topicdesk-columns-"));
  openStore(join(folder, "topicdesk.db")).close();
  const database = new Sqlite(join(folder, "topicdesk.db"));
  const tables = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_words*' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  assert.deepEqual(Object.keys(fates).toSorted(), tables);
  for (const [table, fate] of Object.entries(fates)) {
    if (fate.kind !== "rows stay") continue;
    const columns = database.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table) as string[];
    assert.deepEqual([...fate.emptied, ...fate.stays].toSorted(), columns.toSorted(), table);
  }
  database.close();
  rmSync(folder, { recursive: true });
  assertTable("erasure.md", "## Tables", [
    ["Table", "What goes", "What stays"],
    ...Object.entries(fates).map(([table, fate]) => {
      const { goes, stays } = describe(fate);
      return [`\`${table}\``, goes, stays];
    }),
  ]);
});

function describe(fate: Fate): { goes: string; stays: string } {
  if (fate.kind === "nothing of clients") return { goes: "nothing: it has nothing of clients", stays: "all" };
  if (fate.kind === "rows go") return { goes: `the rows ${fate.which}`, stays: "the others" };
  return { goes: named(fate.emptied), stays: named(fate.stays) };
}

function named(columns: readonly string[]): string {
  return columns.map((column) => `\`${column}\``).join(", ");
}
