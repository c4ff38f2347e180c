import type { BotName } from "./bot-process.ts";
import { distributionOf } from "./distribution.ts";
import { atLeast, atMost, type Measured, milliseconds, percent, perSecond, times } from "./figures.ts";
import { onStand } from "./stand.ts";
import { distributionCells, distributionHeader, print, printTable } from "./table.ts";
import type { TaskName, Tasks, Traffic } from "./task.ts";

type Run = Traffic & {
  bot: BotName;
  /** Written messages for each second. */
  rate: number;
  /** Milliseconds of processor time for each message that arrived. */
  cpu: number;
};

/** Messages each second, half of them answers. When one arrives, the other side writes at once. */
export async function measureClosedLoop(): Promise<Measured> {
  const clients = 20;
  const latency = 50;
  const limit = (clients / latency) * 1_000;
  const options = { clients, latency, duration: 6_000 };
  const ours = await run("Topicdesk", "closedLoop", options, clients);
  const naive = await run("naive bot", "closedLoop", options, clients);
  const hasty = await run("hasty bot", "closedLoop", options, clients);
  print(
    `${clients} clients, every call but the long poll takes ${latency} ms: at most ${perSecond(limit)}. ` +
      "The hasty bot is the naive one without waiting for its calls.",
  );
  printRates([ours, hasty, naive], limit);
  return {
    figures: [
      atLeast("Closed loop at 50 ms, share of the limit", ours.rate / limit, 0.9, percent),
      {
        name: "Closed loop at 50 ms, against the hasty bot, which stores nothing",
        measured: times(ours.rate / hasty.rate),
      },
      { name: "Closed loop at 50 ms, against the naive bot", measured: times(ours.rate / naive.rate) },
    ],
    faults: faultsOf([ours, naive]),
  };
}

/** The same with a server that responds at once. */
export async function measureThroughput(): Promise<Measured> {
  const clients = 20;
  const options = { clients, latency: 0, duration: 6_000 };
  const ours = await run("Topicdesk", "closedLoop", options, clients);
  const naive = await run("naive bot", "closedLoop", options, clients);
  const hasty = await run("hasty bot", "closedLoop", options, clients);
  print(
    `${clients} clients, a server that answers at once. Of the bots only Topicdesk stores anything, durably.`,
  );
  printRates([ours, hasty, naive]);
  return {
    figures: [
      { name: "Throughput at zero latency", measured: perSecond(ours.rate) },
      atLeast("Throughput at zero latency, against the naive bot", ours.rate / naive.rate, 1, times),
      atMost("Processor for a message at zero latency", ours.cpu, 1.2, milliseconds),
    ],
    faults: faultsOf([ours, naive]),
  };
}

/** How long messages take at a steady rate that does not depend on the bot. */
export async function measureOpenLoop(): Promise<Measured> {
  const clients = 200;
  const latency = 50;
  const options = { clients, latency, perSecond: 100, duration: 15_000, patience: 5_000 };
  const ours = await run("Topicdesk", "openLoop", options, clients);
  const naive = await run("naive bot", "openLoop", { ...options, duration: 8_000 }, clients);
  const arrived = distributionOf(ours.untilArrived);
  print(
    `${options.perSecond} messages a second, half of them by ${clients} clients and half answers; every call but the long poll takes ${latency} ms.`,
  );
  print(
    `"called" ends when the copy call reaches the server, "there" when the copy is, ${latency} ms later.`,
  );
  printTable(
    ["from the offer of a message until it is", ...distributionHeader],
    [
      ["Topicdesk, called", ...distributionCells(distributionOf(ours.untilCalled))],
      ["Topicdesk, there", ...distributionCells(arrived)],
      ["naive bot, there", ...distributionCells(distributionOf(naive.untilArrived))],
    ],
  );
  if (naive.arrived < naive.offered) {
    print(
      `The naive bot had relayed ${naive.arrived} of ${naive.offered} when it was stopped; the oldest of the others had ` +
        `waited ${milliseconds(naive.oldestWaiting)}, and more with each second.`,
    );
  }
  return {
    figures: [
      atMost(`Open loop, p99 until there (${latency} ms of it Telegram's)`, arrived.p99, 75, milliseconds),
      atMost("Open loop, messages that did not arrive", ours.offered - ours.arrived, 0, String),
    ],
    faults: faultsOf([ours]),
  };
}

function run<Name extends Extract<TaskName, "closedLoop" | "openLoop">>(
  bot: BotName,
  name: Name,
  options: Tasks[Name]["options"],
  clients: number,
): Promise<Run> {
  return onStand({ bot, clients }, async (stand) => {
    // The compiler needs some hundred messages to warm up.
    await stand.telegram.run("closedLoop", { clients: 20, latency: 0, duration: 1_500 });
    const before = stand.bot.cpu();
    const traffic: Traffic = await stand.telegram.run(name, options);
    const used = stand.bot.cpu() - before;
    const rate = (traffic.arrivedInTime / traffic.duration) * 1_000;
    return { ...traffic, bot, rate, cpu: used / traffic.arrived };
  });
}

function printRates(runs: Run[], limit?: number): void {
  printTable(
    ["", "messages", "of the limit", "until there p50", "p99", "bot's CPU a message", "Telegram's CPU"],
    runs.map((each) => {
      const { p50, p99 } = distributionOf(each.untilArrived);
      return [
        each.bot,
        perSecond(each.rate),
        limit === undefined ? "—" : percent(each.rate / limit),
        milliseconds(p50),
        milliseconds(p99),
        milliseconds(each.cpu),
        percent(each.telegramCpu / each.duration),
      ];
    }),
  );
}

function faultsOf(runs: Run[]): string[] {
  return runs.flatMap(({ bot, outOfOrder, doubled, offered, arrived }) => [
    ...(outOfOrder > 0 ? [`${bot}: ${outOfOrder} messages out of order`] : []),
    ...(doubled > 0 ? [`${bot}: ${doubled} messages arrived twice`] : []),
    ...(bot === "Topicdesk" && arrived < offered
      ? [`${bot}: ${offered - arrived} messages did not arrive`]
      : []),
  ]);
}
