import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";
import type { Language } from "../../../src/text/text.ts";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** For `skip`: false where there is a browser, else the reason. */
export const withoutBrowser = existsSync(CHROMIUM)
  ? false
  : `no browser at ${CHROMIUM}; name one in CHROMIUM`;

/** The page, open in a browser. */
export interface Visit {
  page: Page;
  phone: Locator;
  group: Locator;
  channel: Locator;
  personal: Locator;
  /** Errors on the page's console, and requests that would leave this computer. */
  problems: string[];
  /** Ends the demo as Ctrl-C does. Returns its exit code. */
  leave: () => Promise<number | null>;
}

/** Starts the demo and opens its page in Russian. */
export async function visit(t: TestContext, ...parameters: string[]): Promise<Visit> {
  const demo = startDemo(t, "--port", "0", ...parameters);
  const { page, problems } = await openPage(t, await addressOf(demo));
  return {
    page,
    phone: page.getByRole("region", { name: "Телефон клиента" }),
    group: page.getByRole("region", { name: "Группа менеджеров" }),
    channel: page.getByRole("region", { name: "Канал с комментариями" }),
    personal: page.getByRole("region", { name: "Личка" }),
    problems,
    async leave() {
      demo.kill("SIGINT");
      const [code] = await once(demo, "close");
      return code as number | null;
    },
  };
}

/** The process of `npm run demo`. It ends with the test at the latest. */
export function startDemo(t: TestContext, ...parameters: string[]): ChildProcess {
  return startDemoIn("ru", t, ...parameters);
}

export function startDemoIn(language: Language, t: TestContext, ...parameters: string[]): ChildProcess {
  const script = join(import.meta.dirname, "../../../scripts/demo.ts");
  const child = spawn(process.execPath, [script, ...parameters], {
    env: { ...process.env, LANGUAGE: language },
    stdio: ["ignore", "pipe", "pipe"],
  });
  t.after(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, "close");
    child.kill("SIGTERM");
    await closed;
  });
  return child;
}

export async function addressOf(demo: ChildProcess): Promise<string> {
  for await (const line of createInterface(demo.stdout!)) {
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error("The demo ended without an address");
}

let browser: Promise<Browser> | undefined;

/** One for all pages: a browser takes seconds to start. */
function openBrowser(): Promise<Browser> {
  return (browser ??= chromium.launch({ executablePath: CHROMIUM, args: QUIET }));
}

/** Each file with pages says `after(closeBrowser)`: an open browser keeps its process from ending. */
export async function closeBrowser(): Promise<void> {
  const open = browser;
  browser = undefined;
  await (await open)?.close();
}

/**
 * A page that shares nothing with other pages. `problems` collects errors on its console, and requests that would leave this
 * computer.
 */
export async function openPage(t: TestContext, address: string): Promise<{ page: Page; problems: string[] }> {
  const context = await (
    await openBrowser()
  ).newContext({ viewport: { width: 1600, height: 1000 }, locale: "ru-RU" });
  t.after(() => context.close());
  const page = await context.newPage();
  // Half of what each test has. On a busy machine a page with its scripts may take longer than Playwright's half a minute.
  page.setDefaultTimeout(90_000);
  const problems: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).hostname !== "127.0.0.1") problems.push(`request to ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.addInitScript(TELL_TOASTS);
  await page.goto(address);
  return { page, problems };
}

/** Tells on the console what stands in a toast: on a busy machine it may be gone before anybody has looked for it. */
const TELL_TOASTS = `new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const node of addedNodes)
      if (node.className === "toast") console.info(node.textContent);
}).observe(document, { childList: true, subtree: true })`;

/** Resolves when a toast with these words comes up. Ask for it before doing what brings it. */
export async function showsToast(page: Page, words: string): Promise<void> {
  await page.waitForEvent("console", (message) => message.text() === words);
}

export async function write(place: Locator, text: string): Promise<void> {
  await place.getByRole("textbox").fill(text);
  await place.getByRole("textbox").press("Enter");
}
