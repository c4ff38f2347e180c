import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Database, Store, Transaction } from "../store/database.ts";
import { isStorageFailure } from "../store/failure.ts";
import type { Delivery, DeliveryHint, NewDeliveryHint } from "../store/deliveries/delivery.ts";
import * as outbox from "../store/deliveries/outbox.ts";
import { type Attempt, outcomeOfBug, settleDespiteBugs } from "./bugs.ts";
import { CountedCalls } from "./counted-calls.ts";
import { Failures } from "./failures.ts";
import { Lanes } from "./lanes.ts";
import type { Outcome, Send } from "./outcome.ts";
import { type RestingChat, Rests } from "./rests.ts";
import type { Concerned } from "./settle.ts";
import { SleepingLanes } from "./sleeping-lanes.ts";
import { Timers } from "./timers.ts";
import { Waits } from "./waits.ts";

export interface OutboxOptions {
  store: Store;
  clock: Clock;
  /** From 0 up to, not including, 1. */
  random: () => number;
  send: Send;
  concerned: Concerned;
  /** Called with what came of each attempt. */
  onOutcome?: (outcome: Outcome["kind"]) => void;
  log: Log;
  /** The database cannot be written any more, and the process has to stop. */
  onStorageFailure: (error: unknown) => void;
  /** Nothing is sent before {@link Outbox.release}. */
  isHeld?: boolean;
}

export interface Outbox {
  /** Begins to send when it was held. */
  release(): void;
  /** Looks for new rows. To be called after each commit that may have added some. */
  poke(): void;
  /** Writes the outcomes of finished calls in an open transaction, so that the work that follows there sees them. */
  settle(tx: Transaction): void;
  /**
   * Takes the next rows, those just written included. It must be the last work of an open transaction. The returned
   * function makes the calls, and is to be called after the commit.
   */
  claim(tx: Transaction): () => void;
  /** The chat may have been repaired. If it is on hold, it is tried again at once. A 429 is still waited out. */
  retryHeld(chatId: number): void;
  /** The chats work: calls {@link retryHeld} for each, and looks at all lanes whose next row was not due yet. */
  hurry(chatIds: ReadonlySet<number>): void;
  /** The chats to which nothing goes for a while. */
  resting(): RestingChat[];
  /** Resolves when no call runs and nothing could go now. Lanes that sleep or wait for Telegram do not count. */
  idle(): Promise<void>;
  /** Takes no more rows and resolves when the running calls are settled. Aborts them after `graceMilliseconds`. */
  stop(graceMilliseconds: number): Promise<void>;
}

/**
 * Sends the rows of the outbox, those of an earlier process included. The states of a row:
 *
 * - `waiting` in its lane until it is due, its turn has come and its chat takes calls; then `sending`.
 * - From `sending` it is removed when done. Otherwise it is `waiting` again: at once for its next step, later when
 *   something it needs has not come, after a pause when it failed. Its lane waits with it, to keep the order.
 * - When it has failed for a minute while Telegram answers others, it stands aside: it is `waiting` and tried with growing
 *   pauses, but later rows of its lane go on. The people concerned are told once.
 * - `dead` when Telegram says that it will never succeed, or when its time is over (`patience.ts`). Every death goes
 *   through {@link Concerned.died}, which tells people.
 * - An exception while sending or settling counts as a refusal for an unknown reason; what makes a message may have made
 *   it.
 */
export function startOutbox(options: OutboxOptions): Outbox {
  return new Worker(options);
}

/** Calls that may run at a time, over all chats. */
const concurrency = 100;

const lookAgainMilliseconds = 15_000;

/** A finished call waits so long for others: one commit for many costs as much as for one. */
const companyMilliseconds = 4;

interface Started {
  hint: DeliveryHint;
  delivery: Delivery;
  /** When it was taken, by the clock that only goes forward. */
  at: number;
}

interface Gathered {
  taken: Omit<Started, "delivery">[];
  hurried: DeliveryHint[];
}

