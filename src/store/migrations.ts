import type Sqlite from "better-sqlite3";
import { StoreError } from "./failure.ts";

/**
 * The schema's version; reads and writes nothing else.
 * @throws StoreError("newer") when the file was written by a newer Topicdesk.
 */
export function readVersion(connection: Sqlite.Database, path: string): number {
  const present = Number(connection.pragma("user_version", { simple: true }));
  if (present > steps.length) throw new StoreError("newer", path);
  return present;
}

/**
 * Changes nothing.
 * @throws StoreError when the file is no database of Topicdesk, or one of another version
 */
export function checkVersion(connection: Sqlite.Database, path: string): void {
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE name IN ('seen_updates', 'failed_updates', 'outbox')")
    .all();
  if (tables.length < 3) throw new StoreError("foreign", path);
  if (readVersion(connection, path) < steps.length) throw new StoreError("older", path);
}

/**
 * Brings the schema to the newest version, one transaction a step, counted in `user_version`. Append only: a step
 * that has been released is never edited.
 */
export function migrate(connection: Sqlite.Database, present: number): void {
  for (const [index, step] of steps.entries()) {
    if (index < present) continue;
    connection
      .transaction(() => {
        connection.exec(step);
        connection.pragma(`user_version = ${index + 1}`);
      })
      .immediate();
  }
}

