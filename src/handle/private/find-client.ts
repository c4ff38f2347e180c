import { type Client, findClientOnTelegram, findClientsNamed } from "../../store/people.ts";
import type { Handling } from "../handle.ts";

/** Whom the team means by a word: Telegram's id, or a username with its `@`. */
export type FoundClient =
  | { ok: true; client: Client }
  /** `shape` when it is neither an id nor a username. */
  | { ok: false; why: "shape" | "unknown" | "ambiguous" };

export function findClientBy({ tx }: Handling, written: string): FoundClient {
  const username = /^(?:@|(?:https?:\/\/)?t\.me\/)(\w{4,32})$/i.exec(written)?.[1];
  if (username !== undefined) {
    const [found, another] = findClientsNamed(tx, username);
    if (found === undefined) return { ok: false, why: "unknown" };
    return another === undefined ? { ok: true, client: found } : { ok: false, why: "ambiguous" };
  }
  if (!/^[1-9]\d{0,15}$/.test(written)) return { ok: false, why: "shape" };
  const client = findClientOnTelegram(tx, Number(written));
  return client === undefined ? { ok: false, why: "unknown" } : { ok: true, client };
}
