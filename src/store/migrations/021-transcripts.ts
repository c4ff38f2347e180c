/** What a transcript shows of files and notes. */
export const transcripts = `
  -- The name, size and type of the message's file, as JSON (ticket/message.ts: FileFacts).
  ALTER TABLE messages ADD COLUMN file_facts TEXT;
  -- What a note consists of besides its words, as JSON (store/notes.ts: NoteContent). Null in notes of former versions.
  ALTER TABLE notes ADD COLUMN content TEXT;
  -- The words before each edit, oldest first, as JSON: [{"text": …, "editedAt": milliseconds}]. Null when there was none.
  ALTER TABLE notes ADD COLUMN earlier TEXT;
  `;
