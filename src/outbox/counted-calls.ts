import type { Clock } from "../clock.ts";
import type { DeliveryHint } from "../store/deliveries/delivery.ts";
import type { Lanes } from "./lanes.ts";
import type { Calls } from "./outcome.ts";
import type { Rests } from "./rests.ts";

/** Counts each call of one attempt in the minute of its chat. {@link Lanes.take} has counted one in advance. */
export class CountedCalls implements Calls {
  readonly #hint: DeliveryHint;
  readonly #takenAt: number;
  readonly #clock: Clock;
  readonly #lanes: Lanes;
  readonly #rests: Rests;
  readonly #onSuccess: () => void;
  #isAny = false;

  constructor(
    { hint, at }: { hint: DeliveryHint; at: number },
    clock: Clock,
    lanes: Lanes,
    rests: Rests,
    onSuccess: () => void,
  ) {
    this.#hint = hint;
    this.#takenAt = at;
    this.#clock = clock;
    this.#lanes = lanes;
    this.#rests = rests;
    this.#onSuccess = onSuccess;
  }

  get isAny(): boolean {
    return this.#isAny;
  }

  begins(chatId: number): number {
    const wait = this.#rests.floodOf(chatId);
    if (wait > 0) return wait;
    const { weight } = this.#hint;
    if (!this.#isAny) this.#lanes.forgetCall(this.#hint.chatId, this.#takenAt, weight);
    this.#isAny = true;
    this.#lanes.recordCall(chatId, this.#clock.elapsed(), weight);
    return 0;
  }

  succeeds(): void {
    this.#onSuccess();
  }

  /** Without any call, the one that was counted in advance is taken back. */
  end(): void {
    if (!this.#isAny) this.#lanes.forgetCall(this.#hint.chatId, this.#takenAt, this.#hint.weight);
  }
}
