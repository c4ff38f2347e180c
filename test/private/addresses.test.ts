import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { ask } from "../contract/conversation.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import { sets } from "./people.ts";

test("Telegram's id of a client is known by their address alone, whatever they do", async (t) => {
  const desk = await openDesk(t);
  await sets(desk, "ask_name on");
  const { anna, manager, question } = await ask(desk, "Сломался чайник");
  await anna.repliesTo(await anna.sees(/Как к вам обращаться/), "Анна Петровна");
  await anna.writes("/tiket Что с заказом?");
  await anna.presses("Отправить как сообщение");
  await anna.writes("/tickets");
  await anna.edits(question, "Сломался не чайник");
  await manager.writes("Привезём новый");
  const answer = await anna.sees("Привезём новый");
  await anna.reacts(answer, "👍");
  await anna.repliesTo(answer, "Жду");
  await manager.reacts(await manager.sees("Жду"), "👍");
  await manager.writes("/block");
  await manager.writes("/unblock");
  await anna.sees("Вы снова можете писать нам");
  await anna.blocks();
  await manager.writes("Вы там?");
  await manager.sees("Не доставлено: клиент остановил бота");
  await anna.unblocks();
  await anna.writes("/close");
  await anna.presses("Нет");
  await anna.presses("1");
  await anna.sees("Что нам стоит исправить?");
  await anna.writes("Долго");
  await anna.writes("/new");
  await anna.writes("Ещё вопрос");
  await desk.settles();
  desk.telegram.faults.tooManyRequests(600, { chat_id: anna.id });
  await anna.writes("/tickets");
  await manager.writes("Ответ");
  await until(() => desk.telegram.bot.queue.length === 0, "Topicdesk does not take its updates");
  // Also allowed: the chat whose limits a row uses up, and the unchanged content of private messages.
  const known = ["clients.source_id", "outbox.chat_id", "private_messages.content"];
  assert.deepEqual(columnsWith(desk, anna.id), known);
});

/** The columns that contain the number, alone or inside a text. */
function columnsWith(desk: Desk, id: number): string[] {
  const database = new Sqlite(join(desk.config.dataDir, "topicdesk.db"), { readonly: true });
  try {
    const columns = database
      .prepare<[], { place: string; inTable: string; name: string }>(
        `SELECT tables.name || '.' || columns.name AS place, tables.name AS inTable, columns.name AS name
          FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'`,
      )
      .all();
    return columns
      .filter(({ inTable, name }) => {
        const found = database.prepare(
          `SELECT count(*) FROM "${inTable}" WHERE "${name}" LIKE '%' || ? || '%'`,
        );
        return found.pluck().get(String(id)) !== 0;
      })
      .map(({ place }) => place)
      .toSorted();
  } finally {
    database.close();
  }
}
