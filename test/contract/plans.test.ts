import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import Sqlite from "better-sqlite3";
import { openDesk } from "../support/desk.ts";
import { arrives, converse } from "./conversation.ts";

/** Tables that stay small, however long a desk works. */
const small = new Set([
  "autoclose",
  "desks",
  "hours",
  "json_each",
  "managers",
  "norms",
  "settings",
  "special_days",
]);

test("no statement of a message walks over a table that grows", async (t) => {
  const statements = record(t);
  const desk = await openDesk(t);
  const path = join(desk.config.dataDir, "topicdesk.db");
  const { anna, manager, answer } = await converse(desk);
  await desk.settles();
  statements.clear();
  const question = await anna.writes("И ещё одно");
  await arrives(desk, question);
  await arrives(desk, await manager.writes("Сейчас посмотрим"));
  await arrives(desk, await anna.repliesTo(answer, "Спасибо"));
  await manager.writes("// для своих");
  await anna.edits(question, "И ещё два");
  await desk.settles();
  const walks = [...statements]
    .filter(([, { database }]) => database === path)
    .flatMap(([sql, { values }]) =>
      planOf(path, sql, values)
        .filter(isWalk)
        .map((step) => `${step}: ${sql}`),
    );
  assert.deepEqual(walks, []);
});

test("the newest answer is found by its index, whatever the client has written since", async (t) => {
  const statements = record(t);
  const desk = await openDesk(t);
  const path = join(desk.config.dataDir, "topicdesk.db");
  const { anna, manager } = await converse(desk);
  await arrives(desk, await anna.writes("Ещё вопрос"));
  const mistaken = await manager.writes("Не то");
  await arrives(desk, mistaken);
  statements.clear();
  await manager.repliesTo(mistaken, "/del");
  await desk.settles();
  const plans = [...statements]
    .filter(([sql, { database }]) => database === path && /'to_client'.* order by "id" desc/.test(sql))
    .map(([sql, { values }]) => planOf(path, sql, values));
  assert.ok(plans.length > 0);
  for (const plan of plans)
    assert.ok(
      plan.some((step) => step.includes("INDEX messages_answers ")),
      plan.join("; "),
    );
});

function isWalk(step: string): boolean {
  const table = /^SCAN (?!CONSTANT ROW)(\w+)/.exec(step)?.[1];
  return table !== undefined && !small.has(table);
}

type Call = (...values: unknown[]) => unknown;

interface Run {
  database: string;
  values: unknown[];
}

/** Records each statement that runs from now on, by its text. */
function record(t: TestContext): Map<string, Run> {
  const statements = new Map<string, Run>();
  const prototype = Sqlite.prototype as unknown as Record<"prepare", Call>;
  const { prepare } = prototype;
  t.after(() => (prototype.prepare = prepare));
  prototype.prepare = function (this: Sqlite.Database, ...given) {
    const statement = prepare.apply(this, given) as Record<string, Call>;
    for (const name of ["run", "get", "all"]) {
      const call = statement[name]!;
      statement[name] = (...values) => {
        statements.set(String(given[0]), { database: this.name, values });
        return call.apply(statement, values);
      };
    }
    return statement;
  };
  return statements;
}

function planOf(path: string, sql: string, values: unknown[]): string[] {
  if (/^PRAGMA/i.test(sql)) return [];
  const database = new Sqlite(path, { readonly: true });
  try {
    const steps = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
    return steps.map(({ detail }) => detail);
  } finally {
    database.close();
  }
}
