import { join } from "node:path";
import Sqlite from "better-sqlite3";

/**
 * Lets the database itself write down which messages stand aside. What Telegram has refused for a minute, or has not
 * answered three times, holds up no later message, so it may arrive after them. Returns a function that reads their ids
 * and texts.
 * @param dataDir with a database that the bot may have open
 */
export function watchStandingAside(dataDir: string): () => ReadonlyMap<number, string> {
  const path = join(dataDir, "topicdesk.db");
  const connection = new Sqlite(path);
  connection.exec(`
    CREATE TABLE stood_aside (message_id INTEGER NOT NULL) STRICT;
    CREATE TRIGGER row_stands_aside AFTER UPDATE OF is_aside ON outbox
      WHEN new.is_aside = 1 AND new.effect ->> 'kind' = 'relay'
      BEGIN INSERT INTO stood_aside VALUES (new.effect ->> 'messageId'); END;
    CREATE TRIGGER message_stands_aside AFTER UPDATE OF is_delayed ON messages WHEN new.is_delayed = 1
      BEGIN INSERT INTO stood_aside VALUES (new.id); END;
  `);
  connection.close();
  return () => {
    const reading = new Sqlite(path, { readonly: true });
    const messages = reading.prepare(
      "SELECT id, text FROM messages WHERE id IN (SELECT message_id FROM stood_aside)",
    );
    const texts = new Map(messages.raw().all() as [number, string][]);
    reading.close();
    return texts;
  };
}
