import type { IncomingMessage } from "../../ticket/message.ts";

/** Fields that a former version did not store. */
type Later = "origin" | "externalReply" | "details" | "answersBot" | "fileFacts";
type Kept = Omit<IncomingMessage, Later> & Partial<Pick<IncomingMessage, Later>>;

/** Reads a message that was stored as JSON. */
export function readKeptMessage(json: string): IncomingMessage {
  return complete(JSON.parse(json) as Kept);
}

/** Returns the message with default values for the fields that a former version did not store. */
export function complete(kept: Kept): IncomingMessage {
  return { origin: null, externalReply: null, details: null, answersBot: false, fileFacts: null, ...kept };
}