interface Finished extends Started, Attempt {
  isCalled: boolean;
}

class Worker implements Outbox {
  readonly #options: OutboxOptions;
  readonly #lanes = new Lanes();
  readonly #aborter = new AbortController();
  readonly #finished: Finished[] = [];
  /** The calls whose outcome is written in a transaction that is still open. */
  readonly #settled: Finished[] = [];
  readonly #timers: Timers;
  readonly #rests: Rests;
  readonly #sleeping: SleepingLanes;
  readonly #waits: Waits;
  readonly #failures = new Failures((chatId) => this.#rests.restedFor(chatId));
  readonly #idleWaiters: (() => void)[] = [];
  #company: NodeJS.Timeout | undefined;
  #inFlight = 0;
  #lastId = 0;
  #isScheduled = false;
  #isHeld: boolean;
  #isStopping = false;
  /** After a storage failure nothing is written any more. Running rows keep their last state in the database. */
  #isBroken = false;

  constructor(options: OutboxOptions) {
    const { clock, store, log } = options;
    this.#options = options;
    this.#isHeld = options.isHeld ?? false;
    this.#timers = new Timers(clock);
    this.#waits = new Waits(clock);
    const schedule = (name: string, milliseconds: number, wake: () => void) =>
      this.#schedule(name, milliseconds, wake);
    this.#rests = new Rests(clock, this.#lanes, schedule);
    this.#sleeping = new SleepingLanes(this.#lanes, schedule, (name) => this.#timers.cancel(name));
    const interrupted = store.transaction((tx) => outbox.recoverInterrupted(tx));
    if (interrupted > 0) log.warn({ interrupted }, "sends were interrupted; they may arrive twice");
    this.poke();
    this.#lookAgain();
  }

