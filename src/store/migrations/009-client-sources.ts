/** A client has an id of its own, and an id where they write from. */
export const clientSources = `
  -- Where the client writes from, and their id there: one of Telegram's person in decimal. Clients from before have it for
  -- their own id too; those who come are numbered from 2^52, which no id of Telegram's reaches (docs:User, docs:Chat).
  ALTER TABLE clients ADD COLUMN source TEXT NOT NULL DEFAULT 'telegram';
  ALTER TABLE clients ADD COLUMN source_id TEXT NOT NULL DEFAULT '';
  UPDATE clients SET source_id = CAST(id AS TEXT);
  CREATE UNIQUE INDEX clients_by_source ON clients (source, source_id);
`;
