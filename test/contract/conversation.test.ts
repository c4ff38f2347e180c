import assert from "node:assert/strict";
import { test } from "node:test";
import { photo } from "../telegram/actors.ts";
import { atEveryDesk } from "./nature.ts";
import { shows } from "./shown-ticket.ts";

atEveryDesk("conversation", (nature) => {
  test("a client's message becomes a ticket with its card, the question under it; the answer comes back", async (t) => {
    const desk = await nature.open(t);
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    await anna.writes("Не работает касса");
    const ticket = await shows(desk, 1);
    const boris = ticket.of(desk.boris);
    await boris.sees(/^Не работает касса$/);
    await anna.sees("Обращение №1 принято");
    await boris.writes("Перезагрузите её, пожалуйста");
    await anna.sees("Перезагрузите её, пожалуйста");
    await anna.sendsAlbum([photo("Раз"), photo("Два")]);
    await boris.sees("Два");
    const album = ticket.messages().filter(({ content }) => content.photo !== undefined);
    assert.equal(new Set(album.map(({ media_group_id }) => media_group_id)).size, 1);
    assert.deepEqual(
      album.map(({ content }) => content.caption),
      ["Раз", "Два"],
    );
  });
});