  /** Another process may add rows too: the operator's command that requeues dead ones. */
  #lookAgain(): void {
    this.#schedule("look again", lookAgainMilliseconds, () => this.#lookAgain());
  }

  release(): void {
    this.#isHeld = false;
    this.poke();
  }

  poke(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // Not at once: everything that ends or is written in this turn of the event loop shares one commit.
    setImmediate(() => this.#turn());
  }

  retryHeld(chatId: number): void {
    if (this.#rests.retryHeld(chatId)) this.poke();
  }

  hurry(chatIds: ReadonlySet<number>): void {
    for (const chatId of chatIds) this.retryHeld(chatId);
    this.#sleeping.wakeEarly();
    this.poke();
  }

  resting(): RestingChat[] {
    return this.#rests.all();
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#idleWaiters.push(resolve);
      this.poke();
    });
  }

  async stop(graceMilliseconds: number): Promise<void> {
    this.#isStopping = true;
    this.#timers.end();
    // The system's clock, because a test's clock might never reach the end of the grace time.
    const timer = setTimeout(() => this.#aborter.abort(), graceMilliseconds);
    await this.idle();
    clearTimeout(timer);
  }

  settle(tx: Transaction): void {
    if (this.#isBroken) return;
    // An earlier transaction that settled some of these was rolled back.
    this.#settled.push(...this.#finished.splice(0));
    const { clock, random } = this.#options;
    for (const each of this.#settled) {
      settleDespiteBugs(tx, each, this.#options, (how) => ({
        ...this.#failures.add(each.hint, how, clock.elapsed()),
        random: random(),
      }));
    }
  }

  claim(tx: Transaction): () => void {
    if (this.#isBroken) return () => {};
    clearTimeout(this.#company);
    this.#company = undefined;
    for (const each of this.#settled.splice(0)) this.#moveOn(each);
    const starting = this.#claim(tx, this.#gather(tx));
    return () => this.#startAll(starting);
  }

  #turn(): void {
    this.#isScheduled = false;
    try {
      if (this.#isBroken) return;
      const { store } = this.#options;
      if (this.#finished.length + this.#settled.length > 0) {
        const send = store.transaction((tx) => {
          this.settle(tx);
          return this.claim(tx);
        });
        return send();
      }
      // Looks first: a transaction with nothing to do would still cost a commit.
      const gathered = this.#gather(store);
      if (gathered.taken.length + gathered.hurried.length === 0) return;
      this.#startAll(store.transaction((tx) => this.#claim(tx, gathered)));
    } catch (error) {
      if (!isStorageFailure(error)) throw error;
      this.#isStopping = true;
      this.#isBroken = true;
      this.#options.onStorageFailure(error);
    } finally {
      if (this.#inFlight === 0 && !this.#isScheduled) {
        for (const resolve of this.#idleWaiters.splice(0)) resolve();
      }
    }
  }

  /** The rows that could go now, new ones included. */
  #gather(db: Database): Gathered {
    const { added, hurried } = outbox.findNews(db, this.#lastId);
    for (const hint of added) this.#add(hint);
    for (const hint of hurried) this.#hurry(hint);
    return { taken: this.#take(), hurried };
  }

  #add(hint: NewDeliveryHint): void {
    this.#lastId = hint.id;
    const wait = hint.isAside ? 0 : this.#waits.left(hint);
    // To take a row, only to find that it is not due, would cost two writes.
    if (wait > 0 && this.#lanes.addAsleep(hint)) return this.#sleeping.addEarly(hint.lane, wait);
    // A row that stood aside in an earlier process is tried at once.
    this.#lanes.add(hint, hint.isAside ? 0 : undefined);
    // This row may have brought what the lane waits for.
    if (this.#sleeping.isEarly(hint.lane)) this.#sleeping.wake(hint.lane);
  }

  /** The row's time was brought forward. This also ends its pause after a failure. */
  #hurry(hint: DeliveryHint): void {
    this.#waits.forget(hint.id);
    this.#lanes.hurryAside(hint.lane);
    this.#sleeping.wake(hint.lane);
  }

  #take(): Omit<Started, "delivery">[] {
    const taken: Omit<Started, "delivery">[] = [];
    const at = this.#options.clock.elapsed();
    while (!this.#isStopping && !this.#isHeld && this.#inFlight + taken.length < concurrency) {
      const hint = this.#lanes.take(at, {
        onBudget: (chatId, time) =>
          this.#schedule(`budget:${chatId}`, time - at, () => this.#lanes.reconsider(chatId)),
        onRest: (lane, time) => this.#sleeping.lookAfter(lane, time - at),
      });
      if (hint === undefined) break;
      taken.push({ hint, at });
    }
    return taken;
  }

  #claim(tx: Transaction, { taken, hurried }: Gathered): Started[] {
    if (hurried.length > 0)
      outbox.forgetHurry(
        tx,
        hurried.map(({ id }) => id),
      );
    const starting: Started[] = [];
    const deliveries = outbox.startDeliveries(
      tx,
      taken.map(({ hint }) => hint.id),
    );
    for (const { hint, at } of taken) {
      const delivery = deliveries.get(hint.id);
      const wait = delivery === undefined ? 0 : hint.isAside ? 0 : this.#waits.left(delivery);
      if (delivery === undefined || wait > 0) this.#lanes.forgetCall(hint.chatId, at, hint.weight);
      if (delivery === undefined) {
        this.#forget(hint.id);
        this.#lanes.finish(hint.lane);
      } else if (wait > 0) {
        outbox.unstartDelivery(tx, hint.id);
        this.#lanes.putToSleep(hint.lane);
        this.#sleeping.addEarly(hint.lane, wait);
      } else {
        starting.push({ hint, delivery, at });
      }
    }
    // Lanes whose row is gone or not due have left room for others.
    if (starting.length < taken.length) this.poke();
    return starting;
  }

  /** What the senders read before their calls, they read together. */
  #startAll(starting: Started[]): void {
    if (starting.length === 0) return;
    this.#options.store.reading(() => {
      for (const start of starting) void this.#start(start);
    });
  }

  async #start(started: Started): Promise<void> {
    const { delivery } = started;
    const calls = new CountedCalls(started, this.#options.clock, this.#lanes, this.#rests, () => {
      // A row that failed before first calls `getMe`, and so knows that Telegram can be reached.
      this.#failures.isHeard(delivery.id, this.#options.clock.elapsed());
      const lanes = this.#failures.othersGetOn(delivery.id, this.#options.clock.elapsed());
      for (const lane of lanes) this.#sleeping.wake(lane);
      if (lanes.length > 0) this.poke();
    });
    this.#inFlight += 1;
    let outcome: Outcome;
    try {
      outcome = await this.#options.send(delivery, this.#aborter.signal, calls);
    } catch (error) {
      outcome = outcomeOfBug(this.#options.log, delivery, error, "sending failed", calls.isAny);
    }
    calls.end();
    this.#inFlight -= 1;
    this.#finished.push({ ...started, outcome, isCalled: calls.isAny });
    if (this.#isAwaited(started, outcome)) this.poke();
    // The system's clock: this is about the disk, not about times that people see.
    else this.#company ??= setTimeout(() => this.poke(), companyMilliseconds);
  }

  /** Whether something waits for the outcome to be written. If nothing does, the next updates' transaction writes it. */
  #isAwaited({ hint }: Started, outcome: Outcome): boolean {
    const isAlone = outcome.kind === "done" && this.#lanes.isLast(hint.lane);
    return !isAlone || this.#isStopping || this.#idleWaiters.length > 0;
  }

  #moveOn({ hint, delivery, outcome, isCalled, next }: Finished): void {
    const { lane, id } = hint;
    // A refusal that may pass is no death yet.
    const isRetried = outcome.kind === "dead" && next!.kind !== "finish";
    this.#options.onOutcome?.(isRetried ? "retry" : outcome.kind);
    const error = "error" in outcome ? outcome.error : undefined;
    if (error !== undefined && outcome.kind !== "wait")
      this.#options.log.warn({ delivery: delivery.id, error, next: next!.kind }, "a delivery failed");
    switch (next!.kind) {
      case "finish":
        this.#forget(id);
        // A notice about a late message goes another way than the message, so its success says nothing of the message.
        this.#lanes.finish(
          lane,
          isCalled && outcome.kind === "done" && delivery.effect.kind !== "tell_of_delay",
        );
        // Rows that failed for the same reason may succeed now, in their order.
        if (delivery.trouble.isAside) this.#lanes.hurryAside(lane);
        return;
      case "again":
        this.#failures.forget(id);
        return this.#lanes.release(lane);
      case "sleep":
        if (outcome.kind !== "later") return this.#sleeping.add(lane, next!.milliseconds);
        this.#failures.forget(id);
        this.#lanes.putToSleep(lane);
        return this.#sleeping.addEarly(lane, this.#waits.set(id, outcome.at));
      case "aside": {
        const now = this.#options.clock.elapsed();
        return this.#lanes.putAside(lane, now, now + next!.milliseconds, next!.maySooner);
      }
      case "wait": {
        const chatId = next!.chatId ?? hint.chatId;
        this.#options.log.info({ chatId, milliseconds: next!.milliseconds }, "Telegram asks to wait");
        const milliseconds = this.#rests.flood(chatId, next!.milliseconds);
        return chatId === hint.chatId ? this.#lanes.release(lane) : this.#sleeping.add(lane, milliseconds);
      }
      case "hold":
        this.#rests.hold(hint.chatId, next!.isSeen);
        return this.#lanes.release(lane);
      default:
        return next satisfies never;
    }
  }

  #forget(id: number): void {
    this.#failures.forget(id);
    this.#waits.forget(id);
  }

  #schedule(name: string, milliseconds: number, wake: () => void): void {
    this.#timers.set(name, milliseconds, () => {
      wake();
      this.poke();
    });
  }
}
