import { setInterval } from "node:timers";
import { distributionOf } from "./distribution.ts";
import { atMost, megabytes, type Measured, milliseconds, told } from "./figures.ts";
import { fillWithHistories } from "./report-filling.ts";
import { onStand, type Stand } from "./stand.ts";
import { print, printTable } from "./table.ts";

const day = 24 * 3_600_000;
const clients = 40;

interface Made {
  duration: number;
  cpu: number;
  /** The most that the process had more than before. */
  memory: number;
  size: number;
}

/** Reports over very many tickets: what they cost, and how long messages take meanwhile. */
export async function measureReports(): Promise<Measured> {
  const tickets = await over(100_000, async (stand) => {
    const first = await make(stand, "tickets");
    const [second, traffic] = await Promise.all([
      make(stand, "tickets"),
      stand.telegram.run("openLoop", {
        clients,
        perSecond: 40,
        duration: 20_000,
        latency: 0,
        patience: 5_000,
      }),
    ]);
    const staff = await make(stand, "staff");
    return { first, second, staff, untilCalled: distributionOf(traffic.untilCalled) };
  });
  const summary = await over(1_000_000, (stand) => make(stand, "summary"));
  printTable(
    ["", "took", "processor", "memory more", "file"],
    (
      [
        ["100,000 requests", tickets.first],
        ["the same, among messages", tickets.second],
        ["the staff of 100,000", tickets.staff],
        ["the summary of 1,000,000", summary],
      ] as const
    ).map(([name, { duration, cpu, memory, size }]) => [
      name,
      milliseconds(duration),
      milliseconds(cpu),
      megabytes(memory),
      `${(size / 1_000_000).toFixed(2)} MB`,
    ]),
  );
  print("Among 40 messages a second, whose processor is counted too.");
  return {
    figures: [
      atMost("Report on 100,000 tickets, processor", tickets.first.cpu, 15_000, milliseconds),
      atMost("Report on 100,000 tickets, memory more (RSS)", tickets.first.memory, 150_000_000, megabytes),
      atMost(
        "Report on 100,000 tickets, messages meanwhile, p99",
        tickets.untilCalled.p99,
        100,
        milliseconds,
      ),
      told("Report on 100,000 tickets, file", megabytes(tickets.first.size)),
      told("Summary of 1,000,000 tickets, processor", milliseconds(summary.cpu)),
      told("Summary of 1,000,000 tickets, memory more (RSS)", megabytes(summary.memory)),
    ],
    faults: [],
  };
}

/** The tickets were opened in the thirty days that ended a week ago. */
function over<T>(tickets: number, measure: (stand: Stand) => Promise<T>): Promise<T> {
  const to = Date.now() - 7 * day;
  return onStand(
    {
      bot: "Topicdesk",
      prepare: (directory, { groupId }) =>
        fillWithHistories({ directory, groupId, tickets, from: to - 30 * day, to }),
    },
    async (stand) => {
      await stand.telegram.run("firstPoll", {});
      // The compiler needs some messages to warm up.
      await stand.telegram.run("closedLoop", { clients, latency: 0, duration: 2_000 });
      return measure(stand);
    },
  );
}

async function make({ telegram, bot }: Stand, kind: string): Promise<Made> {
  const dates = [40, 1].map((ago) => new Date(Date.now() - ago * day).toISOString().slice(0, 10));
  const start = { at: performance.now(), cpu: bot.cpu(), memory: bot.memory().total };
  let most = start.memory;
  const sampling = setInterval(() => {
    most = Math.max(most, bot.memory().total);
  }, 50);
  const size = await telegram.run("report", { written: `/report ${kind} ${dates.join(" ")}` });
  clearInterval(sampling);
  return {
    duration: performance.now() - start.at,
    cpu: bot.cpu() - start.cpu,
    memory: most - start.memory,
    size,
  };
}
