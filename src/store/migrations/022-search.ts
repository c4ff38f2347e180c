/** In what the team searches: parts of words. */
export const search = `
  -- The index only chooses rows that may match: it knows which three characters stand next to each other, not where. So
  -- it needs a third of the room. Whoever searches compares the words themselves.
  ${tables()}
  -- Larger parts are written at a time while the index is filled.
  ${settings("hashsize", 33_554_432)}
  INSERT INTO message_words (rowid, text) SELECT id, ${messageText()} FROM messages WHERE ${hasWords()};
  INSERT INTO note_words (rowid, text) SELECT id, ${noteText()} FROM notes WHERE text != '';
  INSERT INTO client_words (rowid, text) SELECT id, ${clientText()} FROM clients;
  ${settings("hashsize", 1_048_576)}
  -- Each message writes a part of its own. Joining eight at a time costs a seventh less than four, as is usual.
  ${settings("automerge", 8)}

  ${triggers("message", "text, details", messageText, hasWords)}
  ${triggers("note", "text", noteText, (row) => `${row}text != ''`)}
  ${triggers("client", "first_name, last_name, preferred_name, username", clientText, () => "1")}

  -- The last search of each person of the team, for its further pages.
  CREATE TABLE searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL UNIQUE,
    words TEXT NOT NULL
  ) STRICT;
`;

function tables(): string {
  const options = "content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'";
  return ["message", "note", "client"]
    .map((name) => `CREATE VIRTUAL TABLE ${name}_words USING fts5 (text, ${options});`)
    .join("\n  ");
}

function settings(name: string, value: number): string {
  return ["message", "note", "client"]
    .map((table) => `INSERT INTO ${table}_words (${table}_words, rank) VALUES ('${name}', ${value});`)
    .join("\n  ");
}

/** The index of the table follows all that changes its rows. Nothing is done for a row without words. */
function triggers(
  name: string,
  columns: string,
  text: (row: string) => string,
  condition: (row: string) => string,
): string {
  const index = `${name}_words`;
  return `
  CREATE TRIGGER ${name}_words_added AFTER INSERT ON ${name}s WHEN ${condition("new.")} BEGIN
    INSERT INTO ${index} (rowid, text) VALUES (new.id, ${text("new.")});
  END;
  CREATE TRIGGER ${name}_words_changed AFTER UPDATE OF ${columns} ON ${name}s BEGIN
    DELETE FROM ${index} WHERE rowid = old.id;
    INSERT INTO ${index} (rowid, text) SELECT new.id, ${text("new.")} WHERE ${condition("new.")};
  END;
  CREATE TRIGGER ${name}_words_removed AFTER DELETE ON ${name}s BEGIN
    DELETE FROM ${index} WHERE rowid = old.id;
  END;`;
}

/** The words of a message, or the name and number of a contact. */
function messageText(row = ""): string {
  const contact = ["phone_number", "first_name", "last_name"].map(
    (field) => `coalesce(' ' || json_extract(${row}details, '$.${field}'), '')`,
  );
  return `iif(${row}kind = 'contact', ${folded(contact.join(" || "))}, ${withNumbers(`${row}text`)})`;
}

function hasWords(row = ""): string {
  return `(${row}text != '' OR ${row}kind = 'contact')`;
}

function noteText(row = ""): string {
  return withNumbers(`${row}text`);
}

function clientText(row = ""): string {
  const parts = ["' ' || last_name", "' ' || preferred_name", "' @' || username"];
  const more = parts.map((part) => `coalesce(${part.replace("|| ", `|| ${row}`)}, '')`);
  return folded([`${row}first_name`, ...more].join(" || "));
}

/** The index takes capitals for small letters by itself, but ё for a letter of its own. */
function folded(text: string): string {
  return `replace(replace(${text}, 'ё', 'е'), 'Ё', 'Е')`;
}

/** Numbers that people write in groups, such as those of phones, are found by any of their digits. */
function withNumbers(text: string): string {
  const joined = ["' '", "'-'", "'('", "')'", "char(160)"].reduce(
    (inner, separator) => `replace(${inner}, ${separator}, '')`,
    folded(text),
  );
  const digits = "[0-9]*".repeat(6);
  const isGrouped = `${text} GLOB '*${digits}' AND ${text} GLOB '*[0-9][- ()\u00A0]*'`;
  return `${folded(text)} || iif(${isGrouped}, char(10) || ${joined}, '')`;
}
