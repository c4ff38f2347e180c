import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { openProcessDesk } from "../durability/process-desk.ts";
import { answerTo } from "../managers/team.ts";
import { until } from "../support/desk.ts";
import { openKnown } from "../support/known-desk.ts";
import { textOf } from "../telegram/content.ts";
import { document } from "../telegram/contents.ts";
import { Failure } from "../telegram/failure.ts";
import { imports, ok, rows } from "./files.ts";

test("a large file is not loaded, whatever its message says of its size", async (t) => {
  const desk = await openKnown(t);
  const { boris, telegram } = desk;
  const sent = await boris.sends(document("/templates import", { file_size: 9 * 1024 * 1024 }));
  const large = /^Файл слишком большой: помещается 8 МБ\..*Ничего не изменилось\.$/;
  assert.match(textOf((await boris.sees(() => true, { after: sent })).content), large);
  assert.equal(telegram.calls.count("getFile"), 0);
  const liar = document("/templates import", { file_size: 100 });
  const lied = await boris.sends(liar);
  telegram.world.files.find(liar.document!.file_id)!.bytes = Buffer.alloc(9 * 1024 * 1024, 32);
  assert.match(textOf((await boris.sees(() => true, { after: lied })).content), large);
});

test("while Telegram is away the file waits, and is taken once", async (t) => {
  const desk = await openKnown(t);
  const { boris, telegram } = desk;
  telegram.faults.badGateway({ method: "getFile", times: 1 });
  telegram.faults.cutAfter({ method: "download", times: 1 });
  telegram.faults.fails(new Failure(404, "Not Found"), { method: "download", times: 1 });
  assert.equal(
    textOf((await imports(desk, boris, { templates: [ok] })).content),
    "✅ Шаблоны загружены.\nДобавлено 1: Годный",
  );
  telegram.faults.fails(
    new Failure(400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
    {
      method: "getFile",
      times: 1,
    },
  );
  assert.match(
    textOf((await imports(desk, boris, { templates: [ok] })).content),
    /^Telegram больше не отдаёт этот файл\. Пришлите его ещё раз\./,
  );
  await desk.rests();
});

test("whoever leaves the team while the file is on its way changes nothing and gets nothing", async (t) => {
  const desk = await openKnown(t);
  const { boris, telegram } = desk;
  await answerTo(desk, "/templates add Был = Есть", boris);
  const before = rows(desk);
  const heal = telegram.faults.latency(100, { method: "getFile" });
  const sent = document("/templates import");
  const asked = await boris.sends(sent);
  telegram.world.files.find(sent.document!.file_id)!.bytes = Buffer.from(JSON.stringify({ templates: [ok] }));
  await until(() => telegram.calls.count("getFile") === 1, "the file is not loaded");
  desk.app.store.transaction((tx) =>
    tx.run(sql.updateTable("managers").set({ is_active: 0 }).where("id", "=", boris.id)),
  );
  assert.equal(
    textOf((await boris.sees(() => true, { after: asked })).content),
    "Это могут только сотрудники поддержки.",
  );
  heal();
  assert.deepEqual(rows(desk), before);
});

test("killed between loading and writing, the bot takes the file once and says so", async (t) => {
  const desk = await openProcessDesk(t);
  const bot = await desk.setUp();
  const { olga, telegram } = desk;
  await olga.starts();
  await desk.settles();
  const heal = telegram.faults.latency(15_000, { method: "download" });
  const content = document("/templates import");
  await olga.sends(content);
  telegram.world.files.find(content.document!.file_id)!.bytes = Buffer.from(
    JSON.stringify({ templates: [ok] }),
  );
  await until(() => telegram.calls.count("download") === 1, "nothing is loaded");
  assert.deepEqual(desk.read("SELECT name FROM templates"), []);
  await bot.kill();
  heal();
  await desk.start();
  await olga.sees("✅ Шаблоны загружены.");
  await desk.settles();
  assert.deepEqual(desk.read("SELECT name FROM templates"), [{ name: "Годный" }]);
  assert.deepEqual(desk.read("SELECT count(*) AS count FROM audit WHERE what = 'templates_imported'"), [
    { count: 1 },
  ]);
  assert.deepEqual(desk.read("SELECT id FROM outbox"), []);
});
