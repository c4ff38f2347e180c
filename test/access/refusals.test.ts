import assert from "node:assert/strict";
import { test } from "node:test";
import { refuseAccess } from "../../src/handle/access.ts";
import type { CommandName, Role, Where } from "../../src/ticket/access.ts";
import { openDesk } from "../support/desk.ts";

test("who may not do something is told who may", async (t) => {
  const desk = await openDesk(t);
  desk.app.store.transaction((tx) => {
    const refused = (may: CommandName, role: Role, there: Where) =>
      refuseAccess({ tx, teamLanguage: "ru" }, may, role, there)?.text;
    // Only where answers are written a removed person hears that nothing was sent to the client.
    assert.match(refused("close", "removed", "ticket")!, /клиенту ничего не отправлено/);
    assert.equal(refused("hours", "removed", "private"), "Это могут только сотрудники поддержки.");
    assert.equal(refused("hours", "client", "private"), "Это могут только сотрудники поддержки.");
    assert.equal(refused("hours", "manager", "private"), "Это может только администратор: Ольга.");
    assert.equal(refused("setup", "stranger", "group"), "Это может только администратор: Ольга.");
    assert.match(refused("claim", "anonymous", "ticket")!, /от имени группы/);
    assert.match(refused("claim", "unlisted", "ticket")!, /нет в их списке/);
    // A button that the bot does not write there.
    assert.equal(refused("hours", "admin", "group"), "Эта кнопка устарела.");
    assert.equal(refused("hours", "admin", "private"), undefined);
  });
});
