import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { setTimeout } from "node:timers/promises";
import { everythingArrives } from "./arrival.ts";
import { type Audit, audit } from "./audit.ts";
import type { BotProcess } from "./bot-process.ts";
import { seededRandom } from "../telegram/random.ts";
import { Load, wordsFor } from "./load.ts";
import { openProcessDesk, type ProcessDesk } from "./process-desk.ts";
import { watchStandingAside } from "../support/stood-aside.ts";
import { until } from "../support/until.ts";

const seed = Number(process.env["SEED"] ?? 2_026);

/**
 * Kills the bot that many times under load and faults, and asserts that nothing is lost, out of order or in a wrong place.
 * @param prepare returns more settings of the bot
 */
export async function killManyTimes(
  t: TestContext,
  kills: number,
  prepare: (desk: ProcessDesk) => Promise<Record<string, string>> = () => Promise.resolve({}),
): Promise<void> {
  t.diagnostic(`seed ${seed}`);
  const random = seededRandom(seed);
  const desk = await openProcessDesk(t);
  const env = await prepare(desk);
  const { telegram, forum } = desk;
  let names = 0;
  const newClient = () => telegram.client(`Клиент-${(names += 1)}`);
  // A process that ends normally leaves its compiled code in the cache for the killed ones.
  await (await desk.setUp(env)).terminate();
  const stoodAside = watchStandingAside(desk.directory);
  const firstCall = telegram.calls.all.length;
  const load = new Load({ managers: [desk.olga, desk.boris], forum, random });
  t.after(() => load.end());
  const starts: number[] = [];
  const launch = () => {
    starts.push(telegram.calls.all.length - firstCall);
    return desk.launch(env);
  };

  orderFaults(desk, seed);
  load.begin(
    Array.from({ length: 6 }, () => newClient()),
    200,
  );
  for (let kill = 0; kill < kills; kill += 1) {
    const newcomer = newClient();
    await load.asks(newcomer);
    await load.asks(newcomer, true);
    await killInAMoment(desk, launch(), random);
  }
  await load.end();
  telegram.faults.heal();

  let bot = launch();
  await everythingArrives(desk, load);
  // Messages that were answered before their ticket's last question are settled. A kill at rest repeats none of them.
  const settled = new Set(
    load.written.flatMap(({ message, side, client, number }) => [
      `${message.chat.id}/${message.message_id}`,
      wordsFor(side, client, number),
    ]),
  );
  await everybodyWritesOnce(load, desk);
  await everythingArrives(desk, load);
  await bot.kill();
  bot = launch();
  await everybodyWritesOnce(load, desk);
  await everythingArrives(desk, load);
  assert.deepEqual(copiedSince(starts.at(-1)!), [], "copies of what was settled before the last kill");
  await desk.settles();

  const calls = telegram.calls.all.slice(firstCall);
  const result = audit(load, { forum, calls, starts, stoodAside: new Set(stoodAside().values()) });
  report(t, kills, result);
  assert.deepEqual(result.lost, []);
  assert.deepEqual(result.outOfOrder, []);
  assert.deepEqual(result.misplaced, []);
  assert.deepEqual(
    result.repeated.filter(({ reason }) => reason === undefined),
    [],
    "repeated although the bot had heard that it was done",
  );
  assert.deepEqual(desk.read("SELECT * FROM failed_updates"), []);
  // A message whose fourth answer is cut off too is given up. Nothing is lost above, so it had arrived.
  assert.deepEqual(desk.read("SELECT * FROM outbox WHERE state = 'dead' AND lost_answers < 3"), []);
  const { code } = await bot.terminate();
  assert.equal(code, 0);

  function copiedSince(start: number): string[] {
    return telegram.calls.all
      .slice(firstCall + start)
      .flatMap(({ parameters }) => {
        const { from_chat_id, message_id, message_ids, text, media } = parameters as {
          from_chat_id?: number;
          message_id?: number;
          message_ids?: number[];
          text?: string;
          media?: { caption: string }[];
        };
        const copied = (message_ids ?? [message_id]).map((id) => `${from_chat_id}/${id}`);
        const captions = (media ?? []).map(({ caption }) => caption);
        return copied.concat(text ?? [], captions);
      })
      .filter((copied) => settled.has(copied));
  }
}

/**
 * Most processes have worked for a moment when they die, and some are still starting. A moment is a number of calls. If
 * it were a time, all would die idle on a busy machine.
 */
async function killInAMoment(
  { telegram: { calls } }: ProcessDesk,
  bot: BotProcess,
  random: () => number,
): Promise<void> {
  if (random() < 0.15) await setTimeout(random() * 400);
  else {
    await bot.works();
    const enough = calls.all.length + Math.floor(random() * 100);
    await until(() => calls.all.length >= enough || bot.ending !== undefined, "the bot makes no calls");
  }
  assert.equal(bot.ending, undefined, `the bot ended by itself:\n${bot.err.join("\n")}`);
  await bot.kill();
}

function orderFaults({ telegram }: ProcessDesk, seedOfFaults: number): void {
  const { faults } = telegram;
  const method = [
    "copyMessage",
    "copyMessages",
    "sendMediaGroup",
    "sendMessage",
    "createForumTopic",
    "editMessageText",
    "pinChatMessage",
  ];
  faults.seed(seedOfFaults);
  faults.latency(5, { method, probability: 0.3 });
  faults.latency(60, { method, probability: 0.1 });
  faults.tooManyRequests(1, { method, probability: 0.01 });
  faults.tooManyRequests(3, { method, probability: 0.005 });
  faults.serverError({ method, probability: 0.02 });
  faults.badGateway({ method, probability: 0.02 });
  faults.cutBefore({ method, probability: 0.02 });
  faults.cutAfter({ method, probability: 0.03 });
  faults.cutBefore({ method: "getUpdates", probability: 0.02 });
  faults.cutAfter({ method: "getUpdates", probability: 0.02 });
}

async function everybodyWritesOnce(load: Load, { boris }: ProcessDesk): Promise<void> {
  for (const client of load.clients) {
    await load.asks(client);
    await load.answers(boris, client);
  }
}

function report(
  t: TestContext,
  kills: number,
  { written, arrived, lost, outOfOrder, misplaced, ...rest }: Audit,
): void {
  const repeated = (what: string) => {
    const all = rest.repeated.filter((each) => each.what === what);
    const count = (reason: string) => all.filter((each) => each.reason === reason).length;
    return `${all.length} (${count("kill")} in flight at a kill, ${count("cut")} cut off)`;
  };
  t.diagnostic(
    [
      `kills ${kills}`,
      `to the desk ${arrived.desk} of ${written.desk}`,
      `to clients ${arrived.client} of ${written.client}`,
      `lost ${lost.length}`,
      `out of order ${outOfOrder.length}`,
      `misplaced ${misplaced.length}`,
      `messages again ${repeated("message")}`,
      `notices again ${repeated("notice")}`,
      `cards again ${repeated("card")}`,
      `topics again ${repeated("topic")}, ${rest.emptyTopics} left empty`,
    ].join(" · "),
  );
}
