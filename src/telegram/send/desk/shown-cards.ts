import { createHash } from "node:crypto";

/** So many cards are remembered; of older ones it is not known any more what they show. */
const remembered = 10_000;

/**
 * What each card shows, as far as this process knows: an edit to what it shows already would be a call of the group's
 * minute for nothing. In memory, so that no crash between an edit and its answer can leave it wrong.
 */
export class ShownCards {
  readonly #digests = new Map<string, string>();

  shows(chatId: number, messageId: number, card: object): boolean {
    return this.#digests.get(keyOf(chatId, messageId)) === digestOf(card);
  }

  remember(chatId: number, messageId: number, card: object): void {
    this.forget(chatId, messageId);
    this.#digests.set(keyOf(chatId, messageId), digestOf(card));
    for (const oldest of this.#digests.keys()) {
      if (this.#digests.size <= remembered) break;
      this.#digests.delete(oldest);
    }
  }

  /** Somebody changed it, or nobody knows whether an edit arrived. */
  forget(chatId: number, messageId: number): void {
    this.#digests.delete(keyOf(chatId, messageId));
  }
}

function keyOf(chatId: number, messageId: number): string {
  return `${chatId}:${messageId}`;
}

function digestOf(card: object): string {
  return createHash("sha1").update(JSON.stringify(card)).digest("base64");
}
