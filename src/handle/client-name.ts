import { recordEvents } from "../store/journal.ts";
import { type Client, saveClientState } from "../store/people.ts";
import { html } from "../text/text.ts";
import { findOpenTickets, languageWith } from "./clients.ts";
import { refreshCard, say } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

export const longestName = 64;

/** The client says how to be called. */
export function nameClient(handling: Handling, client: Client, written: string): void {
  const name = written.replaceAll(/\s+/g, " ").trim();
  const language = languageWith(handling, client);
  if (name === "" || name.length > longestName) {
    return say(handling, client.id, html(language, name === "" ? "refusal-name-empty" : "name-too-long"));
  }
  saveClientState(handling.tx, client.id, { preferredName: name });
  for (const ticket of findOpenTickets(handling, client.id)) {
    const event = { type: "client_named", name } as const;
    recordEvents(handling.tx, ticket.id, { kind: "client", id: client.id }, [event], handling.now);
    refreshCard(handling, ticket);
  }
  say(handling, client.id, html(language, "name-saved", { name }));
}
