import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../src/clock.ts";
import type { LoggedCall } from "../telegram/calls.ts";
import { repeatCall } from "../telegram/repeat.ts";
import { TestClock } from "./clock.ts";
import type { Desk, DeskOptions } from "./desk.ts";

/** A desk that was set up and stopped: what it left in its database, and what it did to Telegram. */
interface Prepared {
  database: Buffer;
  /** The calls of `/setup` that Telegram took, in their order. */
  calls: LoggedCall[];
  allowed: string[];
  /** See {@link describeWorld}. */
  world: unknown;
}

/** By the options of the desk. */
const prepared = new Map<string, Promise<Prepared>>();

/**
 * Brings the desk, which has not started yet, to where `/setup` leaves it. What is equal for all desks with these options
 * is done by one of them: it costs more than most stories.
 */
export async function prepare(
  desk: Desk,
  options: DeskOptions,
  open: (options: DeskOptions) => Promise<Desk>,
): Promise<void> {
  const key = JSON.stringify([desk.clock instanceof TestClock ? desk.clock.now() : "now", options]);
  let earlier = prepared.get(key);
  if (earlier === undefined) {
    const clock = desk.clock instanceof TestClock ? new TestClock(desk.clock.now()) : desk.clock;
    earlier = setUpOnce(() => open({ ...options, clock }));
    prepared.set(key, earlier);
  }
  const { database, calls, allowed, world } = await earlier;
  const { telegram, olga, group, config } = desk;
  const { queue } = telegram.bot;
  queue.allow(allowed);
  await olga.in(group).writes("/setup");
  for (const call of calls) repeatCall(telegram, telegram.bot, call);
  queue.clear();
  assert.deepEqual(describeWorld(desk), world, "Telegram is not as the prepared desk left it");
  writeFileSync(join(config.dataDir, "topicdesk.db"), database, { mode: 0o600 });
}

/** Whether a desk with these options can be prepared: nothing in them belongs to this desk alone. */
export function canBePrepared({ clock = systemClock, config = {}, ...options }: DeskOptions): boolean {
  if (clock !== systemClock && !(clock instanceof TestClock)) return false;
  const { dataDir, updates, telegramApiRoot, port } = config;
  if ([dataDir, updates, telegramApiRoot, port].some((value) => value !== undefined)) return false;
  const { port: telegramPort, limits = "none", slowsRepeatedOffsets = false } = options;
  return telegramPort === undefined && limits === "none" && !slowsRepeatedOffsets;
}

async function setUpOnce(open: () => Promise<Desk>): Promise<Prepared> {
  const desk = await open();
  const { telegram } = desk;
  try {
    await desk.start();
    const before = telegram.calls.all.length;
    await desk.setUp();
    await desk.settles();
    await desk.stop();
    assert.deepEqual(telegram.violations, []);
    return {
      database: readFileSync(join(desk.config.dataDir, "topicdesk.db")),
      calls: telegram.calls.all
        .slice(before)
        .filter(({ method, outcome }) => outcome.kind === "ok" && method !== "getUpdates"),
      allowed: telegram.bot.queue.allowed!,
      world: describeWorld(desk),
    };
  } finally {
    await desk.close();
  }
}

/** What later calls and updates build on: their numbers, and what stands where. */
function describeWorld({ telegram: { world, bot } }: Desk): unknown {
  const chats = [...world.groups.values(), ...world.channels.values(), ...bot.privateChats.values()];
  return {
    nextUpdateId: bot.queue.nextId,
    lastMessageId: bot.lastMessageId,
    chats: chats.map((chat) => ({
      id: chat.id,
      lastMessageId: "lastMessageId" in chat ? chat.lastMessageId : undefined,
      messages: [...chat.messages.values()].map(({ message_id, content }) => [message_id, content]),
      topics: [...chat.topics.keys()],
    })),
  };
}
