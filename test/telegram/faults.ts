import { seededRandom } from "./random.ts";
import { tooManyRequests, Failure } from "./failure.ts";

/** What goes wrong. */
export type Fault =
  /** The response comes so many milliseconds late, by the world's clock. */
  | { kind: "latency"; milliseconds: number }
  | { kind: "failure"; failure: Failure }
  /** A response that is no JSON, as the cloud's front end sometimes sends. */
  | { kind: "page"; status: number; body: string }
  /** The connection breaks before the call takes effect. */
  | { kind: "cut before" }
  /** The call takes effect, but the connection breaks before the response. */
  | { kind: "cut after" }
  /** The call never takes effect, and no response comes. The caller waits until it hangs up. */
  | { kind: "hang before" }
  /** The call takes effect, but no response comes. */
  | { kind: "hang after" };

/** The calls that a fault affects. An absent field means any. */
export interface Aim {
  method?: string | readonly string[];
  chat_id?: number;
  /** Only calls with a topic. */
  isInTopic?: true;
  /** How many calls it affects. Unlimited by default, until healed. */
  times?: number;
  /** From 0 to 1, by the seeded random numbers of these faults. */
  probability?: number;
}

interface Order {
  fault: Fault;
  aim: Aim;
  left: number;
}

/** Makes calls fail. Each method returns a function that ends its fault. */
export class Faults {
  #orders: Order[] = [];
  #isOut = false;
  #random: () => number;
  readonly #onOutage: () => void;

  /** `onOutage` is called when an outage begins, to break open connections. */
  constructor(onOutage: () => void, seed = 1) {
    this.#onOutage = onOutage;
    this.#random = seededRandom(seed);
  }

  seed(seed: number): void {
    this.#random = seededRandom(seed);
  }

  order(fault: Fault, aim: Aim = {}): () => void {
    const order = { fault, aim, left: aim.times ?? Infinity };
    this.#orders.push(order);
    return () => {
      this.#orders = this.#orders.filter((each) => each !== order);
    };
  }

  latency(milliseconds: number, aim?: Aim): () => void {
    return this.order({ kind: "latency", milliseconds }, aim);
  }

  /** 429; `retry_after` in seconds. */
  tooManyRequests(retry_after: number, aim?: Aim): () => void {
    return this.order({ kind: "failure", failure: tooManyRequests(retry_after) }, aim);
  }

  /** Any other refusal of Telegram: `fails(new Failure(400, "Bad Request: …"))`. */
  fails(failure: Failure, aim?: Aim): () => void {
    return this.order({ kind: "failure", failure }, aim);
  }

  serverError(aim?: Aim): () => void {
    return this.order({ kind: "failure", failure: new Failure(500, "Internal Server Error: restart") }, aim);
  }

  badGateway(aim?: Aim): () => void {
    const body = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
    return this.order({ kind: "page", status: 502, body }, aim);
  }

  cutBefore(aim?: Aim): () => void {
    return this.order({ kind: "cut before" }, aim);
  }

  cutAfter(aim?: Aim): () => void {
    return this.order({ kind: "cut after" }, aim);
  }

  hangBefore(aim?: Aim): () => void {
    return this.order({ kind: "hang before" }, aim);
  }

  hangAfter(aim?: Aim): () => void {
    return this.order({ kind: "hang after" }, aim);
  }

  /** Breaks every connection, waiting polls included, until healed. */
  outage(): () => void {
    this.#isOut = true;
    this.#onOutage();
    return () => {
      this.#isOut = false;
    };
  }

  get isOut(): boolean {
    return this.#isOut;
  }

  /** Ends every fault, outages included. */
  heal(): void {
    this.#orders = [];
    this.#isOut = false;
  }

  /** The faults that affect this call, in the order of their creation. Counts them as used. */
  strike(method: string, chat_id: number | string | undefined, isInTopic = false): Fault[] {
    if (this.#orders.length === 0) return [];
    const struck = this.#orders
      .filter(({ aim }) => isAimedAt(aim, method, chat_id) && (aim.isInTopic !== true || isInTopic))
      .filter(({ aim }) => this.#happens(aim));
    for (const order of struck) order.left--;
    this.#orders = this.#orders.filter(({ left }) => left > 0);
    return struck.map(({ fault }) => fault);
  }

  #happens({ probability }: Aim): boolean {
    return probability === undefined || this.#random() < probability;
  }
}

function isAimedAt(
  { method, chat_id }: Aim,
  called: string,
  calledChat: number | string | undefined,
): boolean {
  const methods =
    method === undefined || (typeof method === "string" ? method === called : method.includes(called));
  return methods && (chat_id === undefined || String(chat_id) === String(calledChat));
}
