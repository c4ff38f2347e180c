/** Canned replies. */
export const templates = `
  CREATE TABLE templates (
    -- Old buttons carry these ids, so none comes twice.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Empty for one that is in no group.
    group_name TEXT NOT NULL,
    name TEXT NOT NULL,
    -- In lower case, with е for ё.
    folded_name TEXT NOT NULL UNIQUE,
    -- Null for somebody who hides behind the group.
    made_by INTEGER,
    -- How often it was sent to a client.
    uses INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE template_texts (
    template_id INTEGER NOT NULL REFERENCES templates (id),
    language TEXT NOT NULL,
    -- JSON: what is sent, with {placeholders}.
    content TEXT NOT NULL,
    PRIMARY KEY (template_id, language)
  ) STRICT, WITHOUT ROWID;
`;
