import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { Failure } from "../telegram/failure.ts";
import { ask } from "../contract/conversation.ts";

/** A Friday noon in Moscow. */
const noon = Date.parse("2026-11-20T09:00:00Z");

test("a report of more than 50 MB comes in parts by month, and the admin is told so", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga } = desk;
  await olga.starts();
  for (const day of ["2026-10-05", "2026-11-05"]) writeIncompressible(desk, 290, Date.parse(day));
  await olga.writes("/report tickets 2026-10-01 2026-11-20");
  await olga.sees(
    "Отчёт получился больше 50 МБ, такие файлы Telegram не принимает. Пришлю его частями: 2026-10, 2026-11-01_2026-11-20.",
    { timeout: 240_000 },
  );
  await olga.sees(/^Отчёт «обращения»: 1\sноября/, { timeout: 240_000 });
  const files = olga.messages.flatMap(({ content }) => content.document?.file_name ?? []);
  assert.deepEqual(files, ["topicdesk-tickets-2026-10.xlsx", "topicdesk-tickets-2026-11-01_2026-11-20.xlsx"]);
});

test("when Telegram refuses the file, the admin reads its reason", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga, telegram } = desk;
  await olga.starts();
  await ask(desk, "вопрос", "Анна");
  const heal = telegram.faults.fails(new Failure(400, "Bad Request: IMAGE_PROCESS_FAILED"), {
    method: "sendDocument",
  });
  await olga.writes("/report");
  await olga.presses("📊 Прислать отчёт");
  await olga.sees(
    "Telegram не принял файл с отчётом: Bad Request: IMAGE_PROCESS_FAILED. Попробуйте ещё раз: /report",
  );
  heal();
  await olga.writes("/report tickets");
  await olga.sees(/^Отчёт «обращения»/);
});

/** Tickets of a hundred kilobytes in a workbook. */
function writeIncompressible({ app }: Desk, count: number, openedAt: number): void {
  const words = () => randomBytes(24_000).toString("base64");
  app.store.transaction((tx) => {
    for (let index = 0; index < count; index += 1) {
      const { lastId: client_id } = tx.run(
        sql.insertInto("clients").values({
          source: "telegram",
          source_id: String(openedAt + index),
          first_name: words(),
          last_name: null,
          username: null,
          language: "ru",
          first_seen_at: 0,
        } as never),
      );
      tx.run(
        sql.insertInto("tickets").values({
          client_id,
          desk_id: null,
          manager_id: null,
          status: "closed",
          to_act: "client",
          opened_at: openedAt,
          closed_at: openedAt,
          first_reply_at: null,
          subject: words(),
          context: words(),
          rating_comment: words(),
        }),
      );
    }
  });
}
