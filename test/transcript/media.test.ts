import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import type { Media } from "../../src/report/transcript/entry.ts";
import { encodedLength, loadMedia, typeOf } from "../../src/report/transcript/media.ts";
import { createLoader } from "../../src/telegram/files.ts";
import { ask } from "../contract/conversation.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import { document, photo, startTelegram } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";
import { samplePhoto } from "../telegram/page/samples.ts";
import { noon, receives, sendsFile } from "./conversation.ts";

const mebibyte = 1024 * 1024;

test("a file that cannot be loaded is named, and the rest of the transcript is whole", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga, telegram } = desk;
  await olga.starts();
  const { anna } = await ask(desk);
  const names = ["refused", "gone", "huge", "fine", "another"];
  for (const name of names) {
    const size = name === "huge" ? 30 * mebibyte : 1_000;
    await anna.sends(document(`под ${name}`, { file_name: `${name}.pdf`, file_size: size }));
    await desk.settles();
  }
  const { faults } = telegram;
  faults.fails(new Failure(400, "Bad Request: wrong file_id or the file is temporarily unavailable"), {
    method: "getFile",
    times: 1,
  });
  faults.fails(new Failure(404, "Not Found"), { method: "download", times: 1 });
  await olga.writes("/transcript 1");
  const { page } = await receives(desk, olga, "topicdesk-ticket-1.html");
  for (const name of names) assert.ok(page.includes(`под ${name}`), name);
  const said = [...page.matchAll(/<figcaption><bdi>📎 ([^<]*)<\/bdi> · ([^<]*)<\/figcaption>/g)].map(
    ([, label, why]) => `${label}: ${why}`,
  );
  assert.equal(said.filter((line) => line.endsWith("1 кБ: не удалось загрузить")).length, 2, said.join("\n"));
  assert.ok(
    said.includes("файл · huge.pdf · 31,5 МБ: больше 20 МБ, поэтому только в Telegram"),
    said.join("\n"),
  );
  assert.equal(page.match(/href="data:application\/octet-stream;base64,/g)?.length, 2);
  assert.equal(page.match(/Telegram|502|nginx|wrong file_id/g)?.length, 1, "an error stands in the page");
});

test("the same file is in the page once, and its other messages lead there", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga, telegram } = desk;
  await olga.starts();
  const { anna } = await ask(desk);
  const { bytes } = samplePhoto(2);
  const sent = await sendsFile(telegram, anna, photo("раз"), bytes);
  await anna.sends(sent.content);
  await desk.settles();
  await olga.writes("/transcript 1");
  const { page } = await receives(desk, olga, "topicdesk-ticket-1.html");
  assert.equal(page.split(bytes.toString("base64")).length, 2);
  const above = /href="#(m\d+)">это уже есть выше/.exec(page)?.[1];
  assert.ok(page.includes(`id="${above}"`));
});

test("a local Bot API server tells the path of the file on this machine", async (t) => {
  const { telegram, load, fileId, bytes } = await withFile(t);
  telegram.world.files.folder = mkdtempSync(join(tmpdir(), "topicdesk-local-"));
  t.after(() => rmSync(telegram.world.files.folder!, { recursive: true }));
  assert.deepEqual(await load(fileId, mebibyte, new AbortController().signal), { ok: true, bytes });
  assert.deepEqual(await load(fileId, 10, new AbortController().signal), {
    ok: false,
    why: "large",
    size: bytes.length,
  });
  assert.equal(telegram.calls.count("download"), 0);
});

test("a server that never answers, or sends more than it said, ends as not loaded", async (t) => {
  const { telegram, load, fileId, bytes } = await withFile(t);
  const file = telegram.world.files.find(fileId)!;
  file.file_size = 10;
  assert.deepEqual(await load(fileId, 100, new AbortController().signal), {
    ok: false,
    why: "large",
    size: null,
  });
  file.file_size = bytes.length;
  for (const fault of ["cutBefore", "cutAfter", "badGateway"] as const) {
    telegram.faults[fault]({ method: "download", times: 1 });
    const failed = { ok: false, why: "failed", size: null };
    assert.deepEqual(await load(fileId, mebibyte, new AbortController().signal), failed, fault);
  }
  // The world's clock stands still.
  telegram.faults.latency(60_000, { method: "download" });
  assert.deepEqual(await load(fileId, mebibyte, AbortSignal.timeout(200)), {
    ok: false,
    why: "failed",
    size: null,
  });
});

test("the smaller files are embedded while there is room; what Telegram said of sizes need not be true", async () => {
  const real: Record<string, number> = { big: 700, small: 90, middle: 300, unknown: 60, liar: 9_000 };
  const loaded: string[] = [];
  const shown = await loadMedia(
    [media("big", 700), media("small", 90), media("unknown", null), media("liar", 30), media("middle", 300)],
    encodedLength(90) + encodedLength(300) + encodedLength(60),
    (fileId) => {
      loaded.push(fileId);
      return Promise.resolve({ ok: true, bytes: Buffer.alloc(real[fileId]!) });
    },
  );
  const results = [...shown].map(([name, each]) => `${name} ${each.kind === "named" ? each.why : each.kind}`);
  assert.deepEqual(results.toSorted(), [
    "big room",
    "liar room",
    "middle embedded",
    "small embedded",
    "unknown embedded",
  ]);
  assert.ok(!loaded.includes("big"), "what does not fit is not loaded");
});

test("a file's type is read from its bytes, and a page or a script is none of the types that are shown", () => {
  for (const [bytes, type] of [
    [samplePhoto(0).bytes, "image/png"],
    [Buffer.from("RIFF....WEBPVP8 "), "image/webp"],
    [Buffer.from("....ftypisom...."), "video/mp4"],
    [Buffer.from("OggS...."), "audio/ogg"],
    [Buffer.from("<svg onload=alert(1)>"), undefined],
    [Buffer.from("<!doctype html><script>"), undefined],
    [Buffer.alloc(0), undefined],
  ] as const)
    assert.equal(typeOf(bytes), type);
});

async function withFile(t: TestContext) {
  const telegram = await startTelegram({ clock: new TestClock(noon) });
  t.after(() => telegram.stop());
  const anna = telegram.client("Анна");
  const { bytes } = samplePhoto(0);
  const sent = await sendsFile(telegram, anna, photo(), bytes);
  const load = createLoader({ token: telegram.bot.token, apiRoot: telegram.apiRoot });
  return { telegram, load, fileId: sent.content.photo!.at(-1)!.file_id, bytes };
}

function media(name: string, size: number | null): Media {
  return { kind: "document", fileId: name, uniqueId: name, name, size };
}
