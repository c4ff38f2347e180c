import type { MessageKind } from "../ticket/message.ts";
import type { Status, ToAct } from "../ticket/ticket.ts";
import type { Html } from "./html.ts";

/** Every sentence by its id, with the arguments it takes. A test holds it against the .ftl files. */
export interface Texts
  extends
    Record<`kind-${MessageKind}`, NoArguments>,
    Record<`status-${Status}`, NoArguments>,
    Record<`card-turn-${ToAct}`, NoArguments>,
    Record<SetupCheckId, { ok: "yes" | "no" }> {
  "client-greeting": NoArguments;
  "ticket-accepted": { number: string };

  "topic-name": { number: string; client: string };
  card: { number: string; status: string; client: Html; manager: string; turn: string };
  "card-nobody": NoArguments;

  "desk-note-kept": NoArguments;
  "desk-command-unknown": NoArguments;
  "desk-undelivered": { reason: Html };
  "desk-undelivered-blocked": NoArguments;
  "desk-undelivered-gone": NoArguments;
  "desk-undelivered-uncopyable": NoArguments;
  "desk-undelivered-unknown": { error: string };
  "desk-album-incomplete": { arrived: number; total: number };
  "desk-uncopied": { kind: string };
  "desk-uncopied-text": { kind: string; text: string };

  "setup-complete": NoArguments;
  "setup-waiting-tickets": { count: number };
  "setup-incomplete": NoArguments;
  "setup-not-a-group": NoArguments;
  "setup-not-admin": NoArguments;
  "setup-anonymous": NoArguments;
  "setup-other-desk": { title: string };

  "owner-claimed": NoArguments;
  "owner-code-stale": NoArguments;
  "admin-greeting": NoArguments;
  "alert-desk-rights": { title: string; error: string };
  "alert-desk-incomplete": { title: string; missing: Html };
  "alert-conflict": NoArguments;
  "alert-failed-update": { id: string; error: string };
  "alert-dead": { number: string; error: string };

  "config-faulty": NoArguments;
  "config-fault": { variable: string; problem: string; example: string };
  "config-token-missing": NoArguments;
  "config-token-wrong": NoArguments;
  "config-admins-wrong": NoArguments;
  "config-directory-wrong": NoArguments;
  "config-url-wrong": NoArguments;
  "config-language-wrong": NoArguments;
  "config-time-zone-wrong": NoArguments;
  "config-log-level-wrong": NoArguments;

  "store-locked": { path: string };
  "store-newer": { path: string };
  "store-corrupt": { path: string };
  "store-unwritable": { path: string };
  "store-failed": { error: string };
  "telegram-unauthorized": { error: string };
  "telegram-unreachable": { root: string; error: string; seconds: number };
  "telegram-conflict": NoArguments;
  started: { username: string; path: string };
  "claim-link": { link: string };
  stopped: NoArguments;

  "outbox-usage": NoArguments;
  "outbox-empty": NoArguments;
  "outbox-line": { id: string; when: string; what: string; attempts: string; error: string };
  "outbox-requeued": { id: string };
  "outbox-dropped": { id: string };
  "outbox-absent": { id: string };
}

export type SetupCheckId = `setup-check-${"topics" | "admin" | "manage-topics" | "pin" | "delete"}`;

export type TextId = keyof Texts;

/** The ids of sentences that take no arguments. */
export type PlainTextId = { [Id in TextId]: Texts[Id] extends NoArguments ? Id : never }[TextId];

type NoArguments = Readonly<Record<string, never>>;
