import type { MessageKind } from "../../ticket/message.ts";
import { type Language, plain } from "../../text/text.ts";
import { formatDate, formatDateTime, formatTime } from "../../text/time.ts";
import type { Conversation, Entry, Media, Reply, Written } from "./entry.ts";
import { format } from "./formatting.ts";
import { Markup, markup } from "./markup.ts";
import { type Shown, typeOf } from "./media.ts";
import { policy, style } from "./style.ts";

export interface PageOptions {
  language: Language;
  timeZone: string;
  /** Milliseconds since the Unix epoch. */
  now: number;
  /** It has what the client must not see, and says so. */
  isInternal: boolean;
}

/** A part of the page: text, or the place of an attachment. */
export type Part = string | { media: Media; anchor: string };

/** The page in parts, in their order. Attachments are put in their places by {@link renderMedia}. */
export function* renderPage(conversation: Conversation, options: PageOptions): Generator<Part> {
  const { language, timeZone, now, isInternal } = options;
  const title = plain(language, "transcript-title", { number: String(conversation.number) });
  const made = plain(language, "transcript-made", {
    date: formatDate(now, language, timeZone),
    time: formatTime(now, timeZone),
    timeZone,
  });
  const facts = conversation.facts.map(
    ([label, value]) => markup`<dt>${label}</dt><dd><bdi>${value}</bdi></dd>`,
  );
  const internal = isInternal
    ? markup`<p class="internal">${plain(language, "transcript-internal")}</p>`
    : undefined;
  yield markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Topicdesk">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
<header>
<h1>${title}</h1>
<dl>${facts}</dl>
${internal}
<p class="made">${made}</p>
</header>
`.text;
  yield* renderEntries(conversation.entries, options);
  yield "</main>\n</body>\n</html>\n";
}

function* renderEntries(entries: readonly Entry[], options: PageOptions): Generator<Part> {
  const { language, timeZone } = options;
  let day = "";
  let album: string | null = null;
  for (const entry of entries) {
    const date = formatDate(entry.at, language, timeZone);
    if (date !== day) yield markup`<h2>${date}</h2>\n`.text;
    day = date;
    if (entry.kind === "event") {
      const time = formatTime(entry.at, timeZone);
      yield markup`<p class="event">${time} · <bdi>${entry.what}</bdi></p>\n`.text;
    } else yield* renderWritten(entry, options, entry.albumId !== null && entry.albumId === album);
    album = entry.kind === "event" ? null : entry.albumId;
  }
  if (entries.length === 0) yield markup`<p class="empty">${plain(language, "transcript-empty")}</p>\n`.text;
}

function* renderWritten(written: Written, options: PageOptions, isInAlbum: boolean): Generator<Part> {
  const { language, timeZone, isInternal } = options;
  const { kind, anchor, at, author, text, entities, marks, details, media, reply } = written;
  const role =
    kind === "note"
      ? markup`<span>📝 ${plain(language, "transcript-note")}</span>`
      : kind === "client" && isInternal
        ? markup`<span>${plain(language, "transcript-of-client")}</span>`
        : undefined;
  const time = markup`<time datetime="${new Date(at).toISOString()}">${formatTime(at, timeZone)}</time>`;
  const head = isInAlbum
    ? undefined
    : markup`<div class="head"><b><bdi>${author}</bdi></b>${role}${time}</div>\n`;
  const marked =
    marks.length === 0 ? undefined : markup`<p class="marks"><bdi>${marks.join(" · ")}</bdi></p>\n`;
  yield markup`<article class="${kind}" id="${anchor}">\n${head}${marked}${renderReply(reply)}`.text;
  if (media !== null) yield { media, anchor };
  const words =
    text === "" ? undefined : markup`<div class="words" dir="auto">${format(text, entities)}</div>\n`;
  const lines =
    details.length === 0 ? undefined : markup`<div class="words" dir="auto">${details.join("\n")}</div>\n`;
  yield markup`${words}${lines}${renderEarlier(written, options)}${renderReactions(written)}</article>\n`
    .text;
}

function renderReply(reply: Reply | null): Markup | undefined {
  if (reply === null) return undefined;
  const { anchor, author, text } = reply;
  const by = author === null ? undefined : markup`<b><bdi>${author}</bdi></b>`;
  const quoted = markup`${by}<bdi>${text}</bdi>`;
  return anchor === null
    ? markup`<div class="reply">${quoted}</div>\n`
    : markup`<a class="reply" href="#${anchor}">${quoted}</a>\n`;
}

function renderEarlier({ at, earlier }: Written, { language, timeZone }: PageOptions): Markup[] {
  const day = formatDate(at, language, timeZone);
  return earlier.map(({ text, entities, editedAt }) => {
    const isSameDay = formatDate(editedAt, language, timeZone) === day;
    const when = isSameDay ? formatTime(editedAt, timeZone) : formatDateTime(editedAt, language, timeZone);
    const said = plain(language, "transcript-earlier", { when });
    const words =
      text === "" ? markup`${plain(language, "transcript-earlier-empty")}` : format(text, entities);
    return markup`<div class="earlier">${said}<div class="words" dir="auto">${words}</div></div>\n`;
  });
}

function renderReactions({ reactions }: Written): Markup | undefined {
  if (reactions.length === 0) return undefined;
  const given = reactions.map(({ emoji, by }) =>
    by === null ? markup`<span>${emoji}</span>` : markup`<span>${emoji} <bdi>${by}</bdi></span>`,
  );
  return markup`<footer class="reactions">${given}</footer>\n`;
}

/**
 * An attachment in its place: in the page itself, or only its name, kind and size.
 * @param above the anchor of the message that has the same file already
 */
export function* renderMedia(
  media: Media,
  shown: Shown,
  above: string | undefined,
  language: Language,
): Generator<string | Buffer> {
  const kind = plain(language, `kind-${media.kind}`);
  const named = media.name === null ? kind : `${kind} · ${media.name}`;
  const size = shown.kind === "embedded" ? shown.bytes.length : (shown.size ?? media.size);
  const label = size === null ? named : `${named} · ${formatSize(size, language)}`;
  if (above !== undefined) {
    const again = plain(language, "transcript-file-again");
    yield markup`<figure><figcaption><bdi>📎 ${label}</bdi> · <a href="#${above}">${again}</a></figcaption></figure>\n`
      .text;
    return;
  }
  if (shown.kind === "named") {
    const why = plain(language, `transcript-file-${shown.why}`);
    yield markup`<figure><figcaption><bdi>📎 ${label}</bdi> · ${why}</figcaption></figure>\n`.text;
    return;
  }
  const type = typeOf(shown.bytes);
  const look = type === undefined ? undefined : lookOf(media.kind, type);
  if (type === undefined || look === undefined) {
    const name = media.name ?? media.kind;
    // A browser must not run what somebody has sent: it can only be saved.
    yield markup`<figure><a download="${name}" href="data:application/octet-stream;base64,`.text;
    yield encode(shown.bytes);
    yield markup`">⬇️ <bdi>${label}</bdi></a></figure>\n`.text;
    return;
  }
  const open = {
    image: markup`<img class="${media.kind}" alt="${label}" src="`,
    video: markup`<video class="${media.kind}" controls playsinline preload="metadata" src="`,
    audio: markup`<audio controls preload="metadata" src="`,
  }[look];
  yield markup`<figure>${open}data:${type};base64,`.text;
  yield encode(shown.bytes);
  const close = look === "image" ? "" : `</${look}>`;
  yield `">${close}${markup`<figcaption><bdi>${label}</bdi></figcaption></figure>\n`.text}`;
}

function encode(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("base64"), "latin1");
}

/** Voice messages in a container that is also one for pictures are sounds all the same. */
function lookOf(kind: MessageKind, type: string): "image" | "video" | "audio" | undefined {
  const [family] = type.split("/", 1);
  if (kind === "voice" || kind === "audio") return family === "image" ? undefined : "audio";
  if (kind === "document" && family !== "image") return undefined;
  return family as "image" | "video" | "audio";
}

function formatSize(bytes: number, language: Language): string {
  const [unit, value] =
    bytes >= 1_000_000
      ? (["megabyte", bytes / 1_000_000] as const)
      : (["kilobyte", Math.max(1, Math.round(bytes / 1_000))] as const);
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
