import { avatar, colourOf, element, icon, iconButton } from "./element.js";
import { richText } from "./entities.js";
import { album, mediaOf } from "./media.js";
import { language, say } from "./words.js";

const REACTIONS = ["👍", "❤", "🔥", "🎉", "😁", "🙏"];
const NARROW = new Set(["sticker", "dice", "video_note"]);

/** Consecutive messages as drawn: an album is one entry. */
export function entriesOf(messages) {
  const entries = [];
  for (const message of messages) {
    const last = entries.at(-1);
    if (message.album && last?.[0].album === message.album) last.push(message);
    else entries.push([message]);
  }
  return entries;
}

/**
 * One bubble or service line. `context` has the viewer and the actions (reply, edit, react, press, jump), and tells whether
 * the bubble begins (`headed`: with the name) and ends (`tailed`: with the picture) a row of one person's bubbles. `news`
 * counts a post's comments that nobody in this browser has seen.
 */
export function entry(messages, context) {
  const [first] = messages;
  if (first.service) return serviceLine(first, context);
  const own = first.from.id === context.viewer;
  const captioned = messages.find((message) => message.text) ?? first;
  const last = messages.at(-1);
  const media = messages.length > 1 ? album(messages) : mediaOf(first);
  const text =
    captioned.text && element("div", { class: "text" }, richText(captioned.text, captioned.entities));
  const visual = messages.every((message) => ["photo", "video", "animation"].includes(message.kind));
  const bubble = element(
    "div",
    {
      class: `bubble${visual ? " visual" : ""}${visual && !text ? " bare" : ""}${NARROW.has(first.kind) ? " naked" : ""}${text ? "" : " wordless"}`,
    },
    context.headed &&
      !own &&
      element("div", { class: "author", colour: colourOf(first.from) }, first.from.name),
    first.only !== undefined && element("div", { class: "only" }, icon("lock"), say.onlyYou),
    first.forward && element("div", { class: "forward" }, `${say.forwardedFrom} ${first.forward}`),
    // Every comment is a reply to the post. Only a reply to another comment is shown as one.
    first.reply && first.reply.id !== context.thread && replyQuote(first.reply, context),
    captioned.captionAbove ? [text, media] : [media, text],
    footer(messages, context),
  );
  return element(
    "article",
    {
      class: `entry ${own ? "own" : "theirs"}`,
      "data-id": context.id,
      "aria-label": `${first.from.name}, ${time(first.date)}`,
    },
    context.named &&
      !own &&
      (context.tailed ? avatar(first.from, "small") : element("span", { class: "avatar-space" })),
    element(
      "div",
      { class: "column" },
      bubble,
      last.buttons && keyboard(last, context),
      first.comments && context.openComments && commentsLink(first, context),
    ),
    context.reply && tools(first, captioned, own, context),
  );
}

/** What somebody has opened or is listening to in a message stays so when it is drawn anew. */
export function carryOver(old, next) {
  const pairs = (selector) => {
    const after = next.querySelectorAll(selector);
    return [...old.querySelectorAll(selector)].flatMap((each, rank) =>
      after[rank] ? [[each, after[rank]]] : [],
    );
  };
  for (const [before, after] of pairs(".picker, .veil")) after.hidden = before.hidden;
  for (const [before, after] of pairs(".expandable")) after.classList.toggle("open", before.matches(".open"));
  for (const [before, after] of pairs(".player"))
    if (before.dataset.file === after.dataset.file) after.replaceWith(before);
}

function commentsLink(message, context) {
  const onclick = () => context.openComments(message);
  const { news } = context;
  const name = say.comments(message.comments.count);
  const label = news > 0 ? `${name}, ${say.unread}: ${news}` : name;
  return element(
    "button",
    { type: "button", class: "comments", "aria-label": label, onclick },
    icon("comments"),
    element("span", {}, name),
    news > 0 && element("i", { class: "badge" }, String(news)),
    icon("forth"),
  );
}

