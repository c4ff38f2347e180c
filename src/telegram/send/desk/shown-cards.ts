import { createHash } from "node:crypto";

/** How many cards are remembered. What an older one shows is forgotten. */
const remembered = 10_000;

/**
 * What each card shows, as far as this process knows. It saves edits that would change nothing, but use the group's minute.
 * It is kept in memory only, so a crash between an edit and its response cannot leave it wrong.
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

  /** Somebody changed the card, or an edit may not have arrived. */
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
