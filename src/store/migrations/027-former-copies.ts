/** Copies of messages that were made anew. */
export const formerCopies = `
  -- Telegram may still show them. People react to them, answer them, and want them deleted.
  CREATE TABLE former_copies (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES messages (id),
    -- Null for a copy at the client.
    desk_id INTEGER,
    copy_id INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX former_copies_by_copy ON former_copies (copy_id);
  CREATE INDEX former_copies_by_message ON former_copies (message_id);
`;
