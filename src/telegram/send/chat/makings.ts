/** How far a file is that is being made. */
export interface Making {
  /** Requests that were read, or attachments that were loaded. */
  done: number;
  isMade: boolean;
}

/** The files that this process makes now, by the ids of their rows in the outbox. */
export class Makings {
  readonly #makings = new Map<number, Making>();

  begin(deliveryId: number): Making {
    const making = { done: 0, isMade: false };
    this.#makings.set(deliveryId, making);
    return making;
  }

  find(deliveryId: number): Making | undefined {
    return this.#makings.get(deliveryId);
  }

  end(deliveryId: number): void {
    this.#makings.delete(deliveryId);
  }
}
