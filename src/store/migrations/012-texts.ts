/** The texts for clients that an admin has changed. */
export const texts = `
  -- id: as admins read it. text: as the admin wrote it, with {placeholders}. entities: Telegram's as JSON, null for none.
  CREATE TABLE texts (
    language TEXT NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    entities TEXT,
    PRIMARY KEY (language, id)
  ) STRICT, WITHOUT ROWID;
`;
