import assert from "node:assert/strict";
import { test } from "node:test";
import { deriveSecret } from "../../src/telegram/webhook.ts";
import { messagesIn, open, raw, statusOf, written } from "./webhook.ts";

test("a wrong secret is refused before its body is read", async (t) => {
  const { desk, port, post } = await open(t);
  for (const secret of [undefined, "", "x", desk.config.botToken, `${deriveSecret(desk.config.botToken)}x`])
    assert.equal((await post(written(desk, 1), secret)).status, 401);
  // The body never comes.
  const answer = await raw(port, "POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
  assert.match(answer, /^HTTP\/1\.1 401 /);
  assert.doesNotMatch(answer, /[0-9a-f]{64}/);
});

test("what is no update is refused and changes nothing", async (t) => {
  const { desk, address, port, post } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  const before = messagesIn(desk);
  for (const body of [
    "",
    "x",
    "null",
    "[]",
    "{}",
    '{"update_id":"1"}',
    '{"update_id":1.5}',
    '{"update_id":1',
  ])
    assert.equal((await post(body, secret)).status, 400, body);
  const form = new FormData();
  form.set("update_id", "1");
  const headers = { "x-telegram-bot-api-secret-token": secret };
  assert.equal((await fetch(`${address}/telegram`, { method: "POST", body: form, headers })).status, 400);
  for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
    const response = await fetch(`${address}/telegram`, { method, headers });
    assert.equal(response.status, 405, method);
    assert.equal(response.headers.get("allow"), "POST");
  }
  assert.match(await raw(port, "\x16\x03\x01 это не HTTP\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.deepEqual(messagesIn(desk), before);
  // Whatever its type says, an update is an update.
  const type = { ...headers, "content-type": "text/plain" };
  const taken = await fetch(`${address}/telegram`, {
    method: "POST",
    body: '{"update_id":1}',
    headers: type,
  });
  assert.equal(taken.status, 200);
});

test("a body over 1 MB is refused, with its length or without, and the bot goes on", async (t) => {
  const { desk, port, address, post } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  const large = JSON.stringify({ update_id: 1, text: "x".repeat(10 * 1024 * 1024) });
  assert.equal(await statusOf(post(large, secret)), 413);
  const head = `POST /telegram HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${secret}\r\n`;
  assert.match(await raw(port, `${head}Content-Length: 10485760\r\n\r\n{`), /^HTTP\/1\.1 413 /);
  const chunk = `40000\r\n${"x".repeat(0x40000)}\r\n`;
  const chunked = `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(5)}0\r\n\r\n`;
  assert.match(await raw(port, chunked), /^HTTP\/1\.1 413 /);
  assert.equal((await post(JSON.stringify({ update_id: 1, text: "x".repeat(900_000) }), secret)).status, 200);
  assert.equal((await fetch(`${address}/healthz`)).status, 200);
});

test("a body that never ends is cut off after ten seconds", async (t) => {
  const { desk, port } = await open(t);
  const secret = deriveSecret(desk.config.botToken);
  const head = `POST /telegram HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: ${secret}\r\n`;
  const startedAt = performance.now();
  assert.match(await raw(port, `${head}Content-Length: 1000\r\n\r\n{`), /^(HTTP\/1\.1 408 .*|$)/s);
  const seconds = (performance.now() - startedAt) / 1_000;
  assert.ok(seconds > 9 && seconds < 30, `${seconds} s`);
});
