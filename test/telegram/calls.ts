import type { FailureParameters } from "./failure.ts";
import type { Parameters } from "./schema.ts";

/** `cut`: the caller never got the response. `happened` tells whether the call still took effect. */
export type Outcome =
  | { kind: "pending" }
  | { kind: "ok"; result: unknown }
  | { kind: "failed"; error_code: number; description: string; parameters?: FailureParameters }
  | { kind: "cut"; happened: boolean };

export interface LoggedCall {
  method: string;
  /** As sent, before any check. */
  parameters: Parameters;
  chat_id: number | string | undefined;
  /** Milliseconds since the epoch by the world's clock. */
  at: number;
  outcome: Outcome;
}

/** Every call in the order of arrival, without tokens. */
export class CallLog {
  /** False keeps nothing, for benchmarks. */
  keep = true;
  /** Beyond so many, the oldest are dropped. */
  readonly limit = 100_000;
  #calls: LoggedCall[] = [];
  readonly #listeners = new Set<() => void>();

  add(call: LoggedCall): void {
    if (!this.keep) return;
    this.#calls.push(call);
    if (this.#calls.length > this.limit * 1.1) this.#calls = this.#calls.slice(-this.limit);
  }

  /** The calls of one or several methods that `accepts` lets through. */
  of(method: string | readonly string[], accepts: (call: LoggedCall) => boolean = () => true): LoggedCall[] {
    const names = new Set(typeof method === "string" ? [method] : method);
    return this.#calls.filter((call) => names.has(call.method) && accepts(call));
  }

  count(method: string | readonly string[], accepts?: (call: LoggedCall) => boolean): number {
    return this.of(method, accepts).length;
  }

  get all(): readonly LoggedCall[] {
    return this.#calls;
  }

  get last(): LoggedCall | undefined {
    return this.#calls.at(-1);
  }

  clear(): void {
    this.#calls = [];
  }

  /** Calls `listener` with every outcome of a call, until the returned function is called. */
  onOutcome(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  settle(call: LoggedCall, outcome: Outcome): void {
    call.outcome = outcome;
    this.#listeners.forEach((listener) => listener());
  }
}