/** Every `…_at` is in milliseconds since the Unix epoch; ids of people, chats and messages are Telegram's. */
const steps = [
  `
  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE clients (
    id INTEGER PRIMARY KEY,
    first_name TEXT NOT NULL,
    last_name TEXT,
    username TEXT,
    language TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE managers (
    id INTEGER PRIMARY KEY,
    first_name TEXT NOT NULL,
    last_name TEXT,
    username TEXT,
    is_admin INTEGER NOT NULL,
    enrolled_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE desks (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('topics', 'channel')),
    chat_id INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL,
    is_ready INTEGER NOT NULL,
    problem TEXT,
    bound_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE tickets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    desk_id INTEGER REFERENCES desks (id),
    status TEXT NOT NULL,
    to_act TEXT NOT NULL CHECK (to_act IN ('team', 'client')),
    manager_id INTEGER REFERENCES managers (id),
    topic_id INTEGER,
    card_message_id INTEGER,
    is_card_pinned INTEGER NOT NULL DEFAULT 0,
    opened_at INTEGER NOT NULL,
    first_reply_at INTEGER
  ) STRICT;
  CREATE INDEX tickets_by_client ON tickets (client_id, id);
  CREATE INDEX tickets_by_topic ON tickets (desk_id, topic_id);

  CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    direction TEXT NOT NULL CHECK (direction IN ('to_desk', 'to_client')),
    client_message_id INTEGER,
    desk_message_id INTEGER,
    author_id INTEGER,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    entities TEXT,
    file_unique_id TEXT,
    media_group_id TEXT,
    reply_to_message_id INTEGER,
    sent_at INTEGER NOT NULL,
    delivered_at INTEGER,
    failure TEXT
  ) STRICT;
  CREATE INDEX messages_by_ticket ON messages (ticket_id, id);
  CREATE INDEX messages_by_client_message ON messages (client_message_id) WHERE client_message_id IS NOT NULL;
  CREATE INDEX messages_by_desk_message ON messages (desk_message_id) WHERE desk_message_id IS NOT NULL;

  CREATE TABLE ticket_events (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('client', 'manager', 'anonymous', 'bot')),
    actor_id INTEGER,
    type TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX ticket_events_by_ticket ON ticket_events (ticket_id, id);
  CREATE TRIGGER ticket_events_are_append_only BEFORE UPDATE ON ticket_events
    BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lane TEXT NOT NULL,
    chat_id INTEGER NOT NULL,
    weight TEXT NOT NULL CHECK (weight IN ('message', 'upkeep')),
    merge_key TEXT,
    effect TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'dead')),
    not_before INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    is_ambiguous INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX outbox_by_merge_key ON outbox (merge_key) WHERE state = 'waiting' AND merge_key IS NOT NULL;

  CREATE TABLE seen_updates (update_id INTEGER PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT;
  CREATE INDEX seen_updates_by_time ON seen_updates (seen_at);

  CREATE TABLE failed_updates (
    update_id INTEGER PRIMARY KEY,
    failed_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    error TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE clients ADD COLUMN preferred_name TEXT;
  ALTER TABLE clients ADD COLUMN is_blocked INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE clients ADD COLUMN chosen_ticket_id INTEGER;
  ALTER TABLE clients ADD COLUMN chosen_at INTEGER;
  ALTER TABLE clients ADD COLUMN wants_new INTEGER NOT NULL DEFAULT 0;
  -- The low rating that the client was asked to explain, and until when the next message is the explanation.
  ALTER TABLE clients ADD COLUMN explains_ticket_id INTEGER;
  ALTER TABLE clients ADD COLUMN explains_until INTEGER;

  ALTER TABLE managers ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1;

  ALTER TABLE tickets ADD COLUMN subject TEXT;
  ALTER TABLE tickets ADD COLUMN closed_at INTEGER;
  ALTER TABLE tickets ADD COLUMN answered_at INTEGER;
  ALTER TABLE tickets ADD COLUMN is_resolved INTEGER;
  ALTER TABLE tickets ADD COLUMN stars INTEGER;
  ALTER TABLE tickets ADD COLUMN rating_comment TEXT;
  ALTER TABLE tickets ADD COLUMN rated_at INTEGER;
  ALTER TABLE tickets ADD COLUMN split_from INTEGER REFERENCES tickets (id);
  ALTER TABLE tickets ADD COLUMN card_page TEXT NOT NULL DEFAULT 'main';
  -- What the topic shows now, to be compared with what it should.
  ALTER TABLE tickets ADD COLUMN topic_icon TEXT;
  ALTER TABLE tickets ADD COLUMN is_topic_closed INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE tickets ADD COLUMN client_topic_id INTEGER;
  CREATE INDEX tickets_by_client_topic ON tickets (client_id, client_topic_id) WHERE client_topic_id IS NOT NULL;

  CREATE TABLE subjects (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    -- Lower case by Unicode, because SQLite folds ASCII only.
    folded_name TEXT NOT NULL UNIQUE
  ) STRICT;

  -- Apart from messages, so that nothing that sends messages can come upon a note.
  CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    desk_message_id INTEGER NOT NULL,
    author_id INTEGER,
    text TEXT NOT NULL,
    media_group_id TEXT,
    -- The message as it reads after an edit that made it an answer, as JSON, while somebody has to decide.
    answer TEXT,
    written_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX notes_by_album ON notes (media_group_id) WHERE media_group_id IS NOT NULL;
  CREATE INDEX notes_by_desk_message ON notes (ticket_id, desk_message_id);

  -- What the bot itself said about a ticket, to know what a reply to it is about.
  CREATE TABLE sayings (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    asks_for_name INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX messages_by_album ON messages (media_group_id) WHERE media_group_id IS NOT NULL;
  `,
  `
  ALTER TABLE messages ADD COLUMN file_id TEXT;
  ALTER TABLE messages ADD COLUMN is_caption_above INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE messages ADD COLUMN has_spoiler INTEGER NOT NULL DEFAULT 0;
  -- The part of the answered message that was quoted, as Telegram's TextQuote in JSON.
  ALTER TABLE messages ADD COLUMN quote TEXT;
  -- How the next attempt is made: together with its album, by itself, as a forward.
  ALTER TABLE messages ADD COLUMN way TEXT NOT NULL DEFAULT 'copy' CHECK (way IN ('copy', 'alone', 'forward'));
  CREATE INDEX messages_waiting ON messages (ticket_id, id) WHERE delivered_at IS NULL AND failure IS NULL;

  -- The last message of either side is asked for at every turn.
  CREATE INDEX messages_by_direction ON messages (ticket_id, direction, id);

  -- What a message said before each edit.
  CREATE TABLE message_edits (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES messages (id),
    text TEXT NOT NULL,
    entities TEXT,
    edited_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX message_edits_by_message ON message_edits (message_id, id);

  -- 0 while Telegram says that the client stopped the bot.
  ALTER TABLE clients ADD COLUMN is_reachable INTEGER NOT NULL DEFAULT 1;
  -- 0 while topics are seen to be switched off: then everything would land in one heap.
  ALTER TABLE desks ADD COLUMN has_topics INTEGER NOT NULL DEFAULT 1;
  `,
  `
  ALTER TABLE messages ADD COLUMN cover_file_id TEXT;
  ALTER TABLE messages ADD COLUMN link_preview TEXT;

  -- Where a channel's posts are discussed.
  ALTER TABLE desks ADD COLUMN discussion_id INTEGER;
  CREATE UNIQUE INDEX desks_by_discussion ON desks (discussion_id) WHERE discussion_id IS NOT NULL;
  ALTER TABLE tickets ADD COLUMN card_posted_at INTEGER;
  -- How many posts in a row were never seen in the discussion group.
  ALTER TABLE tickets ADD COLUMN lost_posts INTEGER NOT NULL DEFAULT 0;
  -- Threads that were made anew elsewhere, although somebody may still write in them.
  CREATE TABLE lost_threads (
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    thread_id INTEGER NOT NULL,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    PRIMARY KEY (desk_id, thread_id)
  ) STRICT, WITHOUT ROWID;
  -- Who was seen to be in the group of a desk where outsiders may comment.
  CREATE TABLE desk_members (
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    person_id INTEGER NOT NULL,
    proven_at INTEGER NOT NULL,
    PRIMARY KEY (desk_id, person_id)
  ) STRICT, WITHOUT ROWID;
  -- What people did of whom it is not known yet whether they are, as JSON; message_id of what they wrote.
  CREATE TABLE unproven_deeds (
    id INTEGER PRIMARY KEY,
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    author_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    message_id INTEGER,
    deed TEXT NOT NULL
  ) STRICT;
  CREATE INDEX tickets_by_card ON tickets (desk_id, card_message_id) WHERE card_message_id IS NOT NULL;

  -- How the team calls the desk; null for the title of its chat.
  ALTER TABLE desks ADD COLUMN name TEXT;
  ALTER TABLE desks ADD COLUMN is_default INTEGER NOT NULL DEFAULT 0;
  CREATE UNIQUE INDEX desks_by_default ON desks (is_default) WHERE is_default = 1;
  -- What it lacked when it was last looked at, as a JSON array of names of checks.
  ALTER TABLE desks ADD COLUMN lacks TEXT NOT NULL DEFAULT '[]';

  -- Counts from 1, without gaps.
  ALTER TABLE subjects ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
  UPDATE subjects SET place = (SELECT count(*) FROM subjects AS other WHERE other.id <= subjects.id);
  ALTER TABLE subjects ADD COLUMN is_hidden INTEGER NOT NULL DEFAULT 0;
  -- The desk that tickets with this subject go to; null for whichever is the default.
  ALTER TABLE subjects ADD COLUMN desk_id INTEGER REFERENCES desks (id);

  -- What the link said by which the client came, until their next ticket.
  ALTER TABLE clients ADD COLUMN start_payload TEXT;
  -- The same afterwards, when it names neither a subject nor a desk.
  ALTER TABLE tickets ADD COLUMN context TEXT;

  -- At which desk desk_message_id is: messages of different chats have the same ids.
  ALTER TABLE messages ADD COLUMN desk_id INTEGER REFERENCES desks (id);
  UPDATE messages SET desk_id = (SELECT desk_id FROM tickets WHERE tickets.id = ticket_id)
    WHERE desk_message_id IS NOT NULL;
  ALTER TABLE notes ADD COLUMN desk_id INTEGER REFERENCES desks (id);
  UPDATE notes SET desk_id = (SELECT desk_id FROM tickets WHERE tickets.id = ticket_id);
  -- Where tickets were shown before they were moved to where they are. No thread, no card: none had come when it was left.
  CREATE TABLE former_places (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    thread_id INTEGER,
    card_message_id INTEGER,
    topic_icon TEXT,
    is_topic_closed INTEGER NOT NULL,
    -- What was done there since: the card says that the ticket was moved, a message leads to where it is.
    is_card_marked INTEGER NOT NULL DEFAULT 0,
    is_told INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX former_places_by_ticket ON former_places (ticket_id, desk_id);
  CREATE INDEX former_places_by_thread ON former_places (desk_id, thread_id);
  CREATE INDEX former_places_by_card ON former_places (desk_id, card_message_id);
  -- What waits for a ticket's place names the desk, so that it is not taken for another one's after a move.
  UPDATE outbox SET
      lane = lane || ':' || tickets.desk_id,
      merge_key = merge_key || ':' || tickets.desk_id,
      effect = json_set(effect, '$.deskId', tickets.desk_id)
    FROM tickets
    WHERE substr(lane, 1, instr(lane, ':') - 1) IN ('desk', 'card', 'topic', 'reactions')
      AND tickets.id = CAST(substr(lane, instr(lane, ':') + 1) AS INTEGER)
      AND tickets.desk_id IS NOT NULL;
  UPDATE outbox SET effect = json_set(effect, '$.deskId', messages.desk_id)
    FROM messages
    WHERE json_extract(effect, '$.kind') = 'take_back' AND messages.id = json_extract(effect, '$.messageId');
  `,
  `
  -- Sending: what is kept of attempts and of what was given up.
  -- Sends whose answer never came: each may have arrived. It was a flag that nobody read.
  ALTER TABLE outbox ADD COLUMN lost_answers INTEGER NOT NULL DEFAULT 0;
  UPDATE outbox SET lost_answers = is_ambiguous;
  ALTER TABLE outbox DROP COLUMN is_ambiguous;
  -- For how long the row has failed while the process ran, in milliseconds.
  ALTER TABLE outbox ADD COLUMN failing_for INTEGER NOT NULL DEFAULT 0;
  -- Later rows of its lane do not wait for it.
  ALTER TABLE outbox ADD COLUMN is_aside INTEGER NOT NULL DEFAULT 0;
  -- Its time was brought forward; whoever sends has not seen it yet.
  ALTER TABLE outbox ADD COLUMN is_hurried INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX outbox_hurried ON outbox (id) WHERE is_hurried = 1;
  -- Its row stands aside: later messages of the ticket do not wait for it.
  ALTER TABLE messages ADD COLUMN is_delayed INTEGER NOT NULL DEFAULT 0;
  -- What the admins are told of: what is late (0) and what was given up (1). Times in milliseconds since the Unix epoch.
  CREATE TABLE delivery_troubles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    ticket_id INTEGER,
    error TEXT NOT NULL,
    is_final INTEGER NOT NULL
  ) STRICT;
  -- Up to which of them each admin has been told, and when.
  CREATE TABLE told_troubles (
    person_id INTEGER PRIMARY KEY,
    trouble_id INTEGER NOT NULL,
    told_at INTEGER NOT NULL
  ) STRICT;


  -- Places: how often a ticket's place was made anew.
  -- Since when the bot is not in the desk's chat; null while it is there.
  ALTER TABLE desks ADD COLUMN lost_at INTEGER;
  -- Where the ticket's link or subject wanted it while that desk was not ready; null once it is there or was moved by hand.
  ALTER TABLE tickets ADD COLUMN wanted_desk_id INTEGER REFERENCES desks (id);
  -- The name that the bot last gave the ticket's topic; null for none, or what is not known.
  ALTER TABLE tickets ADD COLUMN topic_name TEXT;
  -- 1 when Telegram lets nobody pass the client's message on: it stands at the desk in its stored words.
  ALTER TABLE messages ADD COLUMN is_in_words INTEGER NOT NULL DEFAULT 0;
  -- The message in the client's chat that names the ticket, where the client has deleted their own last one.
  ALTER TABLE tickets ADD COLUMN heading_message_id INTEGER;
  -- What was found to be gone, or made anew, and nothing has got through to it since.
  CREATE TABLE repairs (
    -- What is repaired: a ticket's place at a desk or with its client, its card, or all that is in a chat.
    scope TEXT PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    ticket_id INTEGER,
    -- How often in a row.
    count INTEGER NOT NULL,
    failed_at INTEGER NOT NULL,
    -- Until when nothing more is tried.
    paused_until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX repairs_by_chat ON repairs (chat_id);


  -- People: who belongs to a desk.
  CREATE TABLE desk_people (
    desk_id INTEGER NOT NULL REFERENCES desks (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL,
    -- Whether the person is in the desk's group, as Telegram last said, and when it said so.
    is_inside INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (desk_id, person_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO desk_people SELECT desk_id, person_id, 1, proven_at FROM desk_members;
  DROP TABLE desk_members;
  -- What made the person an admin: 'config' for ADMIN_IDS, 'claim' for the owner's link; null when it is not known.
  ALTER TABLE managers ADD COLUMN admin_by TEXT CHECK (admin_by IN ('config', 'claim'));

  -- The client's private chat.
  -- Until when the client's next message opens a ticket, in milliseconds since the epoch; null when it does not.
  ALTER TABLE clients ADD COLUMN wants_new_until INTEGER;
  UPDATE clients SET wants_new_until = (unixepoch() + 86400) * 1000 WHERE wants_new = 1;
  ALTER TABLE clients DROP COLUMN wants_new;
  -- Whether what somebody of the team writes to the bot is a client's message.
  ALTER TABLE managers ADD COLUMN writes_as_client INTEGER NOT NULL DEFAULT 0;
  -- Whether the bot told it to somebody of the team, and not to the ticket's client.
  ALTER TABLE sayings ADD COLUMN is_notice INTEGER NOT NULL DEFAULT 0;
  -- Whether a command stood before the words, which is left out of the copy.
  ALTER TABLE messages ADD COLUMN is_cut INTEGER NOT NULL DEFAULT 0;
  -- What was written to the bot and is in no ticket. content is JSON of an IncomingMessage, written_at milliseconds.
  CREATE TABLE private_messages (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    use TEXT NOT NULL CHECK (use IN ('asked', 'unknown', 'command', 'name', 'comment')),
    ticket_id INTEGER REFERENCES tickets (id),
    content TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    UNIQUE (person_id, message_id)
  ) STRICT;


  -- Questions that the bot asks, and what waits for a decision.
  -- What it asked whom, and where; matter is JSON. The id of the message is unknown until Telegram has told it. Times
  -- are milliseconds since the Unix epoch.
  CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    matter TEXT NOT NULL,
    asked_id INTEGER,
    chat_id INTEGER NOT NULL,
    thread_id INTEGER,
    message_id INTEGER,
    asked_at INTEGER NOT NULL,
    -- Null when it has no end by itself.
    until INTEGER,
    ended TEXT
  ) STRICT;
  CREATE INDEX questions_by_message ON questions (chat_id, message_id);
  CREATE INDEX questions_by_asked ON questions (asked_id, kind);
  -- Questions that are still to be sent; each has the id of its row, which names it.
  INSERT INTO questions (id, kind, matter, chat_id, asked_at, until)
    SELECT outbox.id, 'note', json_object('kind', 'note', 'ticketId', json_extract(effect, '$.ticketId')),
      coalesce(desks.discussion_id, desks.chat_id), 0, 0
    FROM outbox JOIN desks ON desks.id = json_extract(effect, '$.deskId')
    WHERE json_extract(effect, '$.asksForNote') = 1;
  INSERT INTO questions (id, kind, matter, asked_id, chat_id, asked_at, until)
    SELECT id, 'client_name', json_object('kind', 'client_name', 'ticketId', json_extract(effect, '$.ticketId')),
      chat_id, chat_id, 0, 0
    FROM outbox
    WHERE json_extract(effect, '$.kind') = 'tell_client' AND json_extract(effect, '$.asksForName') = 1;
  UPDATE outbox SET effect = json_set(json_remove(effect, '$.asksForNote', '$.asksForName'), '$.questionId', id)
    WHERE id IN (SELECT id FROM questions);
  INSERT INTO questions (kind, matter, asked_id, chat_id, message_id, asked_at, until)
    SELECT 'client_name', json_object('kind', 'client_name', 'ticketId', ticket_id), chat_id, chat_id, message_id, 0, 0
    FROM sayings WHERE asks_for_name = 1;
  ALTER TABLE sayings DROP COLUMN asks_for_name;
  INSERT INTO questions (kind, matter, asked_id, chat_id, asked_at, until)
    SELECT 'rating_comment', json_object('kind', 'rating_comment', 'ticketId', explains_ticket_id), id, id, 0,
      explains_until
    FROM clients WHERE explains_ticket_id IS NOT NULL;
  ALTER TABLE clients DROP COLUMN explains_ticket_id;
  ALTER TABLE clients DROP COLUMN explains_until;
  -- What the team wrote in a ticket's place that is neither a message nor a note, as JSON. Those of one batch have one
  -- question.
  CREATE TABLE withheld_messages (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    desk_message_id INTEGER NOT NULL,
    author_id INTEGER,
    state TEXT NOT NULL,
    batch INTEGER NOT NULL,
    message TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX withheld_by_message ON withheld_messages (desk_id, desk_message_id);
  CREATE INDEX undecided_by_ticket ON withheld_messages (ticket_id) WHERE state = 'undecided';
  -- A reply to the former version's question for a note, kept until its author is known, is asked about.
  UPDATE unproven_deeds SET deed = json_set(deed, '$.message.answersBot', json('true'))
    WHERE json_extract(deed, '$.message.isNoteReply') = 1;

  -- Messages: what they are besides their words.
  -- Whose words a forwarded message has, as JSON (ticket/message.ts: Origin).
  ALTER TABLE messages ADD COLUMN origin TEXT;
  -- The message in another chat or topic that it answers, as JSON (ticket/message.ts: ExternalReply).
  ALTER TABLE messages ADD COLUMN external_reply TEXT;
  -- What is neither words nor a file, such as a place, as Telegram's JSON.
  ALTER TABLE messages ADD COLUMN details TEXT;
  -- The words of the copy when they did not fit under its file: a message of its own, in the chat of the copy.
  ALTER TABLE messages ADD COLUMN words_message_id INTEGER;
  CREATE INDEX messages_by_words ON messages (words_message_id) WHERE words_message_id IS NOT NULL;
  -- 1 when Telegram says that the answered copy does not have the quoted words.
  ALTER TABLE messages ADD COLUMN is_quote_loose INTEGER NOT NULL DEFAULT 0;
  -- The newest reaction of each person, or of the chat in whose name they react; newer ones have larger ids.
  CREATE TABLE reactions (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES messages (id),
    actor_id INTEGER NOT NULL,
    emoji TEXT NOT NULL,
    UNIQUE (message_id, actor_id)
  ) STRICT;


  -- Who waits for whom.
  -- The newest message when the ticket was opened (0) or reopened: only a reply after it ends that wait. Null once a call did.
  ALTER TABLE tickets ADD COLUMN asked_after_id INTEGER DEFAULT 0;
  -- The newest message when a call was last logged: the call replies to everything up to there. Null without a call.
  ALTER TABLE tickets ADD COLUMN called_after_id INTEGER;
  UPDATE tickets SET asked_after_id = coalesce((
    SELECT max(messages.id) FROM messages, ticket_events
      WHERE messages.ticket_id = tickets.id AND ticket_events.ticket_id = tickets.id
        AND ticket_events.type = 'reopened' AND messages.sent_at <= ticket_events.at), 0);
  UPDATE tickets SET called_after_id = (
    SELECT coalesce(max(messages.id) FILTER (WHERE messages.sent_at <= calls.at), 0)
      FROM (SELECT max(at) AS at FROM ticket_events WHERE ticket_id = tickets.id AND type = 'called') AS calls
      LEFT JOIN messages ON messages.ticket_id = tickets.id
      WHERE calls.at IS NOT NULL);
  UPDATE tickets SET called_after_id = NULL
    WHERE NOT EXISTS (SELECT 1 FROM ticket_events WHERE ticket_id = tickets.id AND type = 'called');
  UPDATE tickets SET asked_after_id = NULL
    WHERE (SELECT type FROM ticket_events
      WHERE ticket_id = tickets.id AND type IN ('opened', 'reopened', 'called') ORDER BY id DESC LIMIT 1) = 'called';
  UPDATE tickets SET first_reply_at = min(coalesce(first_reply_at, called.at), called.at)
    FROM (SELECT ticket_id, min(at) AS at FROM ticket_events WHERE type = 'called' GROUP BY ticket_id) AS called
    WHERE called.ticket_id = tickets.id;
  -- Answers that never arrived had ended the client's wait.
  UPDATE tickets SET to_act = 'team', status = CASE WHEN status = 'noted' THEN 'noted' ELSE 'unanswered' END
    WHERE status != 'closed' AND to_act = 'client' AND called_after_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM messages WHERE ticket_id = tickets.id AND direction = 'to_client'
        AND (failure IS NULL OR (failure = 'unreachable' AND delivered_at IS NOT NULL)));


  -- Updates.
  -- 1 when the admins have been told of it.
  ALTER TABLE failed_updates ADD COLUMN is_told INTEGER NOT NULL DEFAULT 1;
  -- When the operator asked to have it handled again, in milliseconds since the Unix epoch; null when nobody did.
  ALTER TABLE failed_updates ADD COLUMN replay_at INTEGER;

  -- Indexes.
  DROP INDEX messages_waiting;
  CREATE INDEX messages_waiting ON messages (ticket_id, direction, id) WHERE delivered_at IS NULL AND failure IS NULL;
  CREATE INDEX outbox_by_lane ON outbox (lane, state);
  DROP INDEX tickets_by_client_topic;
  CREATE INDEX questions_unended ON questions (chat_id, asked_id) WHERE ended IS NULL;


  `,
];
