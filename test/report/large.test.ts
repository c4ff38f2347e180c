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
  writeTickets(desk, 80, Date.parse("2026-10-05"), incompressible);
  writeTickets(desk, 670, Date.parse("2026-11-05"), incompressible);
  // So many rows are written as they come, which takes a tenth of the time.
  writeTickets(desk, 5_000, Date.parse("2026-11-06"), () => "");
  await olga.writes("/report tickets 2026-10-01 2026-11-20");
  await olga.sees(
    "Отчёт получился больше 50 МБ, такие файлы Telegram не принимает. Пришлю его частями: 2026-10, 2026-11-01_2026-11-20.",
    { timeout: 240_000 },
  );
  await olga.sees(/^Отчёт «обращения»: 1–20\sноября/, { timeout: 240_000 });
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

/** The longest text of a cell. A ticket of three is 75 kilobytes of the file. Names are no place for them: names are indexed. */
function incompressible(): string {
  return randomBytes(24_000).toString("base64");
}

function writeTickets({ app }: Desk, count: number, openedAt: number, words: () => string): void {
  app.store.transaction((tx) => {
    for (let index = 0; index < count; index += 1) {
      const client = {
        source: "telegram",
        source_id: String(openedAt + index),
        first_name: "Анна",
        language: "ru",
        first_seen_at: 0,
      } as const;
      const id = openedAt + index;
      tx.run(sql.insertInto("clients").values({ id, ...client, last_name: null, username: null }));
      tx.run(
        sql.insertInto("tickets").values({
          client_id: id,
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
