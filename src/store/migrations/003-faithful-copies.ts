/** What a copy needs to be as its message is, and what a message said before its edits. */
export const faithfulCopies = `
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
  `;
