import assert from "node:assert/strict";
import { test } from "node:test";
import { saveOwnText } from "../../src/store/texts/texts.ts";
import { clientTextIds, nameOfText } from "../../src/text/client-texts.ts";
import { shapeOf } from "../../src/text/text.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { type Person, photo } from "../telegram/actors.ts";

/** Begins whatever is an admin's own text. */
const mark = "§";

/** A Friday noon in Moscow. */
const noon = Date.parse("2026-11-20T09:00:00Z");

/** What the team says, and what is nobody's text: subjects and stars. */
const others = /^(Выехал|Красные|Синие|Синие!|Доставка|\d ⭐)$/;

test("once every text is changed, clients read nothing but the admin's own", async (t) => {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { olga, boris, telegram } = desk;
  for (const set of ["greeting on", "ask_name on", "signature manager"])
    await olga.writes(`/settings ${set}`);
  await olga.writes("/subjects add Доставка");
  await desk.settles();
  changeAll(desk);
  const anna = telegram.client("Анна", { language_code: "ru" });
  const seen = new Set<string>();
  const look = async (client: Person) => {
    await desk.settles();
    for (const said of readBy(client)) {
      if (others.test(said)) continue;
      const [id] = new RegExp(`${mark}[a-z-]+`).exec(said) ?? [];
      assert.ok(id, `not an admin's own text: ${said}`);
      for (const [found] of said.matchAll(new RegExp(`${mark}[a-z-]+`, "g"))) seen.add(found.slice(1));
    }
  };
  const writes = async (words: string) => {
    clock.advance(60_000);
    await anna.writes(words);
    await look(anna);
  };
  const presses = async (label: RegExp) => {
    const { text = "" } = await anna.presses(label, { timeout: 10_000 });
    if (text !== "") assert.ok(text.startsWith(mark), text);
    seen.add(text.slice(1).split(" ")[0]!);
    await look(anna);
  };

  await anna.starts();
  for (const words of ["/help", "/newe", "/zzzzzz слова", "/tickets", "/close", "/settings", "/close 77"])
    await writes(words);
  for (const words of ["/name", "/name где мой заказ?", `/name ${"а".repeat(70)}`]) await writes(words);
  await writes("Где заказ?");
  const first = await desk.forum.hasTopic("№1");
  await presses(/^Доставка$/);
  await anna.repliesTo(await anna.sees(`${mark}name-ask`), "Аня");
  await look(anna);
  await boris.in(first).presses("🙋 Взять");
  await boris.in(first).writes("Выехал");
  await look(anna);
  await writes("/new");
  await writes("Есть красные?");
  const second = await desk.forum.hasTopic("№2");
  await presses(/button-subject-skip/);
  await boris.in(second).sendsAlbum([photo("Красные"), photo("Синие")]);
  await look(anna);
  clock.advance(60_000);
  await boris.in(first).writes("Выехал");
  await look(anna);
  await writes("А когда?");
  await presses(/button-client-move$/);
  await presses(/button-client-ticket 2|button-client-ticket-subject 2/);
  await writes("/tickets");
  await presses(/button-client-ticket-subject 1/);
  await presses(/button-client-history/);
  await presses(/button-client-continue/);
  await writes("/close");
  await presses(/button-client-ticket-subject 1/);
  await presses(/button-no$/);
  await presses(/^1 ⭐$/);
  await writes("Долго");
  await presses(/button-client-reopen$/);
  await boris.in(second).writes("/close");
  await presses(/button-yes$/);
  await presses(/^5 ⭐$/);
  await olga.writes("/hours 20-21");
  await desk.settles();
  await writes("/new");
  await writes("Ночной вопрос");
  await boris.in(first).writes("/block");
  await boris.in(first).writes("/unblock");
  await look(anna);

  const vera = telegram.client("Вера", { language_code: "ru" });
  for (const payload of ["s_1", "d_1", "order_7"]) {
    await vera.starts(payload);
    await look(vera);
  }
  assert.ok(seen.size > 60, `the story comes to few texts: ${[...seen].join(", ")}`);
});

/** Every text is its own id with all that is put in. */
function changeAll({ app }: Desk): void {
  app.store.transaction((tx) => {
    for (const id of clientTextIds) {
      const names = shapeOf("ru", id).placeholders.map((name) => ` {${name}}`);
      const text = `${mark}${nameOfText(id)}${names.join("")}`;
      saveOwnText(tx, { language: "ru", id: nameOfText(id), text, entities: null });
    }
  });
}

/** Every line of the bot's messages on the client's screen, and every button. */
function readBy(client: Person): string[] {
  return client.messages
    .filter(({ sender }) => sender.account.is_bot)
    .flatMap(({ content, reply_markup }) => {
      const lines = (content.text ?? content.caption ?? "").split("\n").filter((line) => line !== "");
      return lines.concat((reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text));
    });
}
