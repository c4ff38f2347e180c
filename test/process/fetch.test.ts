import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { Api, HttpError } from "grammy";
import { createFetch } from "../../src/telegram/fetch.ts";

test("of an answer that is no JSON nothing is quoted: it may hold what people wrote", async (t) => {
  const server = createServer((_, response) => response.end("{ текст клиента"));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const api = new Api("1:token", { apiRoot: `http://127.0.0.1:${port}`, fetch: createFetch() });
  await assert.rejects(api.getMe(), (error: unknown) => {
    assert.ok(error instanceof HttpError && error.error instanceof Error);
    assert.equal(error.error.message, "the answer is no JSON");
    return true;
  });
});
