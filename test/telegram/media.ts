import type { MediaItem, Upload } from "./call.ts";
import type { Content } from "./content.ts";
import { badRequest, violation } from "./failure.ts";
import { formatCaption } from "./formatted-text.ts";
import type { World } from "./world.ts";

/** Kinds of content with a file. */
export type FileKind =
  | "photo"
  | "live_photo"
  | "video"
  | "animation"
  | "audio"
  | "document"
  | "voice"
  | "video_note"
  | "sticker";

/** docs: sending files. */
const maximumUpload = { photo: 10 * 1024 * 1024, other: 50 * 1024 * 1024 };

/** A file's other properties: parameters of a send, or fields of an InputMedia. */
type Details = Omit<MediaItem, "type" | "media" | "photo">;

/**
 * The content of a send: a file in Telegram (`file_id`), one from the web (an address), or an upload in the request
 * (`attach://<field>`). @throws {Failure}
 */
export function makeMedia(
  world: World,
  kind: FileKind,
  source: string | Upload,
  details: Details,
  uploads: ReadonlyMap<string, Upload>,
): Content {
  const file = findFile(world, kind, source, details, uploads);
  return { ...file, ...looksOf(kind, details) };
}

function findFile(
  world: World,
  kind: FileKind,
  source: string | Upload,
  details: Details,
  uploads: ReadonlyMap<string, Upload>,
): Content {
  if (typeof source !== "string") return uploadFile(world, kind, source, details);
  if (source.startsWith("attach://")) {
    const upload = uploads.get(source.slice("attach://".length));
    if (!upload) throw violation(`there is no file in the request for ${source}`);
    return uploadFile(world, kind, upload, details);
  }
  if (/^https?:\/\//i.test(source)) {
    const name = source.slice(source.lastIndexOf("/") + 1) || kind;
    return uploadFile(world, kind, { name, type: "", bytes: new Uint8Array(64) }, details);
  }
  const known = world.files.find(source);
  if (!known) throw badRequest("wrong file identifier/HTTP URL specified");
  const isSame = known.content[kind] !== undefined && (kind !== "document" || !known.content.animation);
  if (!isSame) throw badRequest(`can't use file of another type as ${kind}`);
  return known.content;
}

function uploadFile(world: World, kind: FileKind, { name, type, bytes }: Upload, details: Details): Content {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
  if (bytes.length > (kind === "photo" ? maximumUpload.photo : maximumUpload.other))
    throw violation("file is too big");
  const content = describeFile(
    kind,
    { ...world.files.nextIds(), file_size: bytes.length },
    name,
    type,
    details,
  );
  world.files.register(content, bytes);
  return content;
}

function describeFile(
  kind: FileKind,
  file: { file_id: string; file_unique_id: string; file_size: number },
  file_name: string,
  type: string,
  details: Details,
): Content {
  const { duration = 0, width = 640, height = 480, title, performer } = details;
  const named = { file_name, mime_type: type || "application/octet-stream" };
  switch (kind) {
    case "photo":
      return { photo: [{ ...file, width, height }] };
    case "live_photo":
      throw violation("live photos that are uploaded are not emulated");
    case "video":
      return { video: { ...file, ...named, width, height, duration } };
    case "animation":
      return {
        animation: { ...file, ...named, width, height, duration },
        document: { ...file, ...named },
      };
    case "audio":
      return {
        audio: {
          ...file,
          ...named,
          duration,
          ...(title ? { title } : {}),
          ...(performer ? { performer } : {}),
        },
      };
    case "document":
      return { document: { ...file, ...named } };
    case "voice":
      return { voice: { ...file, duration, mime_type: "audio/ogg" } };
    case "video_note":
      return { video_note: { ...file, length: 384, duration } };
    case "sticker":
      return {
        sticker: { ...file, type: "regular", width: 512, height: 512, is_animated: false, is_video: false },
      };
    default:
      return kind satisfies never;
  }
}

function looksOf(kind: FileKind, details: Details): Content {
  const looks: Content = {};
  if (details.caption !== undefined && kind !== "video_note" && kind !== "sticker") {
    const { text, entities } = formatCaption(details.caption, {
      parse_mode: details.parse_mode,
      entities: details.caption_entities,
    });
    if (text !== "") looks.caption = text;
    if (entities.length > 0) looks.caption_entities = entities;
  }
  if (["photo", "live_photo", "video", "animation"].includes(kind)) {
    if (details.show_caption_above_media) looks.show_caption_above_media = true;
    if (details.has_spoiler) looks.has_media_spoiler = true;
  }
  return looks;
}
