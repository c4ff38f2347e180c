import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { openDepartments } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { minute, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { passes } from "../support/desk.ts";
import { Channel, type Person } from "../telegram/actors.ts";
import { entitiesOf } from "../telegram/content.ts";

for (const kind of ["topics", "channel"] as const)
  test(`a request whose subject the client chooses later is new to the department that gets it (${kind})`, async (t) => {
    const { desk, clock, store, here, there, asks } = await opens(t, kind);
    await orders(desk, "/subjects add Возврат", "/subjects route Возврат Склад");
    const anna = await asks("Анна");
    await passes(desk, clock, 3_000);
    assert.deepEqual(news(here), ["🆕 Новое обращение:\n• №1 · Анна"]);
    assert.deepEqual(news(there), []);
    await anna.presses("Возврат");
    await passes(desk, clock, 2 * minute);
    assert.deepEqual(news(there), ["🆕 Новое обращение:\n• №1 · Анна · Возврат"]);
    const [link] = entitiesOf(there.messages.at(-1)!.content);
    assert.match(
      link?.type === "text_link" ? link.url : "",
      new RegExp(`/c/${String(store.chat.id).slice(4)}/`),
    );
    assert.equal(news(here).length, 1);
  });

test("whoever moves a request is not told of it, nor is anybody of one that waits for its client", async (t) => {
  const { desk, clock, there, asks } = await opens(t, "topics");
  const { olga, boris } = desk;
  await olga.starts();
  for (const person of [olga, boris]) await answerTo(desk, "/notify new on", person);
  const clients = [await asks("Анна"), await asks("Вера"), await asks("Дина")];
  for (const name of ["Вера", "Дина"]) await boris.in(desk.forum.topic(name)).writes("Ответ");
  await clients[2]!.sees("Ответ");
  await clients[2]!.writes("А ещё?");
  await passes(desk, clock, 2 * minute);
  const before = [olga, boris].map((person) => news(person));
  for (const name of ["Анна", "Вера", "Дина"]) await olga.in(desk.forum.topic(name)).writes("/desk Склад");
  await passes(desk, clock, 2 * minute);
  assert.deepEqual(news(there), ["🆕 Новые обращения: 2\n• №1 · Анна\n• №3 · Дина"]);
  const after = [olga, boris].map((person) => news(person));
  assert.deepEqual(after, before, "they are of both departments");
});

/** Two departments, and a person of each alone who wants to hear of new requests. */
async function opens(t: TestContext, kind: "topics" | "channel") {
  const clock = new TestClock(noon);
  const { desk, home, store, boris } = await openDepartments(t, ["topics", kind], { clock });
  await boris.in(desk.group).writes("Всем привет");
  await desk.settles();
  await boris.starts();
  const here = desk.telegram.client("Глеб", { language_code: "ru" });
  const there = desk.telegram.client("Зоя", { language_code: "ru" });
  home.add(here);
  for (const place of new Set([store, store instanceof Channel ? store.discussion! : store]))
    place.add(there);
  await desk.settles();
  for (const person of [here, there]) {
    await person.starts();
    await answerTo(desk, "/notify new on", person);
  }
  const asks = async (name: string): Promise<Person> => {
    const client = desk.telegram.client(name, { language_code: "ru" });
    await client.writes("Вопрос");
    await desk.settles();
    return client;
  };
  return { desk, clock, store, here, there, asks };
}

function news({ messages }: Person): string[] {
  return messages.map(({ content }) => content.text ?? "").filter((words) => words.startsWith("🆕"));
}
