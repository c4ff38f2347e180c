import { element } from "./element.js";
import { say } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

/** A text with its entities as nodes. Entities nest, the outer one first, in Telegram's order. */
export function richText(text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted);
}

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const MARKS = { bold: "**", italic: "__", strikethrough: "~~", spoiler: "||", code: "`" };

/** The text as its author would type it, with the marks that the server turns into entities. */
export function markedText({ text, entities }) {
  const marks = entities.flatMap(({ type, offset, length }) => {
    const mark = MARKS[type];
    return mark
      ? [
          { at: offset + length, mark },
          { at: offset, mark },
        ]
      : [];
  });
  marks.sort((a, b) => b.at - a.at);
  return marks.reduce((typed, { at, mark }) => typed.slice(0, at) + mark + typed.slice(at), text);
}

function nodes(text, from, to, entities) {
  const result = [];
  let position = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = entity.offset + entity.length;
    if (entity.offset < position || end > to) continue;
    if (entity.offset > position) result.push(text.slice(position, entity.offset));
    const inner = entities
      .slice(index + 1)
      .filter((other) => other.offset < end && other.offset + other.length <= end);
    result.push(wrap(entity, text.slice(entity.offset, end), nodes(text, entity.offset, end, inner)));
    // A block ends its line itself.
    position = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end;
  }
  if (position < to) result.push(text.slice(position, to));
  return result;
}

function wrap(entity, text, children) {
  if (TAGS[entity.type]) return element(TAGS[entity.type], {}, children);
  switch (entity.type) {
    case "text_link":
      return link(entity.url, children);
    case "url":
      return link(/^https?:/i.test(text) ? text : `https://${text}`, children);
    case "email":
      return link(`mailto:${text}`, children);
    case "spoiler":
      return spoiler(children);
    case "blockquote":
      return element("blockquote", {}, children);
    case "expandable_blockquote":
      return expandable(children);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
    case "bot_command":
    case "phone_number":
      return element("span", { class: "accent" }, children);
    default:
      return element("span", {}, children);
  }
}

/** A link to a message of the group opens it here. Any other opens a new tab. */
function link(address, children) {
  const [, chat, message] = /^https:\/\/t\.me\/c\/(\d+)\/(?:\d+\/)?(\d+)/.exec(address ?? "") ?? [];
  if (chat) {
    const detail = { chat: Number(`-100${chat}`), message: Number(message) };
    const open = (event) => {
      event.preventDefault();
      document.dispatchEvent(new CustomEvent("open-message", { detail }));
    };
    return element("a", { href: address, title: address, onclick: open }, children);
  }
  if (!/^(https?|mailto):/i.test(address ?? ""))
    return element("span", { class: "accent", title: address }, children);
  return element(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer", title: address },
    children,
  );
}

/** A long quotation shows only its first lines until it is pressed. */
function expandable(children) {
  const node = element("blockquote", { class: "expandable", role: "button", tabindex: "0" }, children);
  node.addEventListener("click", () => node.classList.toggle("open"));
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter") node.classList.toggle("open");
  });
  return node;
}

function spoiler(children) {
  const node = element(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": say.spoiler },
    children,
  );
  const show = () => {
    node.classList.add("shown");
    node.removeAttribute("aria-label");
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") show();
  });
  return node;
}
