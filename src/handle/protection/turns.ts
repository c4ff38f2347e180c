import type { Client } from "../../store/people/clients.ts";
import type { Handling } from "../handle.ts";
import { windowsOf } from "./windows.ts";

/** So many times in a minute. */
const mostTurns = 5;

/**
 * Whether the client brings tickets or messages elsewhere without end. Each time the desk shows them anew, mostly in a new
 * topic or post. An old button works again and again, and its data can be forged.
 */
export function turnsTooOften({ tx, now }: Handling, { id }: Client): boolean {
  return windowsOf(tx).turns.add(id, now, mostTurns + 1) > mostTurns;
}
