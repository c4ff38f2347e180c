import { setTimeout } from "node:timers/promises";
import type { Memory } from "./bot-process.ts";
import { atMost, megabytes, type Measured, milliseconds } from "./figures.ts";
import { fill } from "./filling.ts";
import { onStand } from "./stand.ts";
import { printTable } from "./table.ts";

/** Time for the process to free the memory of its start. */
const restMilliseconds = 5_000;

/** With years of messages: the time from the start to the first poll, and the memory of the process. */
export async function measureIdle({ messages }: { messages: number }): Promise<Measured> {
  const starts = [];
  for (let round = 0; round < 3; round += 1) {
    starts.push(
      await onStand({ bot: "Topicdesk", prepare: () => {} }, ({ telegram, bot }) =>
        sinceStart(telegram, bot),
      ),
    );
  }
  const full = await onStand(
    { bot: "Topicdesk", prepare: (directory, { groupId }) => void fill(directory, messages, groupId) },
    async ({ telegram, bot }) => {
      const start = await sinceStart(telegram, bot);
      await setTimeout(restMilliseconds);
      const idle = bot.memory();
      await telegram.run("closedLoop", { clients: 50, latency: 0, duration: 4_000 });
      const busy = bot.memory();
      await setTimeout(restMilliseconds);
      return { start, idle, busy, rested: bot.memory() };
    },
  );
  const empty = Math.min(...starts);
  printTable(
    ["stored messages", "start to first poll", "memory idle", "after a rush", "and a rest"],
    [
      ["none", milliseconds(empty)],
      [
        messages.toLocaleString("en"),
        milliseconds(full.start),
        show(full.idle),
        show(full.busy),
        show(full.rested),
      ],
    ],
  );
  const stored = `${messages.toLocaleString("en")} messages`;
  return {
    figures: [
      atMost(`Start to first poll with ${stored}`, full.start, 1_500, milliseconds),
      atMost(`Memory when idle with ${stored} (RSS)`, full.idle.total, 110_000_000, megabytes),
    ],
    faults: [],
  };
}

function show({ total, files }: Memory): string {
  return `${megabytes(total)}, ${megabytes(files)} of it files`;
}

async function sinceStart(
  telegram: { run: (name: "firstPoll", options: object) => Promise<number> },
  bot: { startedAt: number },
): Promise<number> {
  return (await telegram.run("firstPoll", {})) - bot.startedAt;
}
