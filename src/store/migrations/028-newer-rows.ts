/** Rows that take the place of older ones. */
export const newerRows = `
  -- Whether it says everything that an older row under its key said. Then the older one is not tried again.
  ALTER TABLE outbox ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0;
`;
