/** What a desk looks for at each start was found by reading all its tickets. */
export const startIndexes = `
  CREATE INDEX places_left ON places (desk_id) WHERE "left" IS NOT NULL;
  CREATE INDEX tickets_wanted ON tickets (wanted_desk_id) WHERE wanted_desk_id IS NOT NULL;
`;
