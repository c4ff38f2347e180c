import { setTimeout } from "node:timers/promises";
import { type Clock, systemClock } from "../../src/clock.ts";
import { startTelegram } from "../../test/telegram/actors.ts";
import { Crowd, countCalls, slowDown } from "./crowd.ts";
import type { Reply, Request, TaskName, Tasks } from "./task.ts";

/*
 * Telegram and its people, in their own process, so that their cost is not counted as the bot's. telegram-process.ts starts
 * it.
 */

/** The same epoch in all processes, with fractions of a millisecond. */
const clock: Clock = { ...systemClock, now: () => performance.timeOrigin + performance.now() };

const telegram = await startTelegram({ clock });
const owner = telegram.client("Olga", { language_code: "en" });
const forum = telegram.forum("Desk", { owner });
const crowd = new Crowd(telegram, forum, owner);

/** How long without a call the bot counts as quiet. */
const quiet = 300;

/** The pause between messages written one at a time, in which the bot settles the last one. */
const pause = 5;

const tasks: { [Name in TaskName]: (options: Tasks[Name]["options"]) => Promise<Tasks[Name]["result"]> } = {
  async setUp() {
    await owner.inGeneral(forum).writes("/setup");
    await owner.inGeneral(forum).sees((message) => message.sender.account.is_bot, { timeout: 20_000 });
    // The clients write as fast as they can.
    const asked = await owner.writes("/settings flood off");
    await owner.sees((message) => message.sender.account.is_bot, { timeout: 20_000, after: asked });
  },

  async openTickets({ clients }) {
    crowd.startAnew();
    await crowd.ask(0);
    await callsEnd();
    const firstTicketCalls = countCalls(telegram);
    for (let client = 1; client < clients; client += 1) await crowd.ask(client);
    await callsEnd();
    return { firstTicketCalls };
  },

  writeOneByOne: ({ clients, samples }) => oneByOne(samples, (index) => crowd.ask(index % clients)),

  answerOneByOne: ({ clients, samples }) => oneByOne(samples, (index) => crowd.answer(index % clients)),

  async closedLoop({ clients, duration, latency }) {
    const heal = slowDown(telegram, latency);
    return traffic(duration, 1_000 + latency * clients, async (isOver) => {
      crowd.onArrival = ({ client, side }) => {
        if (!isOver()) void (side === "client" ? crowd.answer(client) : crowd.ask(client));
      };
      for (let client = 0; client < clients; client += 1) await crowd.ask(client);
      await setTimeout(duration);
    }).finally(heal);
  },

  async openLoop({ clients, perSecond, duration, latency, patience }) {
    const heal = slowDown(telegram, latency);
    return traffic(duration, patience, async (isOver) => {
      const start = clock.now();
      for (let index = 0; !isOver(); index += 1) {
        const wait = start + (index * 1_000) / perSecond - clock.now();
        if (wait > 0) await setTimeout(wait);
        // Each client asks in one round and gets the answer in the next.
        const client = index % clients;
        await (Math.floor(index / clients) % 2 === 0 ? crowd.ask(client) : crowd.answer(client));
      }
    }).finally(heal);
  },

  async report({ written }) {
    const after = await owner.writes(written);
    const message = await owner.sees(({ content }) => content.document !== undefined, {
      timeout: 600_000,
      after,
    });
    return telegram.world.files.find(message.content.document!.file_id)!.bytes!.length;
  },

  async firstPoll() {
    for (;;) {
      const poll = telegram.calls.of("getUpdates")[0];
      if (poll !== undefined) return poll.at;
      await setTimeout(5);
    }
  },

  violations: () => Promise.resolve(telegram.violations),
};

async function oneByOne(samples: number, send: (index: number) => Promise<unknown>) {
  crowd.startAnew();
  for (let index = 0; index < samples; index += 1) {
    const arrival = new Promise<void>((resolve) => {
      crowd.onArrival = () => resolve();
    });
    await send(index);
    await arrival;
    await setTimeout(pause);
  }
  crowd.onArrival = () => {};
  const calls = countCalls(telegram);
  const calledAt = crowd.calledAt();
  return { delays: crowd.sent.map((sent) => calledAt.get(sent)! - sent.offeredAt), calls };
}

/** Runs `offer`, then waits up to `patience` for the messages that have not arrived yet. */
async function traffic(
  duration: number,
  patience: number,
  offer: (isOver: () => boolean) => Promise<void>,
): Promise<Tasks["closedLoop"]["result"]> {
  crowd.startAnew();
  const { outOfOrder, doubled } = crowd;
  const cpu = process.cpuUsage();
  const end = clock.now() + duration;
  await offer(() => clock.now() >= end);
  const used = process.cpuUsage(cpu);
  crowd.onArrival = () => {};
  const deadline = clock.now() + patience;
  const isWaiting = () => crowd.sent.some(({ arrivedAt }) => arrivedAt === undefined);
  while (clock.now() < deadline && isWaiting()) await setTimeout(20);

  const arrived = crowd.sent.filter(({ arrivedAt }) => arrivedAt !== undefined);
  const calledAt = crowd.calledAt();
  const waiting = crowd.sent.find(({ arrivedAt }) => arrivedAt === undefined);
  return {
    offered: crowd.sent.length,
    arrived: arrived.length,
    arrivedInTime: arrived.filter(({ arrivedAt }) => arrivedAt! <= end).length,
    duration,
    outOfOrder: crowd.outOfOrder - outOfOrder,
    doubled: crowd.doubled - doubled,
    untilCalled: [...calledAt].map(([sent, at]) => at - sent.offeredAt),
    untilArrived: arrived.map(({ arrivedAt, offeredAt }) => arrivedAt! - offeredAt),
    oldestWaiting: waiting === undefined ? 0 : clock.now() - waiting.offeredAt,
    calls: countCalls(telegram),
    telegramCpu: (used.user + used.system) / 1_000,
  };
}

async function callsEnd(): Promise<void> {
  for (let before = -1, now = countAll(); now !== before; now = countAll()) {
    before = now;
    await setTimeout(quiet);
  }
}

function countAll(): number {
  return Object.values(countCalls(telegram)).reduce((sum, times) => sum + times, 0);
}

function reply(message: Reply): void {
  process.send?.(message);
}

process.on("message", (request: Request) => {
  const task = tasks[request.name] as (options: object) => Promise<unknown>;
  task(request.options).then(
    (result) => reply({ kind: "result", id: request.id, result }),
    (error: unknown) => reply({ kind: "failure", id: request.id, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
reply({
  kind: "ready",
  address: {
    apiRoot: telegram.apiRoot,
    token: telegram.bot.token,
    adminId: owner.id,
    groupId: forum.id,
  },
});
