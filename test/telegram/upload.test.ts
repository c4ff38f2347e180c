import assert from "node:assert/strict";
import { test } from "node:test";
import { Api, InputFile, InputMediaBuilder } from "grammy";
import { photo, startTelegram } from "./actors.ts";
import type { Json } from "./raw-call.ts";

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

test("a form is read as it stands: names with quotes or without, bytes that look like its end, an empty file", async (t) => {
  const telegram = await startTelegram();
  t.after(() => telegram.stop());
  const anna = telegram.client("Anna");
  await anna.starts();
  const url = `${telegram.apiRoot}/bot${telegram.bot.token}/sendDocument`;
  const send = async (body: string, type: string) => {
    const response = await fetch(url, { method: "POST", headers: { "content-type": type }, body });
    return (await response.json()) as Json;
  };
  const named = [
    field("chat_id", String(anna.id)),
    field("caption", "Привет\n\n--edg"),
    field("document", "attach://file"),
  ];

  const tricky = "one\r\n--edg\r\n\r\n--edg--\r\n";
  const sent = await send(form(...named, file("a b.txt", tricky)), "multipart/form-data; boundary=edge");
  assert.equal(sent.result.caption, "Привет\n\n--edg");
  assert.equal(sent.result.document.file_name, "a b.txt");
  assert.deepEqual(
    telegram.world.files.find(sent.result.document.file_id)?.bytes,
    new TextEncoder().encode(tricky),
  );
  const empty = await send(form(...named, file("empty.txt", "")), 'multipart/form-data; boundary="edge"');
  assert.match(empty.description, /file must be non-empty/);
  telegram.violations.length = 0;

  const broken = [
    [form(...named), "multipart/form-data"],
    ["no form at all", "multipart/form-data; boundary=edge"],
    [form(...named).slice(0, -20), "multipart/form-data; boundary=edge"],
    [form("--edge\r\ncontent-disposition:form-data\r\n\r\nnameless"), "multipart/form-data; boundary=edge"],
  ] as const;
  for (const [body, type] of broken) assert.equal((await send(body, type)).error_code, 400, body);
  assert.equal(telegram.violations.length, broken.length);
});

function field(name: string, value: string): string {
  return `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
}

function file(name: string, value: string): string {
  return `--edge\r\ncontent-disposition:form-data;name=file;filename=${name}\r\ncontent-type: text/plain\r\n\r\n${value}`;
}

function form(...parts: string[]): string {
  return `${parts.join("\r\n")}\r\n--edge--\r\n`;
}
