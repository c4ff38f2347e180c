/** Subjects, notes, closing and rating, and the client's choice among their tickets. */
export const lifeOfATicket = `
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
  `;
