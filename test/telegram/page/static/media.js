import { element, icon, iconButton } from "./element.js";
import { say } from "./words.js";

/** A message's content besides its text. */
export function mediaOf(message) {
  const media = message.media ?? {};
  switch (message.kind) {
    case "photo":
      return picture(message);
    case "video":
    case "animation":
      return media.url
        ? veil(media, element("video", { src: media.url, controls: true, class: "picture" }))
        : fileRow(message);
    case "video_note":
      return element("video", { src: media.url, controls: true, class: "round" });
    case "sticker":
      return element("div", { class: "sticker" }, message.summary ?? "🙂");
    case "dice":
      return element("div", { class: "sticker" }, message.summary ?? "🎲");
    case "voice":
    case "audio":
      return player(message);
    case "document":
      return fileRow(message);
    case "location":
    case "venue":
      return element(
        "div",
        { class: "file" },
        element("span", { class: "file-icon" }, icon("place")),
        lines(say.kinds[message.kind], message.summary),
      );
    case "text":
      return undefined;
    default:
      return element(
        "div",
        { class: "file" },
        lines(say.kinds[message.kind] ?? say.unsupported, message.summary),
      );
  }
}

/** Up to ten items as one picture with gaps. Files of an album stay a list. */
export function album(messages) {
  const files = messages.some((message) => message.kind === "document" || message.kind === "audio");
  if (files) return element("div", { class: "files" }, messages.map(mediaOf));
  return element("div", { class: "album", "data-count": messages.length }, messages.map(mediaOf));
}

function picture(message) {
  const media = message.media ?? {};
  const image = element("img", {
    src: media.url,
    alt: message.text || say.kinds.photo,
    class: "picture",
    width: media.width,
    height: media.height,
  });
  return veil(
    media,
    element("a", { href: media.url, target: "_blank", rel: "noopener", class: "picture-link" }, image),
  );
}

/** Hides a spoiler until it is pressed. */
function veil(media, node) {
  if (!media.spoiler) return node;
  const cover = element("button", {
    type: "button",
    class: "veil",
    "aria-label": say.spoiler,
    onclick: () => (cover.hidden = true),
  });
  return element("div", { class: "veiled" }, node, cover);
}

function fileRow(message) {
  const media = message.media ?? {};
  return element(
    "a",
    { class: "file", href: media.url, download: media.name ?? true },
    element("span", { class: "file-icon" }, icon("file")),
    lines(media.name ?? say.kinds[message.kind], size(media.size)),
  );
}

function lines(first, second) {
  return element(
    "span",
    { class: "file-lines" },
    element("span", { class: "file-name" }, first),
    second && element("small", {}, second),
  );
}

function player(message) {
  const media = message.media ?? {};
  const sound = media.url ? new Audio() : undefined;
  const button = iconButton("play", say.play, toggle, "player-button");
  const length = element("small", {}, clock(media.duration ?? 0));
  const bars = element("span", { class: "wave", "aria-hidden": "true" }, waveform(message));
  function toggle() {
    if (!sound) return;
    if (!sound.src) sound.src = media.url;
    if (sound.paused) void sound.play().catch(() => undefined);
    else sound.pause();
  }
  function show() {
    button.replaceChildren(icon(sound.paused ? "play" : "pause"));
    button.setAttribute("aria-label", sound.paused ? say.play : say.pause);
    const share = sound.duration ? sound.currentTime / sound.duration : 0;
    [...bars.children].forEach((bar, index) =>
      bar.classList.toggle("played", !sound.ended && index < share * bars.children.length),
    );
    length.textContent = clock(sound.paused ? (media.duration ?? 0) : sound.currentTime);
  }
  for (const event of ["play", "pause", "timeupdate", "ended"]) sound?.addEventListener(event, show);
  const title =
    message.kind === "audio" && media.name ? element("span", { class: "file-name" }, media.name) : bars;
  return element(
    "div",
    { class: "player", "data-file": media.url },
    button,
    element("span", { class: "file-lines" }, title, length),
  );
}

/** Bars that look like a voice, always the same for a message. */
function waveform(message) {
  let seed = (message.media?.size ?? message.id) % 65_536;
  return Array.from({ length: 30 }, (_, index) => {
    seed = (seed * 75 + 74) % 65_537;
    const bar = element("span");
    bar.style.setProperty("--height", `${20 + ((seed % 61) + 20 * Math.sin(index / 3) ** 2)}%`);
    return bar;
  });
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function size(bytes) {
  if (bytes === undefined) return undefined;
  const step = bytes >= 1_048_576 ? 2 : bytes >= 1024 ? 1 : 0;
  return `${(bytes / 1024 ** step).toFixed(step === 2 ? 1 : 0)} ${say.bytes[step]}`;
}
