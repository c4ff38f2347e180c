import type { Outcome } from "../../../outbox/outcome.ts";
import { saveShown } from "../../../store/messages/changes.ts";
import { findMessage, type MessagePair } from "../../../store/messages/messages.ts";
import { findManager } from "../../../store/people/managers.ts";
import { isStillThere } from "../../../store/desks/places.ts";
import { plain } from "../../../text/text.ts";
import { fullName } from "../../../ticket/message.ts";
import { longestOf, readLinkPreview, readWords, type Words } from "../content.ts";
import { sendFile } from "../file.ts";
import { attempt, type Sending, type Signal } from "../sending.ts";
import { kindOf, preparePlace, whenPlaceFails } from "./kinds.ts";
import { answering, findPlace, type PlaceOptions } from "./place.ts";
import { markWorking } from "./trouble.ts";

/** Shows the team an answer that nobody wrote at the desk. From then on it can be replied to and deleted there. */
export async function showAnswer(sending: Sending, messageId: number, signal: Signal): Promise<Outcome> {
  const pair = findMessage(sending.store, messageId);
  if (pair === undefined || pair.deskMessageId !== null) return { kind: "done" };
  const place = findPlace(sending, pair.ticketId);
  if (place === undefined) return preparePlace(sending, pair.ticketId, signal);
  const { ticket, desk } = place;
  const off = kindOf(desk).whenOff(sending, desk, signal);
  if (off !== undefined) return off;
  const words = withAuthor(sending, pair);
  const { text, entities } = words;
  const send = async (options: PlaceOptions): Promise<number> => {
    if (pair.kind !== "text") return sendFile(sending.api, desk.talkId, pair, words, options, signal);
    const formatted = { ...options, ...readLinkPreview(pair), entities };
    return (await sending.api.sendMessage(desk.talkId, text, formatted, signal)).message_id;
  };
  return attempt(
    () => answering(place, undefined, send),
    (deskMessageId) => ({
      kind: "done",
      settle(tx) {
        markWorking(sending, tx, place);
        if (isStillThere(tx, ticket)) saveShown(tx, pair, deskMessageId, ticket.placeId);
      },
    }),
    (failure) => whenPlaceFails(sending, place, failure, signal),
  );
}

/**
 * The words, and under them who answered, if there is room. Under them, since a quote of the words counts from their beginning.
 */
function withAuthor({ store, teamLanguage }: Sending, pair: MessagePair): Words {
  const { text, entities } = readWords(pair);
  const manager = pair.authorId === null ? undefined : findManager(store, pair.authorId);
  const line =
    manager === undefined
      ? plain(teamLanguage, "desk-answered-by-nobody")
      : plain(teamLanguage, "desk-answered-by", { name: fullName(manager) });
  const signed = text === "" ? line : `${text}\n\n${line}`;
  if (Array.from(signed).length > longestOf(pair)) return { text, entities };
  const italic = { type: "italic", offset: signed.length - line.length, length: line.length } as const;
  return { text: signed, entities: [...entities, italic] };
}
