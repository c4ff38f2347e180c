import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { maskSecrets } from "../secrets.ts";
import type { Store, Transaction } from "../store/database.ts";
import { isStorageFailure } from "../store/failure.ts";
import * as outbox from "../store/outbox.ts";
import { backoff } from "./backoff.ts";
import { Lanes } from "./lanes.ts";
import type { Outcome, Send } from "./outcome.ts";
import { settle } from "./settle.ts";
import { Timers } from "./timers.ts";

export interface OutboxOptions {
  store: Store;
  clock: Clock;
  /** From 0 up to, not including, 1. */
  random: () => number;
  send: Send;
  log: Log;
  /** The database cannot be written any more: whoever runs the process has to stop it. */
  onStorageFailure: (error: unknown) => void;
}

export interface Outbox {
  /** Looks for new rows; to be called after each commit that may have added some. */
  poke(): void;
  /** The chat may have been mended: if it was held, it is tried again at once. A 429 is waited out all the same. */
  retryHeld(chatId: number): void;
  /** The chats are seen to work: {@link retryHeld}, and whatever lane sleeps until its row is due looks whether it is. */
  hurry(chatIds: ReadonlySet<number>): void;
  /** Resolves when nothing is under way and nothing could go now; what sleeps or waits for Telegram does not count. */
  idle(): Promise<void>;
  /** Takes nothing new, resolves when the calls in hand are settled; after `graceMilliseconds` it cuts them off. */
  stop(graceMilliseconds: number): Promise<void>;
}

/** Sends the rows of the outbox, those that an earlier process left included. */
export function startOutbox(options: OutboxOptions): Outbox {
  return new Worker(options);
}

/** Calls under way at a time, over all chats. */
const concurrency = 100;

/** How long a chat rests whose rights are missing, before it is tried again. */
const holdMilliseconds = 60_000;

const lookAgainMilliseconds = 15_000;

/** How often a refusal that nobody knows is tried again before it is believed. */
const doubts = 2;

const goOn: Outcome = { kind: "again", settle: () => {} };

type Finished = { held: outbox.DeliveryHint; delivery: outbox.Delivery; outcome: Outcome };

