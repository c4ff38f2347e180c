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
import { atLeast, atMost, type Measured, perSecond, times } from "./figures.ts";
import { fill, type Filling } from "./filling.ts";
import { inDirectory } from "./stand.ts";
import { print, printTable } from "./table.ts";

export const groupId = -1_002_000_000_001;
const few = 10_000;

/** How many updates a database takes each second, from intake to outbox, while all calls succeed at once. */
export async function measureIntake({ messages }: { messages: number }): Promise<Measured> {
  const results = await inDirectory(async (small) =>
    inDirectory(async (large) => {
      const start = performance.now();
      const fillings = [
        { directory: small, messages: few, filling: fill(small, few, groupId) },
        { directory: large, messages, filling: fill(large, messages, groupId) },
      ];
      print(`Filled in ${((performance.now() - start) / 1_000).toFixed(1)} s.`);
      const rounds: { messages: number; cost: number }[] = [];
      // In turn, so that other load on the machine affects both.
      for (let round = 0; round < 5; round += 1) {
        for (const { directory, messages: stored, filling } of fillings) {
          const { cost } = await takeIn(directory, filling, 3_000, 1_000_000 * (round + 1));
          // The first round warms up the compiler and the disk's cache.
          if (round > 0) rounds.push({ messages: stored, cost });
        }
      }
      return fillings.map((each) => ({
        messages: each.messages,
        costs: rounds.filter((round) => round.messages === each.messages).map(({ cost }) => cost),
      }));
    }),
  );
  const best = results.map(({ costs }) => Math.min(...costs));
  printTable(
    ["stored messages", "updates, best round", "worst round", "cost of an update, best"],
    results.map(({ messages: stored, costs }) => [
      stored.toLocaleString("en"),
      perSecond(1_000 / Math.min(...costs)),
      perSecond(1_000 / Math.max(...costs)),
      `${Math.min(...costs).toFixed(3)} ms`,
    ]),
  );
  return {
    figures: [
      atLeast("Updates through intake, database and outbox", 1_000 / best[0]!, 4_000, perSecond),
      atMost(
        `Cost of an update at ${messages.toLocaleString("en")} messages, against ${few.toLocaleString("en")}`,
        best[1]! / best[0]!,
        1.3,
        times,
      ),
    ],
    faults: [],
  };
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
  ticketOf: (id: number) => number = spread(filling.tickets),
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

/** Spreads updates over all tickets by the golden ratio, so that each round meets other tickets. */
function spread(tickets: number): (id: number) => number {
  return (id) => 1 + Math.floor(((id * 0.618_033_988_749_895) % 1) * tickets);
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
