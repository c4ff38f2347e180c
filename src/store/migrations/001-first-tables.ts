/** Clients, managers, desks, tickets with their messages and journal, the outbox. */
export const firstTables = `
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
  `;