class Worker implements Outbox {
  readonly #options: OutboxOptions;
  readonly #lanes = new Lanes();
  readonly #aborter = new AbortController();
  readonly #finished: Finished[] = [];
  readonly #timers: Timers;
  /** Chats that rest because somebody has to mend them, not because Telegram said how long. */
  readonly #heldChats = new Set<number>();
  /** Lanes that sleep because their next row is not due yet, not because it failed. */
  readonly #early = new Set<string>();
  /** Until when Telegram told a chat to wait; of two 429s that were under way together the longer counts. */
  readonly #floodedUntil = new Map<number, number>();
  readonly #idleWaiters: (() => void)[] = [];
  #inFlight = 0;
  #lastId = 0;
  #isScheduled = false;
  #isStopping = false;
  /** After a storage failure nothing is written any more; what is in hand stays as the database last had it. */
  #isBroken = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#timers = new Timers(options.clock);
    const interrupted = options.store.transaction((tx) => outbox.recoverInterrupted(tx));
    if (interrupted > 0) options.log.warn({ interrupted }, "sends were interrupted; they may arrive twice");
    this.poke();
    this.#lookAgain();
  }

  /** Rows can also come from outside of this process: an operator's command requeues dead ones. */
  #lookAgain(): void {
    this.#schedule("look again", lookAgainMilliseconds, () => this.#lookAgain());
  }

  poke(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    // Not at once: what finishes or is written in this turn of the event loop shares one commit.
    setImmediate(() => this.#turn());
  }

  retryHeld(chatId: number): void {
    if (!this.#heldChats.delete(chatId)) return;
    const flood = this.#floodOf(chatId);
    if (flood > 0) return this.#schedule(`chat:${chatId}`, flood, () => this.#resume(chatId));
    this.#timers.cancel(`chat:${chatId}`);
    this.#resume(chatId);
    this.poke();
  }

  hurry(chatIds: ReadonlySet<number>): void {
    for (const chatId of chatIds) this.retryHeld(chatId);
    for (const lane of this.#early) {
      this.#timers.cancel(`lane:${lane}`);
      this.#lanes.wake(lane);
    }
    this.#early.clear();
    this.poke();
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
    // The system's clock: a test's would never come to the end of the grace.
    const timer = setTimeout(() => this.#aborter.abort(), graceMilliseconds);
    await this.idle();
    clearTimeout(timer);
  }

  #turn(): void {
    this.#isScheduled = false;
    try {
      if (this.#isBroken) return;
      for (const hint of outbox.findNewDeliveries(this.#options.store, this.#lastId)) this.#add(hint);
      const held = this.#take();
      if (held.length > 0 || this.#finished.length > 0) {
        const starting = this.#options.store.transaction((tx) => {
          for (const finished of this.#finished) this.#settle(tx, finished);
          return this.#claim(tx, held);
        });
        const settled = this.#finished.splice(0);
        for (const finished of settled) this.#moveOn(finished);
        for (const start of starting) void this.#start(start.held, start.delivery);
        // Settling frees lanes and may have added rows.
        if (settled.length > 0 || starting.length < held.length) this.poke();
      }
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

  #add(hint: outbox.DeliveryHint): void {
    this.#lastId = hint.id;
    this.#lanes.add(hint);
    // What the lane waited for may have given way to this row.
    if (this.#early.delete(hint.lane)) {
      this.#timers.cancel(`lane:${hint.lane}`);
      this.#lanes.wake(hint.lane);
    }
  }

  #take(): outbox.DeliveryHint[] {
    const held: outbox.DeliveryHint[] = [];
    const now = this.#options.clock.now();
    while (!this.#isStopping && this.#inFlight + held.length < concurrency) {
      const hint = this.#lanes.take(now, (chatId, at) => this.#reconsiderAt(chatId, at));
      if (hint === undefined) break;
      held.push(hint);
    }
    return held;
  }

  #claim(tx: Transaction, held: outbox.DeliveryHint[]) {
    const starting: { held: outbox.DeliveryHint; delivery: outbox.Delivery }[] = [];
    const now = this.#options.clock.now();
    for (const hint of held) {
      const delivery = outbox.findDelivery(tx, hint.id);
      if (delivery === undefined) this.#lanes.finish(hint.lane);
      else if (delivery.notBefore > now) {
        this.#sleep(hint.lane, delivery.notBefore - now);
        this.#early.add(hint.lane);
      } else {
        outbox.markSending(tx, hint.id);
        this.#lanes.recordCall(hint.lane, now);
        starting.push({ held: hint, delivery });
      }
    }
    return starting;
  }

  async #start(held: outbox.DeliveryHint, delivery: outbox.Delivery): Promise<void> {
    this.#inFlight += 1;
    let outcome: Outcome;
    try {
      outcome = await this.#options.send(delivery, this.#aborter.signal);
    } catch (error) {
      outcome = { kind: "dead", error: describe(error), mayPass: false, settle: () => {} };
      this.#options.log.error(
        { error, delivery: delivery.id, effect: delivery.effect.kind },
        "sending failed",
      );
    }
    if (outcome.kind === "dead" && outcome.mayPass) {
      // Failures of other kinds before it say nothing of this one.
      if (delivery.lastError !== outcome.error) delivery.attempts = 0;
      if (delivery.attempts < doubts) outcome = { kind: "retry", error: outcome.error, isAmbiguous: false };
    }
    this.#inFlight -= 1;
    this.#finished.push({ held, delivery, outcome });
    this.poke();
  }

  #settle(tx: Transaction, finished: Finished): void {
    const { delivery, outcome } = finished;
    try {
      if (outcome.kind === "later" && outcome.unless(tx)) finished.outcome = goOn;
      tx.nested((inner) => settle(inner, delivery, finished.outcome));
    } catch (error) {
      if (isStorageFailure(error)) throw error;
      this.#options.log.error(
        { error, delivery: delivery.id, effect: delivery.effect.kind },
        "settling failed",
      );
      finished.outcome = { kind: "dead", error: describe(error), mayPass: false, settle: () => {} };
      outbox.bury(tx, delivery.id, describe(error));
    }
  }

  #moveOn({ held, delivery, outcome }: Finished): void {
    const { lane, chatId } = held;
    switch (outcome.kind) {
      case "done":
        return this.#lanes.finish(lane);
      case "dead":
        this.#options.log.warn({ delivery: delivery.id, error: outcome.error }, "a delivery is given up");
        return outcome.hasMore === true ? this.#lanes.release(lane) : this.#lanes.finish(lane);
      case "again":
        return this.#lanes.release(lane);
      case "wait":
        this.#options.log.info({ chatId, milliseconds: outcome.milliseconds }, "Telegram asks to wait");
        this.#heldChats.delete(chatId);
        this.#floodedUntil.set(
          chatId,
          this.#options.clock.now() + Math.max(outcome.milliseconds, this.#floodOf(chatId)),
        );
        this.#lanes.pause(chatId);
        return this.#rest(lane, chatId, this.#floodOf(chatId));
      case "hold":
        this.#options.log.warn({ chatId, error: outcome.error }, "the chat cannot be written to");
        this.#heldChats.add(chatId);
        this.#lanes.hold(chatId);
        return this.#rest(lane, chatId, Math.max(holdMilliseconds, this.#floodOf(chatId)));
      case "later":
        this.#early.add(lane);
        return this.#sleep(lane, outcome.at - this.#options.clock.now());
      case "retry": {
        const { attempts } = delivery;
        this.#options.log.warn(
          { delivery: delivery.id, attempts, error: outcome.error },
          "to be tried again",
        );
        return this.#sleep(lane, backoff(attempts + 1, this.#options.random()));
      }
      default:
        return outcome satisfies never;
    }
  }

  #sleep(lane: string, milliseconds: number): void {
    this.#lanes.putToSleep(lane);
    this.#schedule(`lane:${lane}`, milliseconds, () => {
      this.#early.delete(lane);
      this.#lanes.wake(lane);
    });
  }

  #rest(lane: string, chatId: number, milliseconds: number): void {
    this.#lanes.release(lane);
    this.#schedule(`chat:${chatId}`, milliseconds, () => this.#resume(chatId));
  }

  /** Milliseconds that Telegram still wants the chat to wait. */
  #floodOf(chatId: number): number {
    return Math.max(0, (this.#floodedUntil.get(chatId) ?? 0) - this.#options.clock.now());
  }

  #resume(chatId: number): void {
    this.#heldChats.delete(chatId);
    this.#floodedUntil.delete(chatId);
    this.#lanes.resume(chatId);
  }

  #reconsiderAt(chatId: number, at: number): void {
    this.#schedule(`budget:${chatId}`, at - this.#options.clock.now(), () => this.#lanes.reconsider(chatId));
  }

  #schedule(name: string, milliseconds: number, wake: () => void): void {
    this.#timers.set(name, milliseconds, () => {
      wake();
      this.poke();
    });
  }
}

function describe(error: unknown): string {
  return maskSecrets(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
