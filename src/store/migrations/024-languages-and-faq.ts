/** The language that a client chose, and the frequent questions with who asked them. */
export const languagesAndFaq = `
  -- 1: the client chose the language, and what Telegram reports does not change it.
  ALTER TABLE clients ADD COLUMN is_language_chosen INTEGER NOT NULL DEFAULT 0 CHECK (is_language_chosen IN (0, 1));
  CREATE TABLE faq (
    -- Buttons carry these numbers, so none comes twice.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- From 1, in the order in which clients see them.
    place INTEGER NOT NULL,
    question TEXT NOT NULL,
    -- What was sent as the answer, as JSON.
    answer TEXT NOT NULL,
    -- Null while clients see it. Afterwards it is kept for what is counted.
    removed_at INTEGER
  ) STRICT;
  CREATE TABLE faq_askings (
    id INTEGER PRIMARY KEY,
    faq_id INTEGER NOT NULL REFERENCES faq (id),
    client_id INTEGER NOT NULL REFERENCES clients (id),
    asked_at INTEGER NOT NULL,
    -- What the client said last of the answer. Null while they have said nothing.
    outcome TEXT CHECK (outcome IN ('helped', 'wrote'))
  ) STRICT;
  CREATE INDEX faq_askings_by_client ON faq_askings (faq_id, client_id, asked_at);
`;