/** One line about a message, for lists, quotes and the pinned bar. */
export function excerpt(message) {
  if (message.service) return serviceText(message);
  const kind = message.album ? say.kinds.album : say.kinds[message.kind];
  const words = message.text || message.summary;
  if (message.kind === "text") return message.text;
  return [kind, words].filter(Boolean).join(": ");
}

/** `14:05` in the browser's time zone. */
export function time(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

function serviceText({ service, from }) {
  const phrase =
    say.service[service.type === "topic_edited" && service.name ? "topic_renamed" : service.type];
  if (!phrase) return service.text ?? "";
  if (service.type === "topic_edited" && service.emoji) return say.service.topic_icon(service.emoji);
  return service.type.startsWith("topic")
    ? phrase(service.name)
    : phrase(service.name ?? from.name, service.text);
}

function serviceLine(message) {
  return element(
    "div",
    { class: "service", "data-id": message.id },
    element("span", {}, serviceText(message)),
  );
}

function replyQuote(reply, context) {
  return element(
    "button",
    { type: "button", class: "reply-quote", onclick: () => context.jump(reply.id) },
    element("strong", {}, reply.name),
    element("span", {}, reply.text),
  );
}

function meta(messages, last) {
  const edited = messages.some((message) => message.edited);
  return element("span", { class: "meta" }, edited && `${say.edited} `, element("time", {}, time(last.date)));
}

/** The time stands next to the reactions, or without any floats at the end of the text. */
function footer(messages, context) {
  const message = messages[0];
  const when = meta(messages, messages.at(-1));
  if (message.reactions.length === 0) return when;
  return element(
    "div",
    { class: "reactions" },
    message.reactions.map(({ emoji, count, by }) => {
      const mine = by.includes(context.viewer);
      const onclick = () => context.react(message, mine ? null : emoji);
      return element(
        "button",
        { type: "button", class: "reaction", "aria-pressed": mine, onclick },
        pictured(emoji),
        count > 1 && element("span", {}, String(count)),
      );
    }),
    when,
  );
}

/** A browser would draw some of Telegram's reactions, such as ✍ and ❤, as letters. */
function pictured(emoji) {
  return /^\p{Emoji}$/u.test(emoji) && !/\p{Emoji_Presentation}/u.test(emoji) ? `${emoji}\uFE0F` : emoji;
}

function keyboard(message, context) {
  return element(
    "div",
    { class: "keyboard" },
    message.buttons.map((row, rowIndex) =>
      element(
        "div",
        { class: "keyboard-row" },
        row.map((button, column) =>
          element(
            "button",
            {
              type: "button",
              class: `key ${button.style ?? ""}`,
              disabled: button.disabled,
              onclick: (event) => context.press(message, rowIndex, column, event.currentTarget),
            },
            button.text,
          ),
        ),
      ),
    ),
  );
}

function tools(first, captioned, own, context) {
  const picker = element("div", { class: "picker", tabindex: -1, hidden: true });
  const choose = (emoji) => {
    picker.hidden = true;
    context.react(first, emoji);
  };
  picker.append(
    ...REACTIONS.map((emoji) =>
      element(
        "button",
        { type: "button", "aria-label": emoji, onclick: () => choose(emoji) },
        pictured(emoji),
      ),
    ),
  );
  const react = iconButton("react", say.react, () => (picker.hidden = !picker.hidden));
  const onkeydown = (event) => {
    if (event.key !== "Escape" || picker.hidden) return;
    picker.hidden = true;
    react.focus();
  };
  const onfocusout = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) picker.hidden = true;
  };
  const editable = own && (captioned.text || ["photo", "video", "document"].includes(captioned.kind));
  return element(
    "div",
    { class: "tools", onkeydown, onfocusout },
    iconButton("reply", say.reply, () => context.reply(first)),
    react,
    editable && iconButton("edit", say.edit, () => context.edit(captioned)),
    picker,
  );
}
