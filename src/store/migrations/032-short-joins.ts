/** The indexes of words join their parts a little at a time. */
export const shortJoins = ["message_words", "note_words", "client_words"].map(joinShortly).join("\n");

/** Also for data that are made up for measurements: what was added at once becomes as it would be if it had come little by little. */
export function joinShortly(index: string): string {
  return `
  -- When sixteen parts of an age have come together, FTS5 joins all of them in the transaction that brought the last, and
  -- one of them may be nearly the whole index: of 600,000 messages that takes a quarter of a second, in which nothing else
  -- is done. With room for more parts it never comes to that, because whenever 64 pages were written, FTS5 joins 64 for
  -- each age (sqlite.org, FTS5, crisismerge and automerge).
  INSERT INTO ${index} (${index}, rank) VALUES ('crisismerge', 500);
  -- What was added in one transaction, as when step 22 filled the index, counts as new however large it is, and would soon
  -- be joined with every few messages. Joined twice, with a row between that leaves again, it is old enough for years.
  INSERT INTO ${index} (${index}) VALUES ('optimize');
  INSERT INTO ${index} (rowid, text) VALUES (-1, 'between');
  DELETE FROM ${index} WHERE rowid = -1;
  INSERT INTO ${index} (${index}) VALUES ('optimize');`;
}
