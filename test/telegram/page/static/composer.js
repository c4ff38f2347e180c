import { element, icon, iconButton } from "./element.js";
import { markedText } from "./entities.js";
import { excerpt } from "./message.js";
import { act } from "./store.js";
import { say } from "./words.js";

/**
 * The line where a person types. `place()` says who writes and where at the moment of sending. `notify` shows errors.
 * Returns the node, and functions that begin a reply or an edit.
 */
export function createComposer({ place, commands, notify, onSend }) {
  let subject;
  let current;
  let offered;
  const drafts = new Map();
  const input = element("textarea", {
    rows: 1,
    "aria-label": say.message,
    placeholder: say.message,
    autocomplete: "off",
  });
  const sendButton = iconButton("send", say.send, submit, "send");
  const photos = picker("image/*", "photos");
  const files = picker(undefined, "files");
  const menu = element(
    "div",
    { class: "menu", hidden: true },
    item(say.photo, () => photos.click()),
    item(say.file, () => files.click()),
    item(say.sampleAlbum, () => send({ do: "sample-album", caption: take() })),
    item(say.sampleVoice, () => send({ do: "sample-voice", caption: "" })),
  );
  const attach = iconButton("attach", say.attach, () => toggle(menu.hidden), "attach");
  attach.setAttribute("aria-expanded", "false");
  const subjectBar = element("div", { class: "subject", hidden: true });
  const suggestions = element("div", { class: "suggestions", hidden: true });
  const node = element(
    "div",
    { class: "composer" },
    suggestions,
    subjectBar,
    element("div", { class: "composer-row" }, attach, menu, input, sendButton, photos, files),
  );

  input.addEventListener("keydown", (event) => {
    if (!suggestions.hidden && walk(event)) return;
    if (event.key === "Escape") about(undefined);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  input.addEventListener("input", () => {
    grow();
    suggest();
  });
  document.addEventListener("click", (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !attach.contains(event.target)) toggle(false);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggle(false);
  });

  function item(text, onclick) {
    const press = () => {
      toggle(false);
      onclick();
    };
    return element("button", { type: "button", onclick: press }, text);
  }
  function toggle(open) {
    menu.hidden = !open;
    attach.setAttribute("aria-expanded", String(open));
  }
  function grow() {
    input.style.setProperty("height", "auto");
    // An empty field has one row, even before the page is laid out, when its hint seems to need more.
    if (input.value === "") return;
    // A hidden field has no height to measure.
    if (input.scrollHeight > 0) input.style.setProperty("height", `${Math.min(input.scrollHeight, 140)}px`);
  }
  function take() {
    const text = input.value.trim();
    input.value = "";
    grow();
    suggest();
    return text;
  }
  /** The arrows choose a command, Tab and Enter take it. Returns whether the key was one of these. */
  function walk(event) {
    const items = [...suggestions.children];
    const chosen = items.findIndex((each) => each.matches(".chosen"));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      items[chosen]?.classList.remove("chosen");
      const next = items.at((chosen + step) % items.length);
      next.classList.add("chosen");
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Tab" && !event.shiftKey) items[Math.max(chosen, 0)].click();
    else if (event.key === "Enter" && chosen >= 0) items[chosen].click();
    else if (event.key === "Escape") suggestions.hidden = true;
    else return false;
    event.preventDefault();
    return true;
  }
  function suggest() {
    const typed = /^\/([a-z0-9_]*)$/.exec(input.value)?.[1];
    const known = commands();
    offered = JSON.stringify(known);
    const found = typed === undefined ? [] : known.filter(({ command }) => command.startsWith(typed));
    suggestions.hidden = found.length === 0;
    suggestions.replaceChildren(
      ...found.map(({ command, description }) => {
        const onclick = () => {
          input.value = `/${command} `;
          grow();
          suggest();
          input.focus();
        };
        return element(
          "button",
          { type: "button", onclick },
          element("b", {}, `/${command}`),
          ` ${description}`,
        );
      }),
    );
  }
  function about(next, takesFocus = true) {
    const wasEdit = subject?.edit;
    subject = next;
    subjectBar.hidden = !next;
    if (wasEdit && !next) take();
    if (!next) return;
    const { message } = next;
    subjectBar.replaceChildren(
      icon(next.edit ? "edit" : "reply"),
      element(
        "span",
        {},
        element("strong", {}, next.edit ? say.editing : message.from.name),
        element("span", {}, excerpt(message)),
      ),
      iconButton("cancel", say.cancel, () => about(undefined)),
    );
    if (next.edit) input.value = markedText(message);
    grow();
    if (takesFocus) input.focus();
  }
  function picker(accept, kind) {
    const choose = async (event) => {
      const chosen = [...event.target.files];
      event.target.value = "";
      if (chosen.length === 0) return;
      // Reading takes a while, and another topic may be open when it ends.
      const target = { ...place(), ...begunReply() };
      const caption = take();
      about(undefined);
      await send({ do: kind, files: await Promise.all(chosen.map(upload)), caption }, target);
    };
    return element("input", {
      type: "file",
      accept,
      multiple: true,
      hidden: true,
      tabindex: "-1",
      "data-kind": kind,
      onchange: choose,
    });
  }
  async function submit() {
    const editing = subject?.edit ? subject.message : undefined;
    const text = take();
    if (!text && !editing) input.focus();
    else if (editing) {
      subject = undefined;
      subjectBar.hidden = true;
      const answer = await act({ ...place(), do: "edit", message: editing.id, text });
      if (!answer.ok) notify(answer.error);
    } else await send({ do: "text", text });
  }
  function begunReply() {
    return subject && !subject.edit ? { reply: subject.message.id } : {};
  }
  async function send(action, target) {
    const from = current;
    const to = target ?? { ...place(), ...begunReply() };
    if (!target) about(undefined);
    onSend();
    const answer = await act({ ...to, ...action });
    if (answer.ok) return;
    if (action.text) putBack(from, action.text);
    notify(answer.error);
  }
  /** What could not be sent is there to be sent again, in the chat or topic for which it was typed. */
  function putBack(key, text) {
    if (key !== current) drafts.set(key, drafts.get(key) || text);
    else if (!input.value) input.value = text;
    grow();
  }

  return {
    node,
    reply: (message) => about({ message, edit: false }),
    edit: (message) => about({ message, edit: true }),
    /** Opens a reply to a question of the bot, unless a person has begun another or an edit. */
    answer(message, takesFocus) {
      if (!subject || subject.isAsked) about({ message, edit: false, isAsked: true }, takesFocus);
    },
    /** Drops the reply or edit when its message is gone. */
    keepOnly(messages) {
      if (subject && !messages.some(({ id }) => id === subject.message.id)) about(undefined);
    },
    /** Offers what the bot's menu has now, when it has changed. */
    followMenu() {
      if (JSON.stringify(commands()) !== offered) suggest();
    },
    /** Another person types from now on. Drops the reply or edit that only the person before could send. */
    handOver() {
      if (subject?.edit || subject?.isAsked) about(undefined);
      suggest();
    },
    /** Changes to another chat or topic. The text typed for the last one stays there. */
    open(key) {
      about(undefined);
      drafts.set(current, input.value);
      current = key;
      input.value = drafts.get(key) ?? "";
      grow();
      suggest();
    },
  };
}

async function upload(file) {
  const picture = file.type.startsWith("image/")
    ? await createImageBitmap(file).catch(() => undefined)
    : undefined;
  const size = picture ? { width: picture.width, height: picture.height } : {};
  return { name: file.name, type: file.type, data: await base64(file), ...size };
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("error", () => reject(reader.error));
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.readAsDataURL(file);
  });
}
