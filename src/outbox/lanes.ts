import { chatLane, watchLane } from "../store/lanes.ts";
import type { DeliveryHint, Weight } from "../store/outbox.ts";
import { Budget } from "./budget.ts";

/** What {@link Lanes.take} found out besides: when to look again. All times are of a clock that only goes forward. */
export interface LanesWatch {
  /** A group's upkeep has to wait for its minute. */
  onBudget(chatId: number, at: number): void;
  /** Of the lane only rows that stand aside are left, and none is due before that time. */
  onRest(lane: string, at: number): void;
}

/**
 * Which row may be sent next, in memory. Rows of one lane go one at a time, oldest first; lanes of one chat take
 * turns, messages before upkeep; a chat that Telegram told to wait holds up no other. A row that stands aside lets the
 * others of its lane pass; it goes when its own time has come, and before a later row when it has not been tried for a
 * while. The database has the truth: a hint whose row is gone is simply passed over.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #chats = new Map<number, Chat>();
  /** Chats that may have something to send, in turn. */
  readonly #turn = new Set<Chat>();

  /** @param asideUntil when a row that stands aside is due */
  add(hint: DeliveryHint, asideUntil?: number): void {
    const lane = this.#lane(hint);
    const row = { id: hint.id, weight: hint.weight };
    lane.counts[hint.weight] += 1;
    if (asideUntil === undefined) lane.rows.push(row);
    else insert(lane, { ...row, dueAt: asideUntil, plannedAt: asideUntil, mayTryAt: asideUntil });
    // What stands in front of a message goes with its right of way.
    if (lane.state === "new" || lane.state === "resting" || lane.state === "ready") this.#makeReady(lane);
  }

  /** The next row that may go now, or undefined. Its lane is held until it is finished, released or put aside. */
  take(now: number, watch: LanesWatch): DeliveryHint | undefined {
    for (const chat of this.#turn) {
      this.#turn.delete(chat);
      if (chat.isPaused || chat.inFlight >= chat.window) continue;
      const lane = this.#nextLane(chat, now, watch);
      if (lane === undefined) continue;
      const row = this.#hold(lane, now);
      chat.inFlight += 1;
      chat.budget.record(now, weightOf(lane));
      this.#turn.add(chat);
      const { id } = row;
      return { id, lane: lane.name, chatId: chat.id, weight: weightOf(lane), isAside: "dueAt" in row };
    }
    return undefined;
  }

  /** A call is made to the chat: it counts against its minute. */
  recordCall(chatId: number, now: number, weight: Weight): void {
    if (chatId < 0) this.#chat(chatId).budget.record(now, weight);
  }

  /** The call that was counted when the row was taken went elsewhere, or was not made. */
  forgetCall(chatId: number, at: number, weight: Weight): void {
    this.#chats.get(chatId)?.budget.forget(at, weight);
  }

  /** Whether no other row waits behind the one that the lane is held for. */
  isLast(name: string): boolean {
    const { rows, aside } = this.#held(name);
    return rows.length + aside.length === 1;
  }

  /**
   * The row of a held lane is settled for good; the lane goes on with its next.
   * @param hasArrived whether it got through to where the lane leads
   */
  finish(name: string, hasArrived = true): void {
    const lane = this.#held(name);
    const { row } = lane;
    if ("dueAt" in row) lane.aside.splice(lane.aside.indexOf(row), 1);
    else {
      lane.rows.shift();
      // Where another has just arrived it may get on too.
      const [oldest] = lane.aside;
      if (hasArrived && oldest !== undefined) oldest.dueAt = Math.min(oldest.dueAt, oldest.mayTryAt);
    }
    lane.counts[row.weight] -= 1;
    lane.chat.window = Math.min(lane.chat.window + 1, maximumWindow);
    this.#goOn(lane);
  }

  /** The held lane may try the same row again at once. */
  release(name: string): void {
    const lane = this.#held(name);
    if ("dueAt" in lane.row) makeDue(lane.row);
    this.#goOn(lane);
  }

  /** The held lane waits until {@link wake}. */
  putToSleep(name: string): void {
    const lane = this.#held(name);
    this.#leave(lane);
    lane.state = "asleep";
  }

  /**
   * The row of the held lane is tried again at `dueAt`; the lane goes on without it.
   * @param maySooner whether it may be tried before that, when a later row goes or has gone
   */
  putAside(name: string, now: number, dueAt: number, maySooner = true): void {
    const lane = this.#held(name);
    const pause = dueAt - now;
    const mayTryAt = maySooner ? now + Math.min(pause / 4, longestOvertaking) : dueAt;
    // A try for the sake of a later row takes the place of the one that was planned.
    const wasDueIn = "dueAt" in lane.row ? Math.max(lane.row.plannedAt - now, 0) : 0;
    const plannedAt = dueAt + Math.min(wasDueIn, pause);
    if ("dueAt" in lane.row) Object.assign(lane.row, { dueAt: plannedAt, plannedAt, mayTryAt });
    else {
      lane.rows.shift();
      insert(lane, { ...lane.row, dueAt, plannedAt, mayTryAt });
    }
    this.#goOn(lane);
  }

  /** What the lane's rows that stand aside wait for may have come: they are due, in their order. */
  hurryAside(name: string): void {
    const lane = this.#lanes.get(name);
    if (lane === undefined || lane.aside.length === 0) return;
    for (const row of lane.aside) makeDue(row);
    if (lane.state === "resting") this.#makeReady(lane);
  }

  wake(name: string): void {
    const lane = this.#lanes.get(name);
    if (lane?.state === "asleep" || lane?.state === "resting") this.#makeReady(lane);
  }

  /** Nothing goes to the chat until {@link resume}; then it starts again with one call at a time. */
  pause(chatId: number): void {
    const chat = this.#chat(chatId);
    chat.isPaused = true;
    chat.window = 1;
  }

  /** No ticket's rows go to the chat until {@link resume}; what is about the chat itself does: it may mend it. */
  hold(chatId: number): void {
    const chat = this.#chat(chatId);
    chat.isHeld = true;
    chat.window = 1;
    this.#turn.add(chat);
  }

  resume(chatId: number): void {
    const chat = this.#chats.get(chatId);
    if (chat === undefined) return;
    chat.isPaused = false;
    chat.isHeld = false;
    this.#turn.add(chat);
    this.#forgetIfIdle(chat);
  }

  /** Looks at the chat again: its budget for upkeep may have come back. */
  reconsider(chatId: number): void {
    const chat = this.#chats.get(chatId);
    if (chat !== undefined) this.#turn.add(chat);
  }

  #nextLane(chat: Chat, now: number, watch: LanesWatch): Lane | undefined {
    for (;;) {
      const lane = chat.isHeld
        ? this.#ownLane(chat)
        : (first(chat.ready.message) ?? first(chat.ready.upkeep));
      if (lane === undefined) return undefined;
      const weight = weightOf(lane);
      const at = weight === "upkeep" ? chat.budget.upkeepAllowedAt(now, chat.ready.upkeep.size) : now;
      if (at > now) {
        watch.onBudget(chat.id, at);
        return undefined;
      }
      chat.ready.message.delete(lane);
      chat.ready.upkeep.delete(lane);
      if (nextRow(lane, now) !== undefined) return lane;
      lane.state = "resting";
      watch.onRest(lane.name, Math.min(...lane.aside.map(({ dueAt }) => dueAt)));
    }
  }

  #ownLane(chat: Chat): Lane | undefined {
    const names = [chatLane(chat.id), watchLane(chat.id)];
    return names.map((name) => this.#lanes.get(name)).find((lane) => lane?.state === "ready");
  }

  #hold(lane: Lane, now: number): Row | AsideRow {
    lane.state = "held";
    lane.row = nextRow(lane, now)!;
    return lane.row;
  }

  #goOn(lane: Lane): void {
    this.#leave(lane);
    if (lane.rows.length === 0 && lane.aside.length === 0) this.#drop(lane);
    else this.#makeReady(lane);
  }

  #makeReady(lane: Lane): void {
    lane.state = "ready";
    const { ready } = lane.chat;
    const weight = weightOf(lane);
    ready[weight === "message" ? "upkeep" : "message"].delete(lane);
    ready[weight].add(lane);
    this.#turn.add(lane.chat);
  }

  #leave(lane: Lane): void {
    lane.chat.inFlight -= 1;
    this.#turn.add(lane.chat);
  }

  #drop(lane: Lane): void {
    this.#lanes.delete(lane.name);
    lane.chat.lanes -= 1;
    this.#forgetIfIdle(lane.chat);
  }

  /** A group's budget has to be remembered; a client's chat would only fill the memory. */
  #forgetIfIdle(chat: Chat): void {
    if (chat.lanes > 0 || chat.isPaused || chat.isHeld || chat.id < 0) return;
    this.#chats.delete(chat.id);
    this.#turn.delete(chat);
  }

  #held(name: string): HeldLane {
    const lane = this.#lanes.get(name);
    if (lane?.state !== "held" || lane.row === undefined) throw new Error(`lane ${name} is not held`);
    return lane as HeldLane;
  }

  #lane(hint: DeliveryHint): Lane {
    let lane = this.#lanes.get(hint.lane);
    if (lane === undefined) {
      const chat = this.#chat(hint.chatId);
      chat.lanes += 1;
      const counts = { message: 0, upkeep: 0 };
      lane = { name: hint.lane, chat, counts, rows: [], aside: [], row: undefined, state: "new" };
      this.#lanes.set(hint.lane, lane);
    }
    return lane;
  }

  #chat(id: number): Chat {
    let chat = this.#chats.get(id);
    if (chat === undefined) {
      chat = {
        id,
        lanes: 0,
        ready: { message: new Set(), upkeep: new Set() },
        isPaused: false,
        isHeld: false,
        inFlight: 0,
        window: maximumWindow,
        budget: new Budget(id),
      };
      this.#chats.set(id, chat);
    }
    return chat;
  }
}

