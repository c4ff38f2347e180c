import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test, type TestContext } from "node:test";
import { chromium, type Locator, type Page } from "playwright-core";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const SKIP = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM}; name one in CHROMIUM`;
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

test("npm run demo -- --script plays its story to the end", { timeout: 90_000 }, async (t) => {
  const demo = startDemo(t, "--script");
  const printed: string[] = [];
  for (const stream of [demo.stdout!, demo.stderr!])
    createInterface(stream).on("line", (line) => printed.push(line));
  const [code] = await once(demo, "close");
  assert.equal(code, 0, printed.join("\n"));
  assert.ok(
    printed.some((line) => line.startsWith("Всё получилось")),
    printed.join("\n"),
  );
});

test("npm run demo refuses a port that makes no sense", async (t) => {
  const [code] = await once(startDemo(t, "--port", "many"), "close");
  assert.equal(code, 2);
});

test(
  "on the demo's page a client and a manager talk, with pictures",
  { timeout: 90_000, skip: SKIP },
  async (t) => {
    const demo = startDemo(t, "--port", "0");
    const address = await addressOf(demo);
    const { page, problems } = await openPage(t, address);
    const phone = page.getByRole("region", { name: "Телефон клиента" });
    const group = page.getByRole("region", { name: "Группа менеджеров" });

    await write(phone, "Здравствуйте! Заказ 1042 пришёл **без зарядки**.");
    await phone
      .getByText(/№\s?1\b/)
      .first()
      .waitFor();
    await group.getByRole("button", { name: /Анна/ }).click();
    const topic = group.getByRole("log");
    await topic.getByText("Заказ 1042 пришёл").last().waitFor();
    assert.equal(
      await topic
        .getByText("без зарядки")
        .last()
        .evaluate((node) => node.tagName),
      "STRONG",
    );

    await write(group, "Анна, здравствуйте! Простите за это, отправим зарядку сегодня.");
    await phone.getByText("отправим зарядку сегодня").waitFor();

    const question = group.getByRole("article").filter({ hasText: "Заказ 1042 пришёл" }).last();
    await question.hover();
    await question.getByRole("button", { name: "Ответить" }).click();
    await write(group, "Уже ищем её на складе.");
    const answer = phone.getByRole("article").filter({ hasText: "Уже ищем её на складе." });
    await answer.getByRole("button", { name: /Заказ 1042 пришёл без зарядки/ }).waitFor();

    const own = phone.locator(".own").filter({ hasText: "Заказ 1042 пришёл" });
    await own.hover();
    await own.getByRole("button", { name: "Изменить" }).click();
    await write(phone, "Здравствуйте! Заказ 1043 пришёл **без зарядки**.");
    await phone.locator(".own", { hasText: "1043" }).getByText("изменено").waitFor();

    await phone.getByRole("textbox").fill("Вот что было в коробке");
    await phone.getByRole("button", { name: "Прикрепить" }).click();
    await phone.getByRole("button", { name: "Готовый альбом" }).click();
    for (const place of [phone, group]) await showsAlbum(place, "Вот что было в коробке", 3);

    await group.getByRole("radio", { name: "Вера" }).check();
    await group.getByRole("button", { name: "Прикрепить" }).click();
    await group.getByRole("button", { name: "Голосовое" }).click();
    await phone.locator(".theirs .player").waitFor();

    await phone.getByRole("radio", { name: "John" }).check();
    await write(phone, "Hi! Can I change my delivery address?");
    await group.getByRole("button", { name: /John/ }).waitFor();
    await phone.getByRole("radio", { name: "Анна" }).check();

    if (process.env["SCREENSHOT"]) await page.screenshot({ path: process.env["SCREENSHOT"] });
    assert.deepEqual(problems, []);
    demo.kill("SIGINT");
    const [code] = await once(demo, "close");
    assert.equal(code, 0);
  },
);

test(
  "on a telephone the demo's page shows one pane at a time",
  { timeout: 60_000, skip: SKIP },
  async (t) => {
    const demo = startDemo(t, "--port", "0");
    const { page, problems } = await openPage(t, `${await addressOf(demo)}?lang=en`);
    await page.setViewportSize({ width: 390, height: 844 });
    await write(page.getByRole("region", { name: "Client’s phone" }), "<b>Is it text?</b>");
    await page.getByRole("tab", { name: /Managers/ }).click();
    const group = page.getByRole("region", { name: "Managers’ group" });
    await group.getByRole("button", { name: /Анна/ }).click();
    await group.getByText("<b>Is it text?</b>").last().waitFor();
    await group.getByRole("button", { name: "Back to topics" }).click();
    await group.getByRole("button", { name: /General/ }).waitFor();
    assert.deepEqual(problems, []);
  },
);

test("the demo obeys its own page only, not others open in the same browser", async (t) => {
  const address = await addressOf(startDemo(t, "--port", "0"));
  const post = (headers: Record<string, string>) =>
    fetch(`${address}api/act`, { method: "POST", body: "{}", headers });
  const json = { "content-type": "application/json" };
  const own = new URL(address).origin;
  assert.equal((await post({ ...json, origin: "https://example.com" })).status, 403);
  assert.equal((await post({ ...json })).status, 403);
  assert.equal((await post({ "content-type": "text/plain", origin: own })).status, 403);
  assert.equal((await fetch(`${address}../../package.json`)).status, 404);
  assert.match((await fetch(address)).headers.get("content-security-policy") ?? "", /^default-src 'self'/);
});

/** The process a person starts with `npm run demo`; it ends with the test at the latest. */
function startDemo(t: TestContext, ...parameters: string[]): ChildProcess {
  const script = join(import.meta.dirname, "../scripts/demo.ts");
  const child = spawn(process.execPath, [script, ...parameters], { stdio: ["ignore", "pipe", "pipe"] });
  t.after(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, "close");
    child.kill("SIGTERM");
    await closed;
  });
  return child;
}

async function addressOf(demo: ChildProcess): Promise<string> {
  for await (const line of createInterface(demo.stdout!)) {
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error("The demo ended without an address");
}

/** `problems` collects errors on the page's console and requests that would leave this computer. */
async function openPage(t: TestContext, address: string): Promise<{ page: Page; problems: string[] }> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "ru-RU" });
  const problems: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== "127.0.0.1") problems.push(`request to ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.goto(address);
  return { page, problems };
}

async function write(place: Locator, text: string): Promise<void> {
  await place.getByRole("textbox").fill(text);
  await place.getByRole("textbox").press("Enter");
}

/** What this test needs of an `HTMLImageElement`: Node has no types for pages. */
interface Picture {
  naturalWidth: number;
  decode: () => Promise<void>;
}

/** The pictures stand in one bubble with the caption, and their bytes have really arrived. */
async function showsAlbum(place: Locator, caption: string, count: number): Promise<void> {
  const bubble = place.locator(".bubble", {
    has: place.page().locator(`.album[data-count="${count}"]`),
    hasText: caption,
  });
  await bubble.waitFor();
  const widths = await bubble.locator("img").evaluateAll(async (images: Picture[]) => {
    await Promise.all(images.map((image) => image.decode()));
    return images.map((image) => image.naturalWidth);
  });
  assert.equal(widths.length, count);
  assert.ok(
    widths.every((width) => width > 0),
    `pictures ${widths.join(", ")} pixels wide`,
  );
}
