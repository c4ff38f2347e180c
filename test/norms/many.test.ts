import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openStore, sql } from "../../src/store/database.ts";
import { findNextDue } from "../../src/store/tickets/deadlines.ts";
import { findDesks } from "../../src/store/desks/desks.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { until } from "../support/desk.ts";
import { alarms, opensDesk } from "./alarms.ts";
import { isDone, lets, minute } from "./due.ts";

/** `COUNT=10000 node --test test/norms/many.test.ts` */
const count = Number(process.env["COUNT"] ?? 300);
const said = (number: number) => number.toLocaleString("ru");

atEveryDesk("norms of very many tickets", (nature) => {
  test(`${count} tickets due at once: one message for each manager`, async (t) => {
    const { clock, desk } = await opensDesk(t, nature);
    const { store } = desk.app;
    const deskId = findDesks(store)[0]!.id;
    store.transaction((tx) => {
      for (let index = 1; index <= count; index += 1) {
        tx.run(
          sql.insertInto("clients").values({
            id: 2 ** 52 + index,
            source: "telegram",
            source_id: String(7_000_000_000 + index),
            first_name: `Клиент ${index}`,
            last_name: null,
            username: null,
            language: "ru",
            first_seen_at: clock.now(),
          }),
        );
        const { lastId } = tx.run(
          sql.insertInto("tickets").values({
            client_id: 2 ** 52 + index,
            desk_id: deskId,
            status: "unanswered",
            to_act: "team",
            manager_id: null,
            opened_at: clock.now(),
            first_reply_at: null,
          }),
        );
        assert.equal(lastId, index);
      }
    });
    const start = performance.now();
    await desk.olga.writes("/sla 10m 8h");
    await until(() => findNextDue(store) !== undefined, "nothing was counted");
    t.diagnostic(`counted in ${Math.round(performance.now() - start)} ms`);
    await desk.stop();
    // The cards of so many tickets are not what this is about.
    const offline = openStore(join(desk.config.dataDir, "topicdesk.db"));
    offline.transaction((tx) => tx.run(sql.deleteFrom("outbox")));
    offline.close();
    clock.advance(30 * minute);
    await desk.start();
    const told = performance.now();
    await isDone(desk, clock);
    t.diagnostic(`told in ${Math.round(performance.now() - told)} ms`);
    await lets(desk, clock, 2 * minute);
    const group = desk.group.chat.messages.values().toArray();
    assert.equal(alarms(group).length, 1, "one message in the group");
    assert.match(
      alarms(group)[0]!,
      new RegExp(`^⏰ Подходит или прошёл срок у ${said(count)} обращений:\n№1 ·`),
    );
    assert.match(alarms(group)[0]!, new RegExp(`… и ещё ${said(count - 15)}$`));
    assert.equal(alarms(desk.boris.messages).length, 1);
    assert.equal(alarms(desk.olga.messages).length, 1);
    assert.match(alarms(desk.olga.messages)[0]!, /^‼️ Срок сильно превышен/);
  });
});
