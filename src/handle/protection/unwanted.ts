import { findAlbum, type MessagePair } from "../../store/messages/messages.ts";
import type { Client } from "../../store/people/clients.ts";
import { countFiles } from "../../store/messages/recent.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { type ClientHtml, joinHtml } from "../../text/html.ts";
import { html, plain, type Wording } from "../../text/text.ts";
import type { MessageContent } from "../../ticket/message.ts";
import {
  filesMilliseconds,
  findUnwanted,
  isAttachment,
  type LimitedKind,
  type Unwanted,
} from "../../ticket/protection.ts";
import { languageWith } from "../client/client.ts";
import { tellClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";
import { readSetting } from "../settings/settings.ts";
import { windowsOf } from "./windows.ts";

/** Why the team does not want the client's message now. Undefined when it does. */
export function findUnwantedNow(
  { tx }: Handling,
  client: Client,
  incoming: MessageContent & { sentAt: number },
): Unwanted | undefined {
  const limits = {
    maxLength: readSetting(tx, "max_length"),
    maxFiles: readSetting(tx, "max_files"),
    allow: readSetting(tx, "allow"),
  };
  return findUnwanted(incoming, limits, () => {
    const { sentAt } = incoming;
    const enough = Math.floor((limits.maxFiles ?? 0) / 2) + 1;
    const seen = windowsOf(tx).files.add(client.id, sentAt, enough);
    if (seen < enough) return 0;
    return countFiles(tx, client.id, { since: sentAt - filesMilliseconds, until: sentAt });
  });
}

/** Tells the client what may be sent instead, once for an album. The message is in the ticket's history already. */
export function tellUnwanted(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  pair: MessagePair,
  unwanted: Unwanted,
): void {
  const album = pair.mediaGroupId;
  const isTold =
    album !== null &&
    findAlbum(handling.tx, ticket.id, album).some(
      ({ id, failure }) => id !== pair.id && failure === "unwanted",
    );
  if (isTold) return;
  tellClient(handling, ticket, renderUnwanted(languageWith(handling, client), pair, unwanted), {
    ...(pair.clientMessageId !== null && { replyToClientMessageId: pair.clientMessageId }),
  });
}

function renderUnwanted(language: Wording, pair: MessagePair, unwanted: Unwanted): ClientHtml {
  switch (unwanted.reason) {
    case "kind": {
      const kinds = listKinds(language, unwanted.allow);
      return joinHtml(
        [
          html(language, "unwanted-kind", { kind: plain(language, `kind-${pair.kind}`) }),
          html(language, "unwanted-allowed", { kinds }),
        ],
        "\n",
      );
    }
    case "length": {
      const values = { count: unwanted.length, limit: String(unwanted.limit) };
      return html(language, isAttachment(pair) ? "unwanted-caption" : "unwanted-length", values);
    }
    case "files":
      return html(language, "unwanted-files", { count: unwanted.limit });
    default:
      return unwanted satisfies never;
  }
}

/** The kinds that may be sent, text first. */
function listKinds(language: Wording, allow: readonly LimitedKind[]): string {
  return (["text", ...allow] as const).map((kind) => plain(language, `kind-${kind}`)).join(", ");
}
