import assert from "node:assert/strict";
import { test } from "node:test";
import { Api, InputFile, InputMediaBuilder } from "grammy";
import { photo, startTelegram } from "./actors.ts";

test("an uploaded file can be sent again by its id and downloaded byte for byte", async (t) => {
  const telegram = await startTelegram();
  t.after(() => telegram.stop());
  const anna = telegram.client("Anna");
  await anna.starts();
  const api = new Api(telegram.bot.token, { apiRoot: telegram.apiRoot });
  const bytes = new TextEncoder().encode("id;name\n1;Anna\n");
  const sent = await api.sendDocument(anna.id, new InputFile(bytes, "report.csv"), {
    caption: "<b>Report</b>",
    parse_mode: "HTML",
  });
  assert.equal(sent.document?.file_name, "report.csv");
  assert.equal(sent.document?.file_size, bytes.length);
  const again = await api.sendDocument(anna.id, sent.document?.file_id ?? "");
  assert.deepEqual(again.document, sent.document);
  const { file_path } = await api.getFile(sent.document?.file_id ?? "");
  const download = await fetch(`${telegram.apiRoot}/file/bot${telegram.bot.token}/${file_path}`);
  assert.deepEqual(new Uint8Array(await download.arrayBuffer()), bytes);
  await assert.rejects(
    api.sendPhoto(anna.id, sent.document?.file_id ?? ""),
    /can't use file of another type/,
  );
  await assert.rejects(api.sendPhoto(anna.id, "nonsense"), /wrong file identifier\/HTTP URL specified/);
  assert.deepEqual(telegram.violations, []);
});

test("an album mixes files a person sent with new ones", async (t) => {
  const telegram = await startTelegram();
  t.after(() => telegram.stop());
  const anna = telegram.client("Anna");
  const original = await anna.sends(photo("mine"));
  const api = new Api(telegram.bot.token, { apiRoot: telegram.apiRoot });
  const messages = await api.sendMediaGroup(anna.id, [
    InputMediaBuilder.photo(original.content.photo?.at(-1)?.file_id ?? "", { caption: "again" }),
    InputMediaBuilder.video(new InputFile(new Uint8Array(10), "clip.mp4")),
  ]);
  assert.equal(messages.length, 2);
  const [first, second] = anna.messages.slice(-2);
  assert.ok(first?.media_group_id);
  assert.equal(first.media_group_id, second?.media_group_id);
  assert.deepEqual(first.content.photo, original.content.photo);
  assert.deepEqual(telegram.violations, []);
});
