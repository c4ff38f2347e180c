/** The indexes of words join their parts a little at a time. */
export const shortJoins = `
  -- When sixteen parts of a size have come together, FTS5 joins all of them in the transaction that brought the last, and
  -- one of them may be nearly the whole index: of 600,000 messages that takes a quarter of a second, in which nothing else
  -- is done. With room for more parts it never comes to that, because whenever 64 pages were written, FTS5 joins 64 for
  -- each size of parts (sqlite.org, FTS5, crisismerge and automerge).
  ${forEach((index) => `INSERT INTO ${index} (${index}, rank) VALUES ('crisismerge', 500);`)}
  -- What was added in one transaction, as when step 22 filled the index, counts as new however large it is. Joined, it is old.
  ${forEach((index) => `INSERT INTO ${index} (${index}) VALUES ('optimize');`)}
`;

function forEach(statement: (index: string) => string): string {
  return ["message_words", "note_words", "client_words"].map(statement).join("\n  ");
}
