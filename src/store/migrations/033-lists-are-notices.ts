/**
 * What those at work are told of colleagues' tickets, and who gets a removed manager's tickets, are notices now. A sentence that
 * waits is sent as it is, but is not told again without the lines of a client who is erased.
 */
export const listsAreNotices = `
  UPDATE outbox SET effect = json_remove(effect, '$.list') WHERE effect ->> '$.list' IS NOT NULL;
`;
