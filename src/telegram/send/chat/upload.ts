import { setImmediate } from "node:timers/promises";
import { InputFile } from "grammy";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import type { Html } from "../../../text/html.ts";
import { formatting, mayPass, unheard } from "../saying.ts";
import { attempt, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** Bots send files up to 50 MB (docs: sending files). The form around the file takes some room in the request. */
export const largestUpload = 50 * 1024 * 1024 - 64 * 1024;

export interface Upload {
  /** The file's bytes, its path, or what reads it. */
  content: Uint8Array | string | (() => AsyncIterable<Uint8Array>);
  /** In bytes. */
  size: number;
  name: string;
  caption: Html;
}

/** What comes of it. */
export interface Ends {
  /** @param size in bytes; `isTried` when Telegram, or a proxy before it, has refused the file */
  onTooLarge: (size: number, isTried: boolean) => Outcome;
  /** Telegram has another reason against the file. */
  onRefused: (reason: string) => Outcome;
  onArrived?: (tx: Transaction) => void;
  /** The person never opened the bot, or stopped it. */
  onUnheard?: (tx: Transaction) => void;
}

/** Sends a person a file in private. One that is too large is not tried. */
export function upload(
  { uploads }: Sending,
  personId: number,
  { content, size, name, caption }: Upload,
  { onTooLarge, onRefused, onArrived = nothing, onUnheard = nothing }: Ends,
  signal: Signal,
): Promise<Outcome> {
  if (size > largestUpload) return Promise.resolve(onTooLarge(size, false));
  return attempt(
    () => {
      const file = new InputFile(content instanceof Uint8Array ? () => inParts(content) : content, name);
      return uploads.sendDocument(personId, file, { caption, parse_mode: formatting.parse_mode }, signal);
    },
    () => ({ kind: "done", settle: onArrived }) satisfies Outcome,
    (failure) => {
      if (failure.kind === "too_large") return onTooLarge(size, true);
      if (unheard.has(failure.kind)) return { kind: "done", settle: onUnheard };
      return mayPass.has(failure.kind) ? whenUnexpected(failure) : onRefused(failure.error);
    },
  );
}

/** In bytes. To write it takes less than a millisecond. */
const part = 128 * 1024;

/** Written as one, 15 MB keep all messages waiting for 30 to 100 ms. */
async function* inParts(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += part) {
    yield content.subarray(at, at + part);
    await setImmediate();
  }
}

function nothing(): void {}
