import assert from "node:assert/strict";
import { test } from "node:test";
import { type Desk, until } from "../support/desk.ts";
import { asks, buttonsOf, openDepartments } from "./departments.ts";

for (const kind of ["topics", "channel"] as const)
  test(`a request is transferred to people of its department, and the others are refused with the reason (${kind})`, async (t) => {
    const departments = await openDepartments(t, [kind, "topics"]);
    const { desk, store, boris, olga } = departments;
    const here = newcomer(desk, "Глеб");
    const there = newcomer(desk, "Зоя");
    desk.joins(here);
    store.add(there);
    await boris.in(desk.group).writes("Всем привет");
    await desk.settles();
    const { first } = await asks(departments, "Анна", 1);
    const manager = first.of(boris);
    const isOffered = () => {
      const labels = buttonsOf(first.card()!);
      return labels.includes("Глеб") ? labels : undefined;
    };
    await manager.writes("/transfer");
    await until(() => isOffered() !== undefined, "the page does not turn");
    const offered = isOffered()!;
    assert.ok(offered.includes(olga.account.first_name), "who is of both departments is missing");
    assert.ok(!offered.includes("Зоя"), "somebody is offered who cannot answer");

    await manager.writes("/transfer Зоя");
    await manager.sees(/^Зоя: в группе этого отдела бот такого менеджера не видел[^]*\/desk$/);
    await manager.writes("/transfer Яков");
    const { content } = await manager.sees(/^Не нашли менеджера «Яков»\. Есть: /);
    assert.match(content.text!, /Глеб/);
    assert.doesNotMatch(content.text!, /Зоя/);
    assert.doesNotMatch(first.card()!.content.text!, /Кто отвечает: Зоя/);

    await manager.writes("/transfer Глеб");
    await until(() => /Кто отвечает: Глеб/.test(first.card()!.content.text!), "it is not transferred");
  });

test("who alone is of a department is told that there is nobody to transfer to", async (t) => {
  const departments = await openDepartments(t);
  const { desk, home, boris, olga } = departments;
  await boris.in(desk.group).writes("Всем привет");
  const { first } = await asks(departments, "Анна", 1);
  home.kick(boris);
  await desk.settles();
  const admin = first.of(olga);
  await admin.writes("/claim");
  await desk.settles();
  await admin.writes("/transfer");
  await admin.sees(/^Передавать некому: других менеджеров этого отдела бот пока не знает/);
  assert.ok(buttonsOf(first.card()!).includes("🔁 Передать"));
});

function newcomer({ telegram }: Desk, name: string) {
  return telegram.client(name, { language_code: "ru" });
}
