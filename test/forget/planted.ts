import assert from "node:assert/strict";
import { sql } from "../../src/store/database.ts";
import { keepFailedUpdate } from "../../src/store/failed-updates.ts";
import { shows } from "../contract/shown-ticket.ts";
import type { Desk } from "../support/desk.ts";
import { contact, document, location, type Person, photo, poll, text } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";

const date = 1_790_000_000;

/** A client of whom everything is kept that can be, each with words that are nowhere else. */
export async function plants(desk: Desk): Promise<{ anna: Person; planted: [string, string][] }> {
  const { boris } = desk;
  await desk.olga.writes("/settings stop_words криптоколхоз");
  const anna = desk.telegram.client("Аннушка", {
    language_code: "ru",
    last_name: "Петрозаводская",
    username: "anna_petrova",
  });
  await anna.starts("zagadochnaya_ssylka");
  await anna.writes("Первыеслова клиента");
  const ticket = await shows(desk, 1);
  const manager = ticket.of(boris);
  const first = await manager.sees(/Первыеслова/);
  await anna.writes("/name Нюрочка");
  const own = await anna.writes("Доправочное слово");
  await manager.sees(/Доправочное/);
  await anna.edits(own, "Послеправочное слово");
  await anna.sends(photo("Подписькартинки"));
  const picture = await anna.sends(photo("Прежняякартинка"));
  await manager.sees("Прежняякартинка");
  // The copy is made anew, and the earlier one stays.
  const refusal = new Failure(400, "Bad Request: message media can't be edited");
  desk.telegram.faults.fails(refusal, { method: "editMessageMedia", times: 1 });
  await anna.edits(picture, photo("Новаякартинка"));
  await manager.sees("Новаякартинка");
  await anna.sends(document("Подписьфайла"));
  await anna.sends(contact("Гостькнижный", "+79995550102"));
  await anna.sends(location(41.123457, 44.765433));
  await anna.sends(poll("Опроссекретный", ["Вариантпервый", "Вариантвторой"]));
  await anna.sends(text("Пересланное"), {
    forward_origin: {
      type: "user",
      date,
      sender_user: { id: 77_000_111, is_bot: false, first_name: "Переславль", last_name: "Залесский" },
    },
  });
  await manager.writes("Ответменеджера про заказ");
  const answer = await anna.sees("Ответменеджера про заказ");
  await anna.repliesTo(answer, "Ответнаответ", { quote: "про заказ" });
  await manager.writes("// Заметкатайная о клиенте");
  await manager.writes("/tag особоважный");
  await manager.writes("/name Имяоткоманды");
  await anna.writes("Тут криптоколхоз и стопслово");
  await anna.writes("/nonsense неизвестнаякоманда");
  await desk.settles();
  await ticket.atCard(boris).presses("📝 Заметка");
  await manager.writes("Удержанное слово");
  await desk.settles();
  await anna.writes("/close");
  await anna.presses("Нет");
  await anna.presses("1 ⭐");
  await anna.sees("Что нам стоит исправить?");
  await anna.writes("Отзывгорький");
  await desk.settles();
  await manager.writes("/reopen");
  await desk.settles();
  await anna.blocks();
  await manager.writes("Недошедшийответ");
  await desk.settles();
  await anna.unblocks();
  await desk.settles();
  await desk.olga.writes(`/block ${anna.id} Причинаблока`);
  await desk.settles();
  const update = { update_id: 9_999, message: { from: { id: anna.id }, text: "Сбойноеобновление" } };
  desk.app.store.transaction((tx) => {
    keepFailedUpdate(tx, 9_999, JSON.stringify(update), "Error: tripped", desk.clock.now());
  });
  const files = desk.app.store.all(sql.selectFrom("messages").select(["file_id", "file_unique_id"]));
  const fileIds = files.flatMap((row) => [row.file_id ?? [], row.file_unique_id ?? []].flat());
  assert.ok(first !== undefined && fileIds.length >= 4);
  return {
    anna,
    planted: [
      ["the first name", "Аннушка"],
      ["the last name", "Петрозаводская"],
      ["the username", "anna_petrova"],
      ["the Telegram id", String(anna.id)],
      ["the payload of the link", "zagadochnaya_ssylka"],
      ["a text", "Первыеслова"],
      ["the name that they asked for", "Нюрочка"],
      ["a text before its edit", "Доправочное"],
      ["a text after its edit", "Послеправочное"],
      ["a caption", "Подписькартинки"],
      ["a copy that was made anew", "Прежняякартинка"],
      ["a file's caption", "Подписьфайла"],
      ["a contact's name", "Гостькнижный"],
      ["a contact's telephone", "9995550102"],
      ["a latitude", "41.123457"],
      ["a poll's question", "Опроссекретный"],
      ["a poll's choice", "Вариантвторой"],
      ["who wrote what was forwarded", "Переславль"],
      ["an answer", "Ответменеджера"],
      ["a reply", "Ответнаответ"],
      ["a note", "Заметкатайная"],
      ["a tag", "особоважный"],
      ["the name that the team chose", "Имяоткоманды"],
      ["a text with a stop-word", "стопслово"],
      ["an unknown command", "неизвестнаякоманда"],
      ["a withheld message", "Удержанное"],
      ["an answer that did not arrive", "Недошедшийответ"],
      ["a comment on a rating", "Отзывгорький"],
      ["the reason of a block", "Причинаблока"],
      ["a failed update", "Сбойноеобновление"],
      ...fileIds.map((id): [string, string] => ["a file's id", id]),
    ],
  };
}
