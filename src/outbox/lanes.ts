import { chatLane, watchLane } from "../store/deliveries/lanes.ts";
import type { DeliveryHint, Weight } from "../store/deliveries/delivery.ts";
import { Budget } from "./budget.ts";
import { Queue } from "./queue.ts";

/** What {@link Lanes.take} reports: when to look again. All times are of a clock that only goes forward. */
export interface LanesWatch {
  /** The group's minute has no room for upkeep before `at`. */
  onBudget(chatId: number, at: number): void;
  /** The lane has only rows that stand aside, and none is due before `at`. */
  onRest(lane: string, at: number): void;
}

/**
 * Decides in memory which row may be sent next. Rows of one lane go one at a time, oldest first. Lanes of one chat take
 * turns, messages before upkeep. A chat that Telegram told to wait does not delay other chats. A row that stands aside lets
 * later rows of its lane pass; it goes when it is due, and before a later row when its last try was a while ago. The
 * database has the truth: a hint without a row is skipped.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #chats = new Map<number, Chat>();
  /** Chats that may have something to send, in the order of their turns. */
  readonly #turn = new Queue<Chat>();

  /** @param asideUntil when a row that stands aside is due */
  add(hint: DeliveryHint, asideUntil?: number): void {
    const lane = this.#lane(hint);
    const row = { id: hint.id, weight: hint.weight };
    lane.counts[hint.weight] += 1;
    if (asideUntil === undefined) lane.rows.push(row);
    else insert(lane, { ...row, dueAt: asideUntil, plannedAt: asideUntil, mayTryAt: asideUntil });
    // A row in front of a message goes with the message's priority.
    if (lane.state === "new" || lane.state === "resting" || lane.state === "ready") this.#makeReady(lane);
  }

  /**
   * Begins a lane with a row that is not due yet. The lane sleeps until {@link wake}.
   * @returns false when there is such a lane already; then nothing is added
   */
  addAsleep(hint: DeliveryHint): boolean {
    if (this.#lanes.has(hint.lane)) return false;
    const lane = this.#lane(hint);
    lane.counts[hint.weight] += 1;
    lane.rows.push({ id: hint.id, weight: hint.weight });
    lane.state = "asleep";
    return true;
  }

  /** The next row that may go now, or undefined. Its lane is busy until it is finished, released or put aside. */
  take(now: number, watch: LanesWatch): DeliveryHint | undefined {
    for (let chat; (chat = this.#turn.first()) !== undefined;) {
      this.#turn.delete(chat);
      if (chat.isPaused || chat.inFlight >= chat.window) continue;
      const lane = this.#nextLane(chat, now, watch);
      if (lane === undefined) continue;
      const row = this.#occupy(lane, now);
      chat.inFlight += 1;
      chat.budget.record(now, weightOf(lane));
      this.#turn.add(chat);
      const { id } = row;
      return { id, lane: lane.name, chatId: chat.id, weight: weightOf(lane), isAside: "dueAt" in row };
    }
    return undefined;
  }

  /** A call to the chat begins and counts in its minute. */
  recordCall(chatId: number, now: number, weight: Weight): void {
    if (chatId < 0) this.#chat(chatId).budget.record(now, weight);
  }

  /** Takes back the call that was counted when the row was taken: it went to another chat, or was not made. */
  forgetCall(chatId: number, at: number, weight: Weight): void {
    this.#chats.get(chatId)?.budget.forget(at, weight);
  }

  /** Whether no other row waits behind the lane's current one. */
  isLast(name: string): boolean {
    const { rows, aside } = this.#busy(name);
    return rows.length + aside.length === 1;
  }

  /**
   * The row of a busy lane is settled for good. The lane goes on with its next row.
   * @param hasArrived whether it arrived in the lane's chat
   */
  finish(name: string, hasArrived = true): void {
    const lane = this.#busy(name);
    const { row } = lane;
    if ("dueAt" in row) lane.aside.splice(lane.aside.indexOf(row), 1);
    else {
      lane.rows.shift();
      // A row has just arrived there, so the oldest row aside may arrive too.
      const [oldest] = lane.aside;
      if (hasArrived && oldest !== undefined) oldest.dueAt = Math.min(oldest.dueAt, oldest.mayTryAt);
    }
    lane.counts[row.weight] -= 1;
    lane.chat.window = Math.min(lane.chat.window + 1, maximumWindow);
    this.#goOn(lane);
  }

  /** The busy lane may try the same row again at once. */
  release(name: string): void {
    const lane = this.#busy(name);
    if ("dueAt" in lane.row) makeDue(lane.row);
    this.#goOn(lane);
  }

  /** The busy lane waits until {@link wake}. */
  putToSleep(name: string): void {
    const lane = this.#busy(name);
    this.#leave(lane);
    lane.state = "asleep";
  }

  /**
   * The row of the busy lane is tried again at `dueAt`. The lane goes on without it.
   * @param maySooner whether a later row of the lane may bring that try forward
   */
  putAside(name: string, now: number, dueAt: number, maySooner = true): void {
    const lane = this.#busy(name);
    const pause = dueAt - now;
    const mayTryAt = maySooner ? now + Math.min(pause / 4, longestOvertaking) : dueAt;
    // An early try replaces the planned one: the next is planned later by the time that was left.
    const wasDueIn = "dueAt" in lane.row ? Math.max(lane.row.plannedAt - now, 0) : 0;
    const plannedAt = dueAt + Math.min(wasDueIn, pause);
    if ("dueAt" in lane.row) Object.assign(lane.row, { dueAt: plannedAt, plannedAt, mayTryAt });
    else {
      lane.rows.shift();
      insert(lane, { ...lane.row, dueAt, plannedAt, mayTryAt });
    }
    this.#goOn(lane);
  }

  /** The rows aside may succeed now: all of them are due, in their order. */
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

  /** Sends nothing to the chat until {@link resume}; then one call at a time first. */
  pause(chatId: number): void {
    const chat = this.#chat(chatId);
    chat.isPaused = true;
    chat.window = 1;
  }

  /**
   * Sends no ticket's rows to the chat until {@link resume}. Rows about the chat itself go on: they may end the trouble.
   */
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

  /** Gives the chat its turn again: its minute may have room for upkeep now. */
  reconsider(chatId: number): void {
    const chat = this.#chats.get(chatId);
    if (chat !== undefined) this.#turn.add(chat);
  }

  #nextLane(chat: Chat, now: number, watch: LanesWatch): Lane | undefined {
    for (;;) {
      const lane = chat.isHeld
        ? this.#ownLane(chat)
        : (chat.ready.message?.first() ?? chat.ready.upkeep?.first());
      if (lane === undefined) return undefined;
      const weight = weightOf(lane);
      const at = weight === "upkeep" ? chat.budget.upkeepAllowedAt(now, chat.ready.upkeep?.size) : now;
      if (at > now) {
        watch.onBudget(chat.id, at);
        return undefined;
      }
      chat.ready.message?.delete(lane);
      chat.ready.upkeep?.delete(lane);
      if (nextRow(lane, now) !== undefined) return lane;
      lane.state = "resting";
      watch.onRest(lane.name, Math.min(...lane.aside.map(({ dueAt }) => dueAt)));
    }
  }

  #ownLane(chat: Chat): Lane | undefined {
    const names = [chatLane(chat.id), watchLane(chat.id)];
    return names.map((name) => this.#lanes.get(name)).find((lane) => lane?.state === "ready");
  }

  #occupy(lane: Lane, now: number): Row | AsideRow {
    lane.state = "busy";
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
    ready[weight === "message" ? "upkeep" : "message"]?.delete(lane);
    (ready[weight] ??= new Queue()).add(lane);
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

  /** Keeps a group for its budget. Forgets a client's chat, which would only use memory. */
  #forgetIfIdle(chat: Chat): void {
    if (chat.lanes > 0 || chat.isPaused || chat.isHeld || chat.id < 0) return;
    this.#chats.delete(chat.id);
    this.#turn.delete(chat);
  }

  #busy(name: string): BusyLane {
    const lane = this.#lanes.get(name);
    if (lane?.state !== "busy" || lane.row === undefined) throw new Error(`lane ${name} is not busy`);
    return lane as BusyLane;
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
        ready: {},
        isPaused: false,
        isHeld: false,
        inFlight: 0,
        window: maximumWindow,
        budget: id < 0 ? new Budget(id) : unlimited,
      };
      this.#chats.set(id, chat);
    }
    return chat;
  }
}

