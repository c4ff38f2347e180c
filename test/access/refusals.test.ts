import assert from "node:assert/strict";
import { test } from "node:test";
import { refuseAccess } from "../../src/handle/access.ts";

test("only where answers are written a removed person hears that nothing was sent to the client", () => {
  assert.match(refuseAccess("close", "removed", "ticket", "ru")!.text, /клиенту ничего не отправлено/);
  assert.equal(refuseAccess("hours", "removed", "private", "ru")!.text, "Это действие вам недоступно.");
  assert.match(refuseAccess("claim", "anonymous", "ticket", "ru")!.text, /от имени группы/);
  assert.equal(refuseAccess("hours", "admin", "private", "ru"), undefined);
});
