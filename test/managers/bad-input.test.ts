import assert from "node:assert/strict";
import { test } from "node:test";
import { openDesk } from "../support/desk.ts";
import { answerTo, colleague, teamRows } from "./team.ts";

/** What the admin writes, and the beginning of the answer. */
const wrong: [string, string][] = [
  ["/managers список", "Так можно менять список менеджеров:"],
  ["/managers выгнать @vera", "Так можно менять список менеджеров:"],
  ["/managers @vera", "Так можно менять список менеджеров:"],
  ["/managers constructor", "Так можно менять список менеджеров:"],
  ["/managers add", "Напишите, кого добавить: /managers add @boris."],
  ["/managers add Вера Иванова", "«Вера Иванова» — не @имя и не номер в Telegram."],
  ["/managers add @вера", "«@вера» — не @имя и не номер в Telegram."],
  ["/managers add -100123", "«-100123» — не @имя и не номер в Telegram."],
  ["/managers add 12345678901234567890", "«12345678901234567890» — не @имя и не номер в Telegram."],
  ["/managers add @vera_k @gleb_k", "«@vera_k @gleb_k» — не @имя и не номер в Telegram."],
  ["/managers add <b>@vera</b>", "«<b>@vera</b>» — не @имя и не номер в Telegram."],
  ["/managers add @VERA_k", "Вера (@vera_k) и так менеджер."],
  ["/managers add @nobody_here", "Бот ещё не видел @nobody_here, поэтому добавить пока не может."],
  ["/managers add 777", "Бот ещё не видел 777, поэтому добавить пока не может."],
  ["/managers remove", "Напишите, кого убрать: /managers remove @boris"],
  ["/managers remove Вера", "«Вера» — не @имя и не номер в Telegram."],
  ["/managers remove @nobody_here", "Такого менеджера нет: @nobody_here. Список: /managers"],
  ["/managers remove @anna_client", "Такого менеджера нет: Анна (@anna_client). Список: /managers"],
  ["/managers remove @gone_k", "Глеб (@gone_k) уже не в команде."],
  ["/managers remove {olga}", "Ольга ({olga}) — администратор. Сначала: /admins remove {olga}"],
  ["/managers name", "Напишите, кому и какое имя показывать клиентам:"],
  ["/managers name @vera_k", "Напишите, кому и какое имя показывать клиентам:"],
  ["/managers name @vera_k =", "Напишите, кому и какое имя показывать клиентам:"],
  ["/managers name = Вера", "Напишите, кому и какое имя показывать клиентам:"],
  ["/managers name @vera_k = …", "Имя для клиентов — от 1 до 40 знаков"],
  ["/managers name @vera_k = {long}", "Имя для клиентов — от 1 до 40 знаков"],
  ["/managers name @nobody_here = Вера", "Такого менеджера нет: @nobody_here."],
  ["/managers name @gone_k = Глеб", "Глеб (@gone_k) уже не в команде."],
  ["/managers name @vera_k = —", "Вера (@vera_k): отдельного имени нет, клиенты видят «Вера»."],
  ["/admins выбрать @vera_k", "Администраторов можно менять так:"],
  ["/admins add", "Напишите, кого сделать администратором: /admins add @boris"],
  ["/admins add Вера!", "«Вера!» — не @имя и не номер в Telegram."],
  ["/admins add @nobody_here", "Бот ещё не видел @nobody_here. Пусть этот человек откроет ссылку"],
  ["/admins add {olga}", "Ольга ({olga}) и так администратор."],
  ["/admins remove", "Напишите, кого снять: /admins remove @boris"],
  ["/admins remove @vera_k", "Вера (@vera_k) — не администратор. Список: /admins"],
  ["/admins remove @anna_client", "Анна (@anna_client) — не администратор. Список: /admins"],
  ["/admins remove {olga}", "Ольга ({olga}) — администратор по настройкам на сервере."],
  ["/settings access никто", "«никто» не подходит. Кто может отвечать клиентам:"],
];

test("wrong input for the team is answered with what is wrong, and changes nothing", async (t) => {
  const desk = await openDesk(t);
  await colleague(desk, "Вера", "vera_k");
  await colleague(desk, "Глеб", "gone_k");
  await answerTo(desk, "/managers remove @gone_k");
  await desk.telegram.client("Анна", { language_code: "ru", username: "anna_client" }).writes("Вопрос");
  await desk.settles();
  const fill = (words: string) =>
    words.replaceAll("{olga}", String(desk.olga.id)).replaceAll("{long}", "я".repeat(41));
  for (const [words, answer] of wrong) {
    const before = teamRows(desk);
    const { content } = await answerTo(desk, fill(words));
    const said = content.text ?? "";
    assert.equal(said.slice(0, fill(answer).length), fill(answer), words);
    assert.deepEqual(teamRows(desk), before, words);
  }
});
