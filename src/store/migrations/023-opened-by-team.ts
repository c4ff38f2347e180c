/** Tickets that the team opens for a client, and tickets that are joined into others. */
export const openedByTeam = `
  -- The team has opened it and written nothing yet, so its client does not know of it.
  ALTER TABLE tickets ADD COLUMN is_unspoken INTEGER NOT NULL DEFAULT 0 CHECK (is_unspoken IN (0, 1));
  -- The ticket that has its messages, notes and places now. Never one that is joined itself. Its journal stays where it is.
  ALTER TABLE tickets ADD COLUMN merged_into INTEGER REFERENCES tickets (id);
  CREATE INDEX tickets_by_merged_into ON tickets (merged_into) WHERE merged_into IS NOT NULL;
  -- The ticket whose place it was, before that ticket was joined into this one.
  ALTER TABLE places ADD COLUMN merged_from INTEGER;
`;
