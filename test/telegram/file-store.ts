import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesOf, kindOf, type Content } from "./content.ts";

export interface StoredFile {
  file_id: string;
  file_unique_id: string;
  /** Bytes. */
  file_size: number;
  /** The content that `file_id` sends again: a message with this file, without its caption. */
  content: Content;
  bytes: Uint8Array | undefined;
}

/** Files by `file_id`. A file outlives its messages. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  #nextUpload = 1;
  /** Set for a local server (`--local`): files are kept in this folder, and cannot be downloaded (FACTS 11). */
  folder: string | undefined;

  /** Stores the files of a content that somebody sends. */
  register(content: Content, bytes?: Uint8Array): void {
    const kind = kindOf(content);
    for (const { file_id, file_unique_id, file_size } of filesOf(content)) {
      if (this.#files.has(file_id)) continue;
      const bare: Content = { [kind]: content[kind] };
      if (content.animation && content.document) bare.document = content.document;
      if (content.live_photo && content.photo) bare.photo = content.photo;
      this.#files.set(file_id, {
        file_id,
        file_unique_id,
        file_size: file_size ?? bytes?.length ?? 1,
        content: bare,
        bytes,
      });
    }
  }

  find(file_id: string): StoredFile | undefined {
    return this.#files.get(file_id);
  }

  /** New ids for a file that a bot uploads. */
  nextIds(): { file_id: string; file_unique_id: string } {
    const number = String(this.#nextUpload++).padStart(6, "0");
    return { file_id: `BQACAgIAAxkUploaded${number}`, file_unique_id: `AgADUploaded${number}` };
  }

  /** `path` comes from getFile. */
  download(path: string): Uint8Array | undefined {
    if (this.folder !== undefined) return undefined;
    const file = this.#files.get(path.slice(path.lastIndexOf("/") + 1).replace(/\.[a-z0-9]+$/, ""));
    return file && bytesOf(file);
  }

  /** The path of the file on this machine, which has the bot's token (FACTS 11). Undefined unless the server is local. */
  saveLocal(token: string, file_id: string): string | undefined {
    const file = this.#files.get(file_id);
    if (this.folder === undefined || file === undefined) return undefined;
    const folder = join(this.folder, token.replace(":", "~"));
    mkdirSync(folder, { recursive: true });
    const path = join(folder, file_id);
    writeFileSync(path, bytesOf(file));
    return path;
  }
}

function bytesOf({ bytes, file_unique_id, file_size }: StoredFile): Uint8Array {
  return bytes ?? new TextEncoder().encode(file_unique_id.padEnd(file_size, ".")).slice(0, file_size);
}
