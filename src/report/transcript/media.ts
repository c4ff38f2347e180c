import type { Media } from "./entry.ts";

/** Whose files are loaded, and from which Bot API server. */
export interface FileAccess {
  token: string;
  apiRoot: string;
}

/** Loads a file of Telegram's. @param most bytes; a larger file is not loaded */
export type LoadFile = (fileId: string, most: number, signal: AbortSignal) => Promise<Loaded>;

export type Loaded =
  | { ok: true; bytes: Buffer }
  /** `large`: more bytes than wanted, or than bots may load. */
  | { ok: false; why: "large" | "failed"; size: number | null };

/** What stands in the place of an attachment. */
export type Shown =
  | { kind: "embedded"; bytes: Buffer }
  /** `size` in bytes, if it is known. */
  | { kind: "named"; why: "large" | "room" | "failed"; size: number | null };

/** Bots load files up to 20 MB (docs:getFile). */
const largestFile = 20 * 1024 * 1024;

/** Files that are loaded at a time. */
const atATime = 4;

/** One file, and all files of a transcript. A server that does not answer holds up nobody longer. In milliseconds. */
const patience = { file: 60_000, all: 240_000 };

/**
 * Loads attachments, the smaller ones first, while there is room. Whatever goes wrong with one concerns nobody but that one.
 * @param room bytes that they may take in the page, where each has the length of {@link encodedLength}
 * @returns what stands in the place of each, by its unique id
 */
export async function loadMedia(
  media: readonly Media[],
  room: number,
  load: LoadFile,
): Promise<ReadonlyMap<string, Shown>> {
  const shown = new Map<string, Shown>();
  const known = new Map(media.map((each) => [each.uniqueId, each]));
  // Those of unknown size come last, when it is known what is left for them.
  const waiting = [...known.values()].toSorted((a, b) => (a.size ?? Infinity) - (b.size ?? Infinity));
  const end = AbortSignal.timeout(patience.all);
  let left = room;
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { uniqueId, fileId, size } = next;
      const name = (why: "large" | "room" | "failed", bytes: number | null = size) =>
        shown.set(uniqueId, { kind: "named", why, size: bytes });
      if (size !== null && size > largestFile) {
        name("large");
        continue;
      }
      // Telegram may tell a smaller size than the file has.
      const reserved = encodedLength(size ?? 0);
      if (reserved > left) {
        name("room");
        continue;
      }
      left -= reserved;
      const loaded = await loadOne(load, fileId, end);
      const taken = loaded.ok ? encodedLength(loaded.bytes.length) : 0;
      left += reserved;
      if (!loaded.ok) name(loaded.why, loaded.size ?? size);
      else if (taken > left) name("room", loaded.bytes.length);
      else {
        left -= taken;
        shown.set(uniqueId, { kind: "embedded", bytes: loaded.bytes });
      }
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return shown;
}

async function loadOne(load: LoadFile, fileId: string, end: AbortSignal): Promise<Loaded> {
  try {
    end.throwIfAborted();
    return await load(fileId, largestFile, AbortSignal.any([end, AbortSignal.timeout(patience.file)]));
  } catch {
    return { ok: false, why: "failed", size: null };
  }
}

/** The length of a file of so many bytes in the page. */
export function encodedLength(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** The MIME type of what a browser shows. Undefined for everything else, whatever its sender's app called it. */
export function typeOf(bytes: Buffer): string | undefined {
  const begins = (text: string, at = 0) => bytes.toString("latin1", at, at + text.length) === text;
  if (begins("\xFF\xD8\xFF")) return "image/jpeg";
  if (begins("\x89PNG\r\n\x1A\n")) return "image/png";
  if (begins("GIF8")) return "image/gif";
  if (begins("RIFF") && begins("WEBP", 8)) return "image/webp";
  if (begins("RIFF") && begins("WAVE", 8)) return "audio/wav";
  if (begins("OggS")) return "audio/ogg";
  if (begins("ID3") || begins("\xFF\xFB") || begins("\xFF\xF3")) return "audio/mpeg";
  if (begins("ftyp", 4)) return begins("M4A", 8) ? "audio/mp4" : "video/mp4";
  if (begins("\x1A\x45\xDF\xA3")) return "video/webm";
  return undefined;
}
