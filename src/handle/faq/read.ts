import type { FaqAnswer } from "../../store/texts/faq.ts";
import type { IncomingMessage, MessageKind } from "../../ticket/message.ts";
import { readName } from "../names.ts";

/** In characters. The question stands over its answer in one message, which takes 4096, or 1024 under a file. */
export const longestQuestion = 300;
const longestAnswer = 3_600;
const longestCaption = 700;

/** Kinds that can be sent again from their file. */
const fileKinds: ReadonlySet<MessageKind> = new Set([
  "photo",
  "video",
  "animation",
  "audio",
  "document",
  "voice",
  "video_note",
]);

/** Why what an admin wrote cannot be an answer. */
export type Unfit = { reason: "empty" | "kind" | "album" } | { reason: "long"; length: number; most: number };

/** What the message is as an answer. */
export function readAnswer(
  incoming: IncomingMessage,
): { ok: true; answer: FaqAnswer } | { ok: false; fault: Unfit } {
  const { kind, text, entities, fileId, isCaptionAbove, hasSpoiler, mediaGroupId } = incoming;
  const no = (fault: Unfit) => ({ ok: false, fault }) as const;
  if (mediaGroupId !== null) return no({ reason: "album" });
  const isText = kind === "text";
  if (!isText && (!fileKinds.has(kind) || fileId === null)) return no({ reason: "kind" });
  if (isText && text.replaceAll(unseen, "") === "") return no({ reason: "empty" });
  const most = isText ? longestAnswer : longestCaption;
  const { length } = Array.from(text);
  if (length > most) return no({ reason: "long", length, most });
  return { ok: true, answer: { kind, text, entities, fileId, isCaptionAbove, hasSpoiler } };
}

/** The question in one line. Undefined when nothing of it can be seen. */
export function readQuestion(written: string): string | undefined {
  const question = readName(written);
  return question.replaceAll(unseen, "") === "" ? undefined : question;
}

/** Whether people would take both for the same question: case, spaces and the sign at the end make no difference. */
export function isSameQuestion(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

function fold(question: string): string {
  return question
    .toLowerCase()
    .replaceAll("\u0451", "\u0435")
    .replaceAll(/\s+/g, " ")
    .replace(/[\s?!.]+$/, "")
    .trim();
}

/** What Telegram shows as nothing. */
const unseen = /[\s\p{Cf}\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]/gu;
