import type { Update, UserFromGetMe } from "grammy/types";
import { setImmediate } from "node:timers/promises";
import { join } from "node:path";
import { systemClock } from "../../src/clock.ts";
import { createBatch } from "../../src/handle/batch.ts";
import { createLog } from "../../src/log.ts";
import { startOutbox } from "../../src/outbox/worker.ts";
import { Reports } from "../../src/report/reports.ts";
import { openStore } from "../../src/store/database.ts";
import { createRoute } from "../../src/telegram/bot.ts";
import { startIntake } from "../../src/telegram/intake.ts";
import { Pulse } from "../../src/telegram/pulse.ts";
import { createConcerned } from "../../src/telegram/send/concerned.ts";
import { createSend } from "../../src/telegram/send/send.ts";
import { Makings } from "../../src/telegram/send/chat/makings.ts";
import { ShownCards } from "../../src/telegram/send/desk/shown-cards.ts";
import { Copies } from "../../src/store/backup/copies.ts";
import { freeBytes } from "../../src/store/backup/copy.ts";
import type { Sending } from "../../src/telegram/send/sending.ts";
import { atLeast, atMost, type Measured, perSecond, times, told } from "./figures.ts";
import { fill, type Filling } from "./filling.ts";
import { inDirectory } from "./stand.ts";
import { print, printTable } from "./table.ts";

export const groupId = -1_002_000_000_001;
const fewMessages = 10_000;

interface Run {
  directory: string;
  filling: Filling;
  /** So many clients. */
  writing: number;
  /** Milliseconds for an update, one of each round. */
  costs: number[];
}

/**
 * How many updates a database takes each second, from intake to outbox, while all calls succeed at once. As many clients write
 * to the large one as to the small one, the latest: what is stored is compared, not how many write. Then all of them write, each
 * in an open ticket of their own.
 */
export async function measureIntake({ messages }: { messages: number }): Promise<Measured> {
  const [small, latest, all] = await inDirectory(async (smallDirectory) =>
    inDirectory(async (largeDirectory) => {
      const start = performance.now();
      const few = fill(smallDirectory, fewMessages, groupId);
      const many = fill(largeDirectory, messages, groupId);
      print(`Filled in ${((performance.now() - start) / 1_000).toFixed(1)} s.`);
      const runs: Run[] = [
        { directory: smallDirectory, filling: few, writing: few.tickets, costs: [] },
        { directory: largeDirectory, filling: many, writing: few.tickets, costs: [] },
        { directory: largeDirectory, filling: many, writing: many.tickets, costs: [] },
      ];
      // In turn, so that other load on the machine affects all.
      for (let round = 0; round < 5; round += 1) {
        for (const [index, { directory, filling, writing, costs }] of runs.entries()) {
          const firstId = 1_000_000 * (round * runs.length + index + 1);
          const { cost } = await takeIn(directory, filling, 3_000, firstId, spread(filling.tickets, writing));
          // The first round warms up the compiler and the disk's cache.
          if (round > 0) costs.push(cost);
        }
      }
      return runs;
    }),
  );
  const [stored, writing] = [messages, all!.writing].map((count) => count.toLocaleString("en"));
  printTable(
    ["stored messages", "clients who write", "updates, best round", "worst round", "cost of an update, best"],
    [small!, latest!, all!].map((run) => [
      run === small ? fewMessages.toLocaleString("en") : stored!,
      run.writing.toLocaleString("en"),
      perSecond(1_000 / best(run)),
      perSecond(1_000 / Math.max(...run.costs)),
      `${best(run).toFixed(3)} ms`,
    ]),
  );
  return {
    figures: [
      atLeast("Updates through intake, database and outbox", 1_000 / best(small!), 4_000, perSecond),
      atMost(
        `Cost of an update at ${stored} messages, against ${fewMessages.toLocaleString("en")}`,
        best(latest!) / best(small!),
        1.3,
        times,
      ),
      told(`The same, all ${writing} clients write`, times(best(all!) / best(small!))),
    ],
    faults: [],
  };
}

function best({ costs }: Run): number {
  return Math.min(...costs);
}