const maximumWindow = 64;

/** Only groups have a budget. A hundred thousand clients may wait, so they share this one. */
const unlimited = new Budget(0);

/** Milliseconds. After that, a row aside is tried again before later rows pass it. */
const longestOvertaking = 60_000;

interface Row {
  readonly id: number;
  readonly weight: Weight;
}

interface AsideRow extends Row {
  dueAt: number;
  /** When it is due if no later row goes before. */
  plannedAt: number;
  /** From this time on it is tried before a later row goes. */
  mayTryAt: number;
}

interface Lane {
  readonly name: string;
  readonly chat: Chat;
  readonly counts: Record<Weight, number>;
  /** The rows in line. */
  readonly rows: Row[];
  /** The rows aside, oldest first. */
  readonly aside: AsideRow[];
  /** The row that is being sent, or was sent last. */
  row: Row | AsideRow | undefined;
  /** `asleep` until its first row is due again; `resting` until a row aside is due or another row comes. */
  state: "new" | "ready" | "busy" | "asleep" | "resting";
}

type BusyLane = Lane & { row: Row | AsideRow };

interface Chat {
  readonly id: number;
  /** How many lanes have rows for this chat. */
  lanes: number;
  readonly ready: Partial<Record<Weight, Queue<Lane>>>;
  isPaused: boolean;
  isHeld: boolean;
  inFlight: number;
  /** How many calls may run at a time: one after a 429, one more after each settled row. */
  window: number;
  readonly budget: Budget;
}

function weightOf({ counts }: Lane): Weight {
  return counts.message > 0 ? "message" : "upkeep";
}

function nextRow({ rows, aside }: Lane, now: number): Row | AsideRow | undefined {
  const due = aside.find(({ dueAt }) => dueAt <= now);
  // If a later row may go, the oldest row aside may succeed too. It goes first, to keep the order.
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
