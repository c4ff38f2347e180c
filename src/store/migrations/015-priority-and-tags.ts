/** How urgent a ticket is to the team, and the team's own words for it. */
export const priorityAndTags = `
  ALTER TABLE tickets ADD COLUMN priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('high', 'normal', 'low'));
  -- A JSON array of words in lower case, in the order in which they were added.
  ALTER TABLE tickets ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
`;
