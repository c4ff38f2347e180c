/** Channels, several desks, and tickets that move between them. */
export const severalDesks = `
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
  `;
