import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Desk } from "../support/desk.ts";

/**
 * Lets the database itself write down which messages stand aside. What Telegram has refused for a minute, or has not
 * answered three times, holds up no later message, so it may arrive after them. Returns a function that reads their ids.
 */
export function watchStandingAside({ config }: Desk): () => ReadonlySet<number> {
  const path = join(config.dataDir, "topicdesk.db");
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
    const ids = reading.prepare("SELECT message_id FROM stood_aside").pluck().all() as number[];
    reading.close();
    return new Set(ids);
  };
}
