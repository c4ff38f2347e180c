import { open } from "node:fs/promises";
import { isAbsolute } from "node:path";
import { autoRetry } from "@grammyjs/auto-retry";
import { type FileApiFlavor, hydrateFiles } from "@grammyjs/files";
import { Api, GrammyError, HttpError } from "grammy";
import type { File } from "grammy/types";
import type { FileAccess, Loaded, LoadFile } from "../report/transcript/media.ts";
import { createFetch } from "./fetch.ts";
import type { Signal } from "./send/sending.ts";

/**
 * Loads files into memory. A local Bot API server keeps them on this machine and tells their paths (README of
 * tdlib/telegram-bot-api, `--local`). No error that leaves this function has the address, which contains the token.
 */
export function createLoader({ token, apiRoot }: FileAccess): LoadFile {
  // A local server answers only when it has loaded the whole file itself.
  const api = new Api(token, { apiRoot, fetch: createFetch(), timeoutSeconds: 60 }) as FileApiFlavor<Api>;
  api.config.use(
    autoRetry({
      maxRetryAttempts: 1,
      maxDelaySeconds: 20,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
    hydrateFiles(token, { apiRoot }),
  );
  return async (fileId, most, signal) => {
    try {
      return await loadFile(await api.getFile(fileId, signal as Signal), most, signal);
    } catch (error) {
      const isLarge = error instanceof GrammyError && error.description.includes("file is too big");
      return { ok: false, why: isLarge ? "large" : "failed", size: null };
    }
  };
}

/**
 * Loads a file of which `getFile` has told. @param most bytes; a larger file is not loaded
 * @throws HttpError when the connection breaks, or the signal aborts
 */
export async function loadFile(
  file: File & { getUrl: () => string },
  most: number,
  signal: AbortSignal,
): Promise<Loaded> {
  const size = file.file_size ?? null;
  if (size !== null && size > most) return { ok: false, why: "large", size };
  const place = file.getUrl();
  try {
    return isAbsolute(place) ? await readLocal(place, most, signal) : await download(place, most, signal);
  } catch (error) {
    throw new HttpError("the file was not loaded", error);
  }
}

async function download(url: string, most: number, signal: AbortSignal): Promise<Loaded> {
  const response = await fetch(url, { signal, redirect: "error" });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    return { ok: false, why: "failed", size: null };
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early closes the connection.
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > most) return { ok: false, why: "large", size: null };
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks, length) };
}

async function readLocal(path: string, most: number, signal: AbortSignal): Promise<Loaded> {
  await using file = await open(path, "r");
  const { size } = await file.stat();
  if (size > most) return { ok: false, why: "large", size };
  return { ok: true, bytes: await file.readFile({ signal }) };
}
