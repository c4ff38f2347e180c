import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test, type TestContext } from "node:test";
import { languages, type Language } from "../../src/text/resources.ts";
import { Ledger, on } from "../report/ledger.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import { startPage } from "../telegram/page/server.ts";
import { snapshotOf } from "../telegram/page/snapshot.ts";
import { demoTerms } from "../telegram/page/terms.ts";
import { closeBrowser, openPage, withoutBrowser } from "../telegram/page/visit.ts";
import type { DemoWorld } from "../telegram/page/world.ts";

after(closeBrowser);

const PICTURES = process.env["PICTURES"];

const nothing = () => Promise.reject(new Error("nobody presses here"));

/** How many requests came on each day, Monday first, of two weeks from 9 November 2026. */
const opened = [9, 12, 11, 13, 12, 5, 4, 10, 23, 10, 14, 14, 4, 4];

const minute = 60_000;

const words = {
  ru: { team: ["Борис", "Вера", "Глеб", "Дарья"], owner: "Ольга", tab: "Личка" },
  en: { team: ["Boris", "Vera", "Greg", "Daria"], owner: "Olga", tab: "Private" },
};

/**
 * The pictures of the admin's guide:
 * `TZ=Europe/Moscow PICTURES=docs/pictures npx node --test test/demo/stats-pictures.test.ts`
 */
for (const language of languages)
  test(
    `the pictures of /stats are pictures in PICTURES: ${language}`,
    { timeout: 180_000, skip: withoutBrowser || (PICTURES ? false : "PICTURES names no folder") },
    async (t) => {
      const page = await openChat(t, language);
      mkdirSync(PICTURES!, { recursive: true });
      const pane = page.locator(".personal-pane");
      for (const scheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width: 420, height: 1_000 });
        await pane.screenshot({
          path: join(PICTURES!, `stats-${scheme}.${language}.png`),
          animations: "disabled",
        });
      }
      await page.setViewportSize({ width: 390, height: 844 });
      const picture = page.locator(".personal-pane img").first();
      await picture.scrollIntoViewIfNeeded();
      await page.screenshot({ path: join(PICTURES!, `stats-phone.${language}.png`), animations: "disabled" });
      const address = new URL((await picture.getAttribute("src"))!, page.url()).href;
      await page.goto(address);
      await page.locator("img").screenshot({ path: join(PICTURES!, `stats-open.${language}.png`) });
    },
  );

/** The owner's chat with the bot, after a week of a team. */
async function openChat(t: TestContext, language: Language) {
  const { team, owner, tab } = words[language];
  const clock = new TestClock(on("23 10:37"));
  // An admin needs no group to look at figures.
  const desk = await openDesk(t, { clock, config: { language }, isSetUp: false });
  const { telegram, olga, forum } = desk;
  olga.account.first_name = owner;
  olga.account.language_code = language;
  writeWeeks(new Ledger(join(desk.config.dataDir, "topicdesk.db")), team);
  await olga.starts();
  await olga.writes("/stats 2026-11-16 2026-11-22");
  await olga.sees(({ content }) => content.photo !== undefined, { timeout: 60_000 });
  await desk.settles();
  const anna = telegram.client(demoTerms[language].anna);
  const shown: Pick<DemoWorld, keyof DemoWorld> = {
    terms: demoTerms[language],
    clock: { aheadBy: 0 } as DemoWorld["clock"],
    world: telegram.world,
    bot: telegram.bot,
    root: telegram.apiRoot,
    forum: forum.chat,
    channel: telegram.channel(demoTerms[language].delivery, { owner: olga, botRights: "absent" }).chat,
    owner: olga.account,
    people: [
      { person: anna, account: anna.account, role: "client" },
      { person: olga, account: olga.account, role: "owner" },
    ],
    violations: telegram.violations,
    emojiOf: () => undefined,
    hasBytes: (file_id) => telegram.world.files.find(file_id)?.bytes !== undefined,
    file(file_id) {
      const bytes = telegram.world.files.find(file_id)?.bytes;
      return bytes && { bytes, type: "image/png" };
    },
    links: [],
    setUp: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const served = await startPage(
    {
      snapshot: () => snapshotOf(shown),
      file: shown.file,
      act: nothing,
      moveClock: nothing,
      tooLarge: "",
      onChange: (listener: () => void) => telegram.world.onChange(listener),
    },
    0,
  );
  t.after(() => served.close());
  const { page } = await openPage(t, `${served.url}${language === "en" ? "?lang=en" : ""}`);
  await page.setViewportSize({ width: 420, height: 1_000 });
  await page.getByRole("tab", { name: tab }).click();
  await page.locator(".personal-pane img").nth(4).waitFor();
  return page;
}

function writeWeeks(ledger: Ledger, team: readonly string[]): void {
  ledger.desk(1, "Менеджеры");
  for (const [index, name] of team.entries()) ledger.manager(11 + index, name);
  ledger.client(100, "Анна");
  let id = 0;
  ledger.store.transaction(() => {
    for (const [day, count] of opened.entries())
      for (let number = 0; number < count; number += 1) {
        id += 1;
        const at = on(`${9 + day} 9:00`) + ((number * 97) % 700) * minute;
        const by = 11 + ((id * 7) % 10 < 4 ? 0 : (id * 7) % team.length);
        const reply = at + (4 + ((id * 13) % 40) * (day === 11 ? 4 : 1)) * minute;
        ledger.opens(id, at);
        ledger.claims(id, by, reply);
        ledger.replies(id, by, reply);
        if (id % 11 === 0) continue;
        const end = reply + (30 + ((id * 101) % 900)) * minute;
        if (end > on("22 23:00")) continue;
        ledger.closes(id, by, end);
        if (id % 2 === 0) ledger.rates(id, [5, 5, 4, 5, 3, 5, 5, 2, 4, 5][id % 10]!, end + minute);
      }
  });
  ledger.store.close();
}
