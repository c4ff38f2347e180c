import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { closeBrowser, openPage, withoutBrowser } from "../telegram/page/visit.ts";
import { receives, secrets, tellEverything } from "./conversation.ts";

after(closeBrowser);

test("the team's transcript has everything, and a browser shows it; the client's has nothing internal", async (t) => {
  const told = await tellEverything(t);
  const { desk, files } = told;
  const { boris, olga } = desk;

  const toast = await told.ticket
    .atCard(boris)
    .presses("⋯")
    .then(() => told.ticket.atCard(boris).presses("📄 Переписка файлом"));
  assert.equal(toast.text, "Готовлю переписку. Пришлю её вам в личный чат.");
  const { page, caption } = await receives(desk, boris, "topicdesk-ticket-1.html");
  assert.match(caption, /^Обращение №1: вся переписка с заметками и событиями\. Это для команды/);
  for (const secret of secrets) assert.ok(page.includes(secret), secret);
  for (const bytes of Object.values(files))
    assert.ok(page.includes(bytes.toString("base64")), "a file is not in it");
  assert.ok(!page.includes(desk.telegram.bot.token), "the page has the bot's token");
  assert.ok(!page.includes("<script"));
  assert.ok(
    !/\b(?:src|href)="(?!data:|#|https:\/\/example\.org\/a\?b=1&amp;c")/.test(page),
    "it loads something",
  );

  await olga.writes("/transcript №1 для клиента");
  await olga.sees("Готовлю переписку обращения №1.");
  const forClient = await receives(desk, olga, "topicdesk-ticket-1-client.html");
  assert.equal(forClient.caption, "Обращение №1: переписка для клиента, без заметок и внутренних событий.");
  for (const secret of [...secrets, "Борис", "Вера П", "взял", "заметк"])
    assert.ok(!forClient.page.toLowerCase().includes(secret.toLowerCase()), `the client reads «${secret}»`);
  assert.ok(!forClient.page.includes(files.plan.toString("base64")), "the client gets a note's file");
  for (const kept of ["photo", "voice", "invoice"] as const)
    assert.ok(forClient.page.includes(files[kept].toString("base64")), kept);

  await olga.writes("/audit");
  await olga.sees(/Борис: запрошена переписка обращения №1\n/);
  await olga.sees(/Ольга: запрошена переписка обращения №1 для клиента/);

  await t.test("in a browser", { skip: withoutBrowser, timeout: 180_000 }, async (browsing) => {
    const directory = mkdtempSync(join(tmpdir(), "topicdesk-transcript-"));
    browsing.after(() => rmSync(directory, { recursive: true, force: true }));
    const show = (name: string, content: string) => {
      const path = join(directory, name);
      writeFileSync(path, content);
      return pathToFileURL(path).href;
    };
    const { page: tab, problems } = await openPage(browsing, show("team.html", page));
    const articles = await tab.getByRole("article").allInnerTexts();
    const lines = articles.map((words) => words.replaceAll(/\s*\n\s*/g, " | "));
    assert.deepEqual(lines, teamSees);
    const events = await tab.locator(".event").allInnerTexts();
    assert.deepEqual(events, happened);
    assert.deepEqual(await tab.locator("dl > *").allInnerTexts(), facts);
    // It is drawn, not only named.
    const width = await tab.evaluate("document.querySelector('img.photo').naturalWidth");
    assert.equal(width, 480);
    assert.equal(await tab.evaluate("getComputedStyle(document.querySelector('audio')).display"), "block");
    assert.equal(await tab.locator("article.team a[download]").getAttribute("download"), "счётfdp.html");
    await tab.emulateMedia({ media: "print" });
    assert.equal(await tab.evaluate(background), "rgb(255, 255, 255)");
    await tab.emulateMedia({ media: "screen", colorScheme: "dark" });
    assert.equal(await tab.evaluate(background), "rgb(20, 23, 28)");

    await tab.goto(show("client.html", forClient.page));
    const clientLines = (await tab.getByRole("article").allInnerTexts()).map((words) =>
      words.replaceAll(/\s*\n\s*/g, " | "),
    );
    assert.deepEqual(clientLines, clientSees);
    assert.deepEqual(await tab.locator(".event").allInnerTexts(), [
      "12:00 · Обращение открыто",
      "12:15 · Обращение закрыто",
    ]);
    assert.deepEqual(
      problems.filter(
        (problem) => !problem.startsWith("request to file:") && !problem.startsWith("request to data:"),
      ),
      [],
    );
    if (process.env["PICTURE"] !== undefined) {
      await tab.emulateMedia({ media: "screen", colorScheme: "light" });
      await tab.setViewportSize({ width: 900, height: 1180 });
      await tab.goto(show("team.html", page));
      await tab.screenshot({ path: process.env["PICTURE"], fullPage: true });
    }
  });
});

