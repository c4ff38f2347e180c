import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { type Database, sql } from "../../src/store/database.ts";
import { findDead } from "../../src/store/deliveries/dead.ts";
import { findPairOfClient } from "../../src/store/messages/pairs.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { buttonsOf } from "../desks/departments.ts";
import { passUntil } from "../durability/passing.ts";
import { Failure } from "../telegram/failure.ts";
import { Bustle } from "./bustle.ts";
import { seededRandom } from "../telegram/random.ts";
import { compare, compareNothing, type Comparison, findWaiting } from "./comparison.ts";
import { createGround, findAtDesk, type Ground } from "./ground.ts";
import { emojiOn, minute, openStory, passes, second, type Story } from "./story.ts";
import { watchStandingAside } from "../support/stood-aside.ts";
import { ticketsOf } from "../support/clients.ts";

/**
 * `KIND=channel OPERATIONS=100000 SEED=7 node --test test/recovery/random.test.ts`, and with `ROUND=107` only that round
 * of it. The seed and the number of the round repeat the random choices, but not the machine's timing, nor what earlier
 * rounds have left.
 */
const kinds = (["topics", "channel"] as const).filter((kind) => kind === (process.env["KIND"] ?? kind));
const seed = Number(process.env["SEED"] ?? 204_940);
const firstRound = Number(process.env["ROUND"] ?? 0);

/** After this many operations all faults end, the results are compared, and other clients come. */
const operationsInARound = 300;
const operations =
  process.env["ROUND"] === undefined ? Number(process.env["OPERATIONS"] ?? 750) : operationsInARound;
const clientsInARound = 6;

for (const kind of kinds) {
  test(`${kind}: whatever people do and Telegram fails at, ${operations} times: both sides are equal in the end`, async (t) => {
    t.diagnostic(`seed ${seed}`);
    const story = await openStory(t, { kind });
    const { desk, clock } = story;
    let ofGround = seededRandom(seed);
    const ground = createGround(story, () => ofGround());
    await passes(story, minute);
    const stoodAside = watchStandingAside(desk.config.dataDir);
    const total: Comparison = compareNothing();
    let mark = 0;
    let faults = 0;
    for (let done = 0, round = firstRound; done < operations; round += 1) {
      const random = seededRandom(seedOf(round, "people"));
      ofGround = seededRandom(seedOf(round, "ground"));
      const clients = Array.from({ length: clientsInARound }, (_, index) =>
        desk.telegram.client(`Клиент-${round}-${index}`, { language_code: "ru" }),
      );
      const bustle = new Bustle({ story, ground, clients, random, nextMark: () => (mark += 1) });
      desk.telegram.calls.clear();
      orderFaults(story, ground, seedOf(round, "faults"));
      for (let step = 0; step < operationsInARound && done < operations; step += 1, done += 1) {
        await bustle.step();
        if (random() < 0.2) await takesAll(story);
        else for (let turns = Math.floor(random() * 10); turns > 0; turns -= 1) await setImmediate();
        clock.advance(Math.floor(random() ** 4 * 10_000));
      }
      desk.telegram.faults.heal();
      // A poll that will fail lasts for 25 seconds, and the bot polls again 15 seconds later at most.
      const healedAt = clock.now();
      await passUntil(clock, () => clock.now() - healedAt > 45 * second);
      ground.heal();
      await takesAll(story);
      // A row that stood aside, and was also tried early, is tried again within twenty minutes.
      await passes(story, 25 * minute);
      await decidesAll(story, ground, bustle);
      // What was sent three times without an answer is sent for the last time after an hour, and not among the next faults.
      if (findWaiting(bustle).length > 0 || isAnswerMissing(desk.app.store)) await passes(story, 65 * minute);
      assert.deepEqual(
        findWaiting(bustle),
        [],
        `waits for somebody's next word in round ${round} of seed ${seed}`,
      );
      await bustle.end();
      await passes(story, 10 * minute);
      const calls = desk.telegram.calls.all;
      faults += calls.filter(({ outcome }) => outcome.kind === "cut" || outcome.kind === "failed").length;
      const result = compare(bustle, calls, stoodAside());
      const explain = `round ${round} of seed ${seed}`;
      for (const what of ["lost", "different", "misplaced", "outOfOrder", "repeated"] as const) {
        assert.deepEqual(result[what], [], `${what} in ${explain}`);
        total[what].push(...result[what]);
      }
      for (const what of ["due", "arrived", "explained"] as const) total[what] += result[what];
      assertAtRest(story, bustle, explain);
      await bustle.isAnswered();
      await passes(story, minute);
      ground.clear();
    }
    t.diagnostic(
      [
        `operations ${operations}`,
        `messages ${total.arrived} of ${total.due}`,
        `calls that failed ${faults}`,
        `lost ${total.lost.length}`,
        `different ${total.different.length}`,
        `misplaced ${total.misplaced.length}`,
        `out of order ${total.outOfOrder.length}`,
        `again after a cut ${total.explained}`,
        `stood aside ${stoodAside().size}`,
      ].join(" · "),
    );
  });
}

function seedOf(round: number, what: "people" | "ground" | "faults"): number {
  return (seed * 1_000 + round) * 3 + ["people", "ground", "faults"].indexOf(what);
}

