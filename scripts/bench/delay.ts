import { distributionOf } from "./distribution.ts";
import { atMost, count, type Measured, milliseconds, told } from "./figures.ts";
import { onStand } from "./stand.ts";
import { distributionCells, distributionHeader, print, printTable } from "./table.ts";
import type { Calls } from "./task.ts";

/** The delay that the bot adds to a message, one at a time, with a server that responds at once. */
export async function measureDelay(): Promise<Measured> {
  const clients = 20;
  const { first, asked, answered } = await onStand({ bot: "Topicdesk" }, async ({ telegram }) => {
    const { firstTicketCalls } = await telegram.run("openTickets", { clients });
    await telegram.run("writeOneByOne", { clients, samples: 300 });
    return {
      first: firstTicketCalls,
      asked: await telegram.run("writeOneByOne", { clients, samples: 1_500 }),
      answered: await telegram.run("answerOneByOne", { clients, samples: 500 }),
    };
  });
  const naive = await onStand({ bot: "naive bot", clients }, async ({ telegram }) => {
    await telegram.run("writeOneByOne", { clients, samples: 300 });
    return telegram.run("writeOneByOne", { clients, samples: 1_000 });
  });

  const toTopic = distributionOf(asked.delays);
  printTable(
    ["from an update being available to the copy call at the server", ...distributionHeader],
    [
      ["Topicdesk, client → topic", ...distributionCells(toTopic)],
      ["Topicdesk, topic → client", ...distributionCells(distributionOf(answered.delays))],
      ["naive bot, client → group", ...distributionCells(distributionOf(naive.delays))],
    ],
  );
  print(`Calls for a new ticket: ${list(first)}.`);
  print(`Calls for ${asked.delays.length} messages to topics: ${list(asked.calls)}.`);
  print(`Calls for ${answered.delays.length} answers: ${list(answered.calls)}.`);

  return {
    figures: [
      atMost("Added delay, p50", toTopic.p50, 2, milliseconds),
      atMost("Added delay, p99", toTopic.p99, 8, milliseconds),
      atMost("Calls for a relayed message", total(asked.calls) / asked.delays.length, 1, (value) =>
        value.toFixed(3),
      ),
      told("Calls for a new ticket, the client told and the card pinned", count(total(first))),
    ],
    faults: [],
  };
}

function total(calls: Calls): number {
  return Object.values(calls).reduce((sum, each) => sum + each, 0);
}

function list(calls: Calls): string {
  return Object.entries(calls)
    .map(([method, times]) => (times === 1 ? method : `${times} ${method}`))
    .join(", ");
}
