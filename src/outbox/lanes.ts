import { chatLane, type DeliveryHint } from "../store/outbox.ts";
import { Budget } from "./budget.ts";

/**
 * Which row may be sent next, in memory. Rows of one lane go one at a time, oldest first; lanes of one chat take
 * turns, messages before upkeep; a chat that Telegram told to wait holds up no other. The database has the truth:
 * a hint whose row is gone is simply passed over.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #chats = new Map<number, Chat>();
  /** Chats that may have something to send, in turn. */
  readonly #turn = new Set<Chat>();

  add(hint: DeliveryHint): void {
    const lane = this.#lane(hint);
    lane.rows.push(hint.id);
    if (hint.weight === "message" && lane.weight === "upkeep") {
      // What stands in front of a message goes with its right of way.
      lane.weight = "message";
      if (lane.chat.ready.upkeep.delete(lane)) this.#makeReady(lane);
    }
    if (lane.state === "new") this.#makeReady(lane);
  }

  /**
   * The next row that may go now, or undefined. Its lane is held until {@link finish} or {@link release}.
   * A group whose upkeep has to wait for its minute is reported through `onBudget`, with the time to look again.
   */
  take(now: number, onBudget: (chatId: number, at: number) => void): DeliveryHint | undefined {
    for (const chat of this.#turn) {
      this.#turn.delete(chat);
      if (chat.isPaused || chat.inFlight >= chat.window) continue;
      const lane = this.#nextLane(chat, now, onBudget);
      if (lane === undefined) continue;
      lane.state = "held";
      chat.inFlight += 1;
      this.#turn.add(chat);
      return { id: lane.rows[0]!, lane: lane.name, chatId: chat.id, weight: lane.weight };
    }
    return undefined;
  }

  /** A call for the held lane's row is about to be made: it counts against the chat's minute. */
  recordCall(name: string, now: number): void {
    const lane = this.#held(name);
    lane.chat.budget.record(now, lane.weight);
  }

  /** The row of a held lane is settled for good; the lane goes on with its next. */
  finish(name: string): void {
    const lane = this.#held(name);
    lane.rows.shift();
    lane.chat.window = Math.min(lane.chat.window + 1, maximumWindow);
    this.release(name);
  }

  /** The held lane may try the same row again at once. */
  release(name: string): void {
    const lane = this.#held(name);
    this.#leave(lane);
    if (lane.rows.length === 0) this.#drop(lane);
    else this.#makeReady(lane);
  }

  /** The held lane waits until {@link wake}. */
  putToSleep(name: string): void {
    const lane = this.#held(name);
    this.#leave(lane);
    lane.state = "asleep";
  }

  wake(name: string): void {
    const lane = this.#lanes.get(name);
    if (lane?.state === "asleep") this.#makeReady(lane);
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
  }

  /** Looks at the chat again: its budget for upkeep may have come back. */
  reconsider(chatId: number): void {
    const chat = this.#chats.get(chatId);
    if (chat !== undefined) this.#turn.add(chat);
  }

  #nextLane(chat: Chat, now: number, onBudget: (chatId: number, at: number) => void): Lane | undefined {
    const lane = chat.isHeld ? this.#ownLane(chat) : (first(chat.ready.message) ?? first(chat.ready.upkeep));
    if (lane === undefined) return undefined;
    if (lane.weight === "upkeep") {
      const at = chat.budget.upkeepAllowedAt(now, chat.ready.upkeep.size);
      if (at > now) {
        onBudget(chat.id, at);
        return undefined;
      }
    }
    chat.ready[lane.weight].delete(lane);
    return lane;
  }

  #ownLane(chat: Chat): Lane | undefined {
    const lane = this.#lanes.get(chatLane(chat.id));
    return lane?.state === "ready" ? lane : undefined;
  }

  #makeReady(lane: Lane): void {
    lane.state = "ready";
    lane.chat.ready[lane.weight].add(lane);
    this.#turn.add(lane.chat);
  }

  #leave(lane: Lane): void {
    lane.chat.inFlight -= 1;
    this.#turn.add(lane.chat);
  }

  #drop(lane: Lane): void {
    this.#lanes.delete(lane.name);
    const { chat } = lane;
    chat.lanes -= 1;
    // A group's budget has to be remembered; a client's chat would only fill the memory.
    if (chat.lanes === 0 && !chat.isPaused && !chat.isHeld && chat.id > 0) {
      this.#chats.delete(chat.id);
      this.#turn.delete(chat);
    }
  }

  #held(name: string): Lane {
    const lane = this.#lanes.get(name);
    if (lane?.state !== "held") throw new Error(`lane ${name} is not held`);
    return lane;
  }

  #lane(hint: DeliveryHint): Lane {
    let lane = this.#lanes.get(hint.lane);
    if (lane === undefined) {
      const chat = this.#chat(hint.chatId);
      chat.lanes += 1;
      lane = { name: hint.lane, chat, weight: hint.weight, rows: [], state: "new" };
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

interface Lane {
  readonly name: string;
  readonly chat: Chat;
  /** The heavier of its rows'. */
  weight: DeliveryHint["weight"];
  readonly rows: number[];
  state: "new" | "ready" | "held" | "asleep";
}

interface Chat {
  readonly id: number;
  /** How many lanes have rows for this chat. */
  lanes: number;
  readonly ready: { message: Set<Lane>; upkeep: Set<Lane> };
  isPaused: boolean;
  isHeld: boolean;
  inFlight: number;
  /** How many calls may be under way: one after a 429, one more with each that succeeds. */
  window: number;
  readonly budget: Budget;
}

function first<T>(set: Set<T>): T | undefined {
  for (const item of set) return item;
  return undefined;
}
