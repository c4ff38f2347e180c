-- The tables as version 4 of the schema had them.
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE clients (
    id INTEGER PRIMARY KEY,
    first_name TEXT NOT NULL,
    last_name TEXT,
    username TEXT,
    language TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL
  , preferred_name TEXT, is_blocked INTEGER NOT NULL DEFAULT 0, chosen_ticket_id INTEGER, chosen_at INTEGER, wants_new INTEGER NOT NULL DEFAULT 0, explains_ticket_id INTEGER, explains_until INTEGER, is_reachable INTEGER NOT NULL DEFAULT 1, start_payload TEXT) STRICT;
CREATE TABLE managers (
    id INTEGER PRIMARY KEY,
    first_name TEXT NOT NULL,
    last_name TEXT,
    username TEXT,
    is_admin INTEGER NOT NULL,
    enrolled_at INTEGER NOT NULL
  , is_active INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE desks (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('topics', 'channel')),
    chat_id INTEGER NOT NULL UNIQUE,
    title TEXT NOT NULL,
    is_ready INTEGER NOT NULL,
    problem TEXT,
    bound_at INTEGER NOT NULL
  , has_topics INTEGER NOT NULL DEFAULT 1, discussion_id INTEGER, name TEXT, is_default INTEGER NOT NULL DEFAULT 0, lacks TEXT NOT NULL DEFAULT '[]') STRICT;
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
  , subject TEXT, closed_at INTEGER, answered_at INTEGER, is_resolved INTEGER, stars INTEGER, rating_comment TEXT, rated_at INTEGER, split_from INTEGER REFERENCES tickets (id), card_page TEXT NOT NULL DEFAULT 'main', topic_icon TEXT, is_topic_closed INTEGER NOT NULL DEFAULT 0, client_topic_id INTEGER, card_posted_at INTEGER, lost_posts INTEGER NOT NULL DEFAULT 0, context TEXT) STRICT;
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
  , file_id TEXT, is_caption_above INTEGER NOT NULL DEFAULT 0, has_spoiler INTEGER NOT NULL DEFAULT 0, quote TEXT, way TEXT NOT NULL DEFAULT 'copy' CHECK (way IN ('copy', 'alone', 'forward')), cover_file_id TEXT, link_preview TEXT, desk_id INTEGER REFERENCES desks (id)) STRICT;
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
CREATE INDEX tickets_by_client_topic ON tickets (client_id, client_topic_id) WHERE client_topic_id IS NOT NULL;
CREATE TABLE subjects (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    -- Lower case by Unicode, because SQLite folds ASCII only.
    folded_name TEXT NOT NULL UNIQUE
  , place INTEGER NOT NULL DEFAULT 0, is_hidden INTEGER NOT NULL DEFAULT 0, desk_id INTEGER REFERENCES desks (id)) STRICT;
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
  , desk_id INTEGER REFERENCES desks (id)) STRICT;
CREATE INDEX notes_by_album ON notes (media_group_id) WHERE media_group_id IS NOT NULL;
CREATE INDEX notes_by_desk_message ON notes (ticket_id, desk_message_id);
CREATE TABLE sayings (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    asks_for_name INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id)
  ) STRICT, WITHOUT ROWID;
CREATE INDEX messages_by_album ON messages (media_group_id) WHERE media_group_id IS NOT NULL;
CREATE INDEX messages_waiting ON messages (ticket_id, id) WHERE delivered_at IS NULL AND failure IS NULL;
CREATE INDEX messages_by_direction ON messages (ticket_id, direction, id);
CREATE TABLE message_edits (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES messages (id),
    text TEXT NOT NULL,
    entities TEXT,
    edited_at INTEGER NOT NULL
  ) STRICT;
CREATE INDEX message_edits_by_message ON message_edits (message_id, id);
CREATE UNIQUE INDEX desks_by_discussion ON desks (discussion_id) WHERE discussion_id IS NOT NULL;
CREATE TABLE lost_threads (
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    thread_id INTEGER NOT NULL,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    PRIMARY KEY (desk_id, thread_id)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE desk_members (
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    person_id INTEGER NOT NULL,
    proven_at INTEGER NOT NULL,
    PRIMARY KEY (desk_id, person_id)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE unproven_deeds (
    id INTEGER PRIMARY KEY,
    desk_id INTEGER NOT NULL REFERENCES desks (id),
    author_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    message_id INTEGER,
    deed TEXT NOT NULL
  ) STRICT;
CREATE INDEX tickets_by_card ON tickets (desk_id, card_message_id) WHERE card_message_id IS NOT NULL;
CREATE UNIQUE INDEX desks_by_default ON desks (is_default) WHERE is_default = 1;
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
PRAGMA user_version = 4;