const background = "getComputedStyle(document.body).backgroundColor";

const teamSees = [
  "Анна <i> ванова | клиент | 12:00 | Заказ 1042 пришёл без зарядки & вот | ❤ Борис",
  "Анна <i> ванова | клиент | 12:02 | Адрес: Ленина, 1 | Изменено: 12:03. Раньше было: | Адрес: Леннина, 1",
  "Анна <i> ванова | клиент | 12:04 | фото · 44 кБ | Вот что пришло",
  "Анна <i> ванова | клиент | 12:04 | голосовое сообщение · 24 кБ",
  "Анна <i> ванова | клиент | 12:04 | ⬇️ стикер · 21 кБ",
  "Анна <i> ванова | клиент | 12:04 | геопозиция | Координаты: 55.750000, 37.610000",
  "Анна <i> ванова | клиент | 12:04 | контакт | Вера | +79990001122",
  "Борис | 📝 заметка для своих | 12:05 | Ещё более скандальный, цитата из заметки | Изменено: 12:06. Раньше было: | Клиент скандальный",
  "Борис | 📝 заметка для своих | 12:07 | ⬇️ файл · план.txt · 1 кБ | смета",
  "Борис | 12:08 | ⬇️ файл · счётfdp.html · 1 кБ | Счёт",
  "Борис | 12:09 | Анна <i> ванова | без зарядки | Простите! Отправим завтра.",
  "Вера Петрова-Внутренняя | 12:10 | Курьер позвонит в 15:00 | Изменено: 12:11. Раньше было: | Курьер позвонит (внутренняя оговорка) | 👍 Анна <i> ванова",
  "Вера Петрова-Внутренняя | 12:12 | удалено у клиента | Ой, это не клиенту",
  "Анна <i> ванова | клиент | 12:14 | Вера Петрова-Внутренняя | Курьер позвонит в 15:00 | Спасибо, жду",
  "Анна <i> ванова | клиент | 12:14 | Анна <i> ванова | 1042 | И ещё кабель",
];

/** Nobody of the team is named, since answers are not signed. */
const clientSees = [
  "Анна <i> ванова | 12:00 | Заказ 1042 пришёл без зарядки & вот | ❤",
  "Анна <i> ванова | 12:02 | Адрес: Ленина, 1 | Изменено: 12:03. Раньше было: | Адрес: Леннина, 1",
  "Анна <i> ванова | 12:04 | фото · 44 кБ | Вот что пришло",
  "Анна <i> ванова | 12:04 | голосовое сообщение · 24 кБ",
  "Анна <i> ванова | 12:04 | ⬇️ стикер · 21 кБ",
  "Анна <i> ванова | 12:04 | геопозиция | Координаты: 55.750000, 37.610000",
  "Анна <i> ванова | 12:04 | контакт | Вера | +79990001122",
  "Поддержка | 12:08 | ⬇️ файл · счётfdp.html · 1 кБ | Счёт",
  "Поддержка | 12:09 | Анна <i> ванова | без зарядки | Простите! Отправим завтра.",
  "Поддержка | 12:10 | Курьер позвонит в 15:00 | 👍",
  "Анна <i> ванова | 12:14 | Поддержка | Курьер позвонит в 15:00 | Спасибо, жду",
  "Анна <i> ванова | 12:14 | Анна <i> ванова | 1042 | И ещё кабель",
];

const happened = [
  "12:00 · обращение открыто",
  "12:01 · Борис: взял(а) обращение",
  "12:13 · Вера Петрова-Внутренняя: сообщение удалено у клиента",
  "12:14 · Борис: добавлена метка #возврат_внутри",
  "12:15 · Борис: обращение закрыто",
  "12:15 · оценка: вопрос решён",
  "12:15 · оценка: ★★★★★, вопрос решён",
];

const facts = [
  "Клиент",
  "Анна <i> ванова",
  "Номер клиента",
  "5000000005",
  "Отдел",
  "Менеджеры",
  "Менеджер",
  "Борис",
  "Состояние",
  "Закрыто",
  "Открыто",
  "20 ноября 2026 г., 12:00",
  "Первый ответ",
  "20 ноября 2026 г., 12:08",
  "Закрыто",
  "20 ноября 2026 г., 12:15",
  "Метки",
  "#возврат_внутри",
  "Оценка",
  "★★★★★, вопрос решён",
];