/** Calls that may be under way to one chat at a time. */
const maximumWindow = 64;

/** A row that stands aside is not overtaken for longer than that without another try, in milliseconds. */
const longestOvertaking = 60_000;

interface Row {
  readonly id: number;
  readonly weight: Weight;
}

interface AsideRow extends Row {
  dueAt: number;
  /** When it is due unless a later row goes before that. */
  plannedAt: number;
  /** From then on it is tried before a later row goes. */
  mayTryAt: number;
}

interface Lane {
  readonly name: string;
  readonly chat: Chat;
  /** How many rows of each weight. */
  readonly counts: Record<Weight, number>;
  /** Those in line. */
  readonly rows: Row[];
  /** Those that stand aside, oldest first. */
  readonly aside: AsideRow[];
  /** The row that it was held for last. */
  row: Row | AsideRow | undefined;
  /** `asleep` until its first row is due again; `resting` until one that stands aside is, or another row comes. */
  state: "new" | "ready" | "held" | "asleep" | "resting";
}

type HeldLane = Lane & { row: Row | AsideRow };

interface Chat {
  readonly id: number;
  /** How many lanes have rows for this chat. */
  lanes: number;
  readonly ready: Record<Weight, Set<Lane>>;
  isPaused: boolean;
  isHeld: boolean;
  inFlight: number;
  /** How many calls may be under way: one after a 429, one more with each that succeeds. */
  window: number;
  readonly budget: Budget;
}

function weightOf({ counts }: Lane): Weight {
  return counts.message > 0 ? "message" : "upkeep";
}

function nextRow({ rows, aside }: Lane, now: number): Row | AsideRow | undefined {
  const due = aside.find(({ dueAt }) => dueAt <= now);
  // What was written before it may get on by now too: the order is kept when both do.
  const [oldest] = aside;
  const isOldestTried = due !== undefined || rows.length > 0;
  if (isOldestTried && oldest !== undefined && oldest.mayTryAt <= now) return oldest;
  return due ?? rows[0];
}

function makeDue(row: AsideRow): void {
  row.dueAt = 0;
  row.plannedAt = 0;
}

function insert({ aside }: Lane, row: AsideRow): void {
  const index = aside.findIndex(({ id }) => id > row.id);
  aside.splice(index < 0 ? aside.length : index, 0, row);
}

function first<T>(set: Set<T>): T | undefined {
  for (const item of set) return item;
  return undefined;
}
