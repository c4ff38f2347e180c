import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readBasics } from "../src/environment.ts";
import { perform } from "../test/telegram/page/actions.ts";
import type { Action, ClockMove } from "../test/telegram/page/contract.ts";
import { type BotProcess, startBot } from "../test/telegram/page/bot-process.ts";
import { moveClock } from "../test/telegram/page/clock-move.ts";
import { playStory } from "../test/telegram/page/play.ts";
import { startPage, type PageServer } from "../test/telegram/page/server.ts";
import { openSetupStage, playSetup } from "../test/telegram/page/setup-story.ts";
import { snapshotOf } from "../test/telegram/page/snapshot.ts";
import { demoTerms } from "../test/telegram/page/terms.ts";
import { createDemoWorld, type DemoWorld } from "../test/telegram/page/world.ts";

/** The stories exist only in Russian. */
const language = process.argv.includes("--script") ? "ru" : readBasics(process.env).language;
const terms = demoTerms[language];

interface Options {
  port: number;
  /** Whether private chats with the bot have topics. Its owner turns them on at @BotFather. */
  topics: boolean;
  script: boolean;
  help: boolean;
}

const options = readOptions();
if (options?.help) print(terms.usage);
else if (options) process.exitCode = await run(options);
else process.exitCode = 2;

/** Resolves with the exit code after everything has stopped and the temporary directory is deleted. */
async function run({ port, topics, script }: Options): Promise<number> {
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => resolve(script ? 130 : 0));
  });
  if (script) {
    const code = await tellSetup(interrupted);
    if (code !== 0) return code;
  }
  const directory = await mkdtemp(join(tmpdir(), "topicdesk-demo-"));
  const demo = await createDemoWorld({ hasTopics: topics, language });
  const bot = startBot(
    directory,
    {
      BOT_TOKEN: demo.bot.token,
      TELEGRAM_API_ROOT: demo.root,
      ADMIN_IDS: String(demo.owner.id),
      LANGUAGE: language,
      LOG_LEVEL: "info",
    },
    complain,
  );
  let isStopping = false;
  const died = bot.ended.then(({ code, lines }) => {
    if (!isStopping) {
      complain(terms.botEnded(code));
      for (const line of lines) complain(line);
    }
    return 1;
  });
  try {
    const ended = await Promise.race([interrupted, died, demo.setUp()]);
    if (ended !== undefined) return ended;
    if (script) return await Promise.race([interrupted, died, tell(demo)]);
    const page = await servePage(demo, bot, port);
    print(terms.open(language === "ru" ? page.url : `${page.url}?lang=${language}`));
    const code = await Promise.race([interrupted, died]);
    await page.close();
    return code;
  } finally {
    isStopping = true;
    await bot.stop();
    await demo.close();
    await rm(directory, { recursive: true, force: true });
    for (const violation of demo.violations) complain(terms.violation(violation));
  }
}

/** The story's exit code: 0 when every step succeeded and the bot made only valid calls. */
async function tell(demo: DemoWorld): Promise<number> {
  const wentRight = await playStory(demo, { print, complain });
  return wentRight && demo.violations.length === 0 ? 0 : 1;
}

/** How a new owner comes to the first answered ticket. Returns the exit code, as {@link tell} does. */
async function tellSetup(interrupted: Promise<number>): Promise<number> {
  const stage = await openSetupStage(print);
  const story = playSetup(stage, { print, complain }).then((wentRight) => (wentRight ? 0 : 1));
  try {
    return await Promise.race([interrupted, story]);
  } finally {
    await stage.close();
  }
}

function servePage(demo: DemoWorld, bot: BotProcess, port: number): Promise<PageServer> {
  const source = {
    snapshot: () => snapshotOf(demo),
    file: demo.file,
    act: (action: Action) => perform(demo, action),
    moveClock: (move: ClockMove) => moveClock(demo, bot, move),
    tooLarge: demo.terms.tooLarge,
    onChange: (listener: () => void) => demo.world.onChange(listener),
  };
  return startPage(source, port);
}

/** Prints the reason and returns undefined when they are wrong. */
function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "8080" },
        topics: { type: "boolean", default: false },
        script: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const port = Number(values.port);
    if (Number.isInteger(port) && port >= 0 && port <= 65_535) return { ...values, port };
    complain(terms.wrongPort(values.port));
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
  }
  complain(terms.usage);
  return undefined;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