/** A question may come late, as other messages do. Nobody can decide before it is there. */
async function decidesAll(story: Story, ground: Ground, bustle: Bustle): Promise<void> {
  await decides(story, ground);
  for (let again = 0; again < 5 && hasUndecided(story, bustle); again += 1) {
    await passes(story, 20 * minute);
    await decides(story, ground);
  }
}

function hasUndecided({ desk }: Story, { clients }: Bustle): boolean {
  const tickets = clients.flatMap((client) => ticketsOf(desk.app.store, client)).map(({ id }) => id);
  const undecided = sql.selectFrom("withheld_messages").select("id").where("state", "=", "undecided");
  return desk.app.store.first(undecided.where("ticket_id", "in", tickets)) !== undefined;
}

/**
 * Every question of the bot to the team gets the decision to send. For example, it asks about a reply to a copy that it
 * does not know.
 */
async function decides(story: Story, ground: Ground): Promise<void> {
  const label = "Отправить клиенту";
  for (const message of ground.messages()) {
    if (!buttonsOf(message).includes(label)) continue;
    const pressed = story.boris.in(message.chat, message.topicId).presses(message, label);
    await takesAll(story);
    await pressed;
  }
  await passes(story, minute);
}

function isAnswerMissing(db: Database): boolean {
  const waiting = sql.selectFrom("outbox").select("id").where("state", "=", "waiting");
  return db.first(waiting.where("lost_answers", ">", 0)) !== undefined;
}

/** Lets the bot take its updates. Time passes while it waits for the next poll. */
async function takesAll({ desk, clock }: Story): Promise<void> {
  await passUntil(clock, () => desk.telegram.bot.queue.length === 0);
  await desk.app.outbox.idle();
}

/**
 * Asserts that cards and reactions are right, that nothing waits, and that only messages without an original are given
 * up.
 */
function assertAtRest(story: Story, bustle: Bustle, explain: string): void {
  const { desk } = story;
  for (const client of bustle.clients) {
    for (const ticket of ticketsOf(desk.app.store, client)) {
      const { cards, canBeWrittenTo } = bustle.ground.shown(ticket);
      const whose = `the card of ticket ${ticket.id} in ${explain}`;
      assert.deepEqual(
        cards.map(({ message_id }) => message_id),
        [ticket.cardMessageId],
        whose,
      );
      assert.match(cards[0]!.content.text ?? "", /Ждём ответа команды/, whose);
      assert.ok(canBeWrittenTo, `the place of ticket ${ticket.id} in ${explain}`);
    }
  }
  for (const [original, { emoji, copy }] of bustle.reactions) {
    const client = bustle.clients.find(({ chat }) => chat === original.chat);
    if (client === undefined || bustle.blockers.has(client)) continue;
    // It was still on its way when the bot heard that the desk has another group.
    if (!bustle.ground.chats.some(({ id }) => id === copy.chat.id)) continue;
    assert.deepEqual(emojiOn(original), emoji === "" ? [] : [emoji], `a reaction in ${explain}`);
  }
  for (const [received, emoji] of bustle.clientReactions) {
    const client = findClientOnTelegram(desk.app.store, received.chat.id);
    const pair = client && findPairOfClient(desk.app.store, client.id, received.message_id);
    // An album shows its reactions on one of its items.
    if (pair?.direction !== "to_client" || pair.failure !== null || pair.mediaGroupId !== null) continue;
    const answer = findAtDesk(bustle.ground, pair.deskMessageId);
    if (answer === undefined) continue;
    assert.deepEqual(
      emojiOn(answer),
      emoji === "" ? [] : [emoji],
      `a client's reaction to ${pair.text} in ${explain}`,
    );
  }
  const gone = findDead(desk.app.store).filter(
    ({ error }) =>
      !/not found|no messages to forward|blocked by the user|in a former discussion group/.test(error),
  );
  assert.deepEqual(gone, [], explain);
}

function orderFaults({ desk }: Story, ground: Ground, seedOfFaults: number): void {
  const { faults } = desk.telegram;
  faults.seed(seedOfFaults);
  const everywhere = { probability: 0.01 };
  faults.tooManyRequests(1, everywhere);
  faults.tooManyRequests(3, everywhere);
  faults.serverError(everywhere);
  faults.badGateway(everywhere);
  faults.cutBefore(everywhere);
  faults.cutAfter({ probability: 0.02 });
  const sending = ["copyMessage", "copyMessages", "sendMediaGroup", "sendMessage", "createForumTopic"];
  const unknown = new Failure(400, "Bad Request: SOMETHING_THAT_NOBODY_KNOWS");
  faults.fails(unknown, { method: sending, probability: 0.005 });
  for (const { id, kind } of ground.chats) {
    const there = { method: sending, chat_id: id };
    faults.fails(new Failure(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), { ...there, probability: 0.002 });
    const kicked = new Failure(403, `Forbidden: bot was kicked from the ${kind} chat`);
    faults.fails(kicked, { ...there, probability: 0.001 });
  }
  for (const [text, aim] of ground.faults) faults.fails(new Failure(400, `Bad Request: ${text}`), aim);
}