/**
 * Takes in `count` updates, until all of them are relayed. `cost` is the milliseconds for each, `start` those that the
 * outbox took to find what waits.
 * @param ticketOf the ticket whose client writes the update with this id
 */
export async function takeIn(
  directory: string,
  filling: Filling,
  count: number,
  firstId: number,
  ticketOf: (id: number) => number = spread(filling.tickets, filling.tickets),
): Promise<{ cost: number; start: number }> {
  const store = openStore(join(directory, "topicdesk.db"));
  const clock = systemClock;
  const log = createLog("silent");
  const botInfo = { id: 5_000_000_001, is_bot: true, first_name: "Topicdesk", username: "topicdesk_bot" };
  let copies = 0;
  const api = {
    copyMessage: () => Promise.resolve({ message_id: firstId + copies++ }),
    editMessageText: () => Promise.resolve(true),
    editForumTopic: () => Promise.resolve(true),
    pinChatMessage: () => Promise.resolve(true),
  } as unknown as Sending["uploads"];
  const sending: Sending = {
    uploads: api,
    copies: new Copies({ store, dataDir: directory, freeBytes }),
    reports: new Reports(join(directory, "topicdesk.db")),
    files: { token: "", apiRoot: "" },
    api,
    store,
    clock,
    teamLanguage: "en",
    timeZone: "UTC",
    hasPrivateTopics: false,
    botId: botInfo.id,
    botUsername: botInfo.username,
    makings: new Makings(),
    shownCards: new ShownCards(),
    placesUnderway: new Set(),
    resume: () => {},
  };
  const [send, concerned] = [createSend(sending), createConcerned(sending)];
  const startedAt = performance.now();
  const outbox = startOutbox({
    store,
    clock,
    random: () => 0,
    send,
    concerned,
    log,
    onStorageFailure: fail,
  });
  await outbox.idle();
  const begunAt = performance.now();
  const batch = createBatch({
    store,
    clock,
    teamLanguage: "en",
    timeZone: "UTC",
    botUsername: botInfo.username,
    outbox,
    keepFailed: (_handling, _id, _content, error) => fail(error),
  });
  const route = createRoute({
    botInfo: botInfo as UserFromGetMe,
    handle: batch.handle,
    bestEffort: api,
    log,
    onGroupChanged: () => {},
  });
  const finished = Promise.withResolvers<void>();
  let taken = 0;
  const polling = {
    async getUpdates({ limit }: { limit: number }) {
      await setImmediate();
      if (taken === count) {
        finished.resolve();
        return new Promise<Update[]>(() => {});
      }
      const length = Math.min(limit, count - taken);
      const next = Array.from({ length }, (_, index) => {
        const id = firstId + taken + index;
        return createUpdate(filling.clientId(ticketOf(id)), id);
      });
      taken += length;
      return next;
    },
  } as unknown as Sending["uploads"];

  const first = performance.now();
  startIntake({
    api: polling,
    clock,
    log,
    pulse: new Pulse(clock),
    route,
    batch,
    onConflict: () => {},
    onWebhookRemoved() {},
    onStuck() {},
    onCaughtUp() {},
    onEnd: (_, error) => fail(error),
  });
  await finished.promise;
  await outbox.idle();
  const duration = performance.now() - first;
  await outbox.stop(0);
  store.close();
  if (copies !== count) throw new Error(`${copies} of ${count} messages were relayed`);
  return { cost: duration / count, start: begunAt - startedAt };
}

/** Spreads updates over the latest `writing` of the tickets by the golden ratio, so that each round meets others. */
function spread(tickets: number, writing: number): (id: number) => number {
  return (id) => 1 + tickets - writing + Math.floor(((id * 0.618_033_988_749_895) % 1) * writing);
}

function createUpdate(clientId: number, id: number): Update {
  const from = {
    id: clientId,
    is_bot: false,
    first_name: `Client ${clientId}`,
    username: `client_${clientId}`,
    language_code: "en",
  };
  const chat = { id: from.id, type: "private" as const, first_name: from.first_name };
  const date = Math.floor(Date.now() / 1_000);
  return {
    update_id: id,
    message: { message_id: id, from, chat, date, text: "The till in our shop prints an empty receipt again" },
  };
}

function fail(error: unknown): never {
  throw new Error("the bench failed", { cause: error });
}
