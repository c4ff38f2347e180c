/**
 * What those at work are told of colleagues' tickets is a notice now. A sentence that waits is sent as it is, but is not told
 * again without the lines of a client who is erased.
 */
export const newsOfShifts = `
  UPDATE outbox SET effect = json_remove(effect, '$.list') WHERE effect ->> '$.list.head.id' = 'shifts-news';
`;
