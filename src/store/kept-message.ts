import type { IncomingMessage } from "../ticket/message.ts";

/** What a former version did not keep of a message. */
type Later = "origin" | "externalReply" | "details" | "answersBot";
type Kept = Omit<IncomingMessage, Later> & Partial<Pick<IncomingMessage, Later>>;

/** A message that was kept as JSON. */
export function readKeptMessage(json: string): IncomingMessage {
  return complete(JSON.parse(json) as Kept);
}

/** The message with all that is known of messages by now. */
export function complete(kept: Kept): IncomingMessage {
  return { origin: null, externalReply: null, details: null, answersBot: false, ...kept };
}
