import { createComposer } from "./composer.js";
import { element, icon, iconButton } from "./element.js";
import { carryOver, entriesOf, entry, excerpt } from "./message.js";
import { alertBox, createToasts } from "./notices.js";
import { act, messagesOf } from "./store.js";
import { language, say } from "./words.js";

const HEAD = "head";

/**
 * Messages, pinned bar and composer for what `view()` returns: `{ chat, thread, viewer, named, hint, shut, head }`, or
 * undefined for nothing. `shut` says why the viewer cannot write there. `head` is the channel post `{ chat, message }` to
 * which the messages are comments. Unchanged bubbles keep their nodes, so a playing voice goes on.
 */
export function createChat(view) {
  const toasts = createToasts();
  const pinnedBar = element("button", { type: "button", class: "pinned", hidden: true });
  const list = element("div", { class: "messages", role: "log", "aria-live": "polite", tabindex: "0" });
  const replyKeyboard = element("div", { class: "reply-keyboard", hidden: true });
  const here = () => {
    const { chat, thread, viewer } = view();
    return thread === undefined ? { as: viewer, chat: chat.id } : { as: viewer, chat: chat.id, thread };
  };
  const composer = createComposer({
    place: here,
    commands: () => view()?.chat.commands[view().viewer] ?? [],
    notify: toasts.show,
    onSend: () => {
      isAtEnd = true;
    },
  });
  const down = iconButton("down", say.down, toEnd, "down");
  down.hidden = true;
  const middle = element("div", { class: "middle" }, list, down, toasts.node);
  const shutBar = element("p", { class: "shut", hidden: true });
  const restart = element(
    "button",
    { type: "button", class: "shut restart", hidden: true, onclick: () => perform({ do: "unblock" }) },
    say.restartBot,
  );
  const node = element(
    "div",
    { class: "chat" },
    pinnedBar,
    middle,
    replyKeyboard,
    composer.node,
    shutBar,
    restart,
  );
  let drawn = new Map();
  let shownKey;
  let shownPlace;
  let isAtEnd = true;
  let position = 0;
  let size;
  let asked;
  let pinnedIndex = 0;
  let onPinned;
  pinnedBar.addEventListener("click", () => onPinned());
  list.addEventListener("scroll", () => {
    // Who goes up from the end leaves it, however slowly: a message that comes then must not take them back.
    const goesUp = list.scrollTop < position;
    position = list.scrollTop;
    // A pane behind another tab has no height, so its position is meaningless. A scroll caused by a new size is too.
    if (list.clientHeight === 0 || sizeOf(list) !== size) return;
    isAtEnd = beforeEnd(position) < (goesUp ? 1 : 80);
    down.hidden = isAtEnd;
  });

  // When a quote or a long text makes the composer grow, the list becomes lower at its end.
  new ResizeObserver(() => {
    size = sizeOf(list);
    if (isAtEnd) toEnd();
  }).observe(list);

  async function perform(action, place = here()) {
    const answer = await act({ ...place, ...action });
    if (!answer.ok) toasts.show(answer.error);
    if (answer.toast) toasts.show(answer.toast);
    if (answer.alert) alertBox(answer.alert);
    if (answer.url && /^https?:/i.test(answer.url)) toasts.show(answer.url);
  }
  /** The actions on a message. `place()` says where they happen. */
  const deeds = (place) => ({
    react: (message, emoji) => perform({ do: "react", message: message.id, emoji }, place()),
    press: async (message, row, column, key) => {
      key.classList.add("waiting");
      await perform({ do: "press", message: message.id, row, column }, place());
      key.classList.remove("waiting");
    },
  });
  const headDeeds = deeds(() => ({ as: view().viewer, chat: view().head.chat.id }));
  const context = {
    ...deeds(here),
    reply: composer.reply,
    edit: composer.edit,
    jump(id) {
      const target = [...drawn.values()].find(({ ids }) => ids.includes(id))?.node;
      if (!target) return;
      const room = list.clientHeight - target.offsetHeight;
      // A message taller than the list is shown from its beginning.
      const top = target.offsetTop - list.offsetTop - Math.max(0, room / 2);
      isAtEnd = beforeEnd(top) < 1;
      list.scrollTo({ top, behavior: "smooth" });
      target.classList.remove("flash");
      requestAnimationFrame(() => target.classList.add("flash"));
    },
  };

  function draw() {
    const now = view();
    node.classList.toggle("nothing", !now);
    if (now) show(now);
  }

  function show(now) {
    const place = `${now.chat.id}/${now.thread ?? ""}`;
    const key = `${place}/${now.viewer}`;
    if (key !== shownKey) {
      drawn = new Map();
      isAtEnd = true;
      asked = undefined;
      if (place === shownPlace) composer.handOver();
      else {
        composer.open(place);
        toasts.clear();
      }
    }
    shownKey = key;
    shownPlace = place;
    const messages = messagesOf(now.chat, now.thread, now.viewer);
    drawMessages(messages, now);
    const pinned = messages.filter((message) => now.chat.pinned.includes(message.id));
    drawPinned(now.head ? [now.head.message] : pinned, now.head);
    drawReplyKeyboard(now);
    shutBar.hidden = now.shut === undefined;
    shutBar.textContent = now.shut;
    restart.hidden = !now.chat.blocked;
    composer.node.hidden = now.shut !== undefined || now.chat.blocked;
    drawQuestion(messages, now);
    composer.followMenu();
    if (isAtEnd) toEnd();
  }

  /** Opens a reply to the newest question for the viewer, once, unless they have written since. */
  function drawQuestion(messages, { viewer }) {
    composer.keepOnly(messages);
    const last = messages.findLast(({ asks, from }) => asks?.includes(viewer) || from.id === viewer);
    if (!last?.asks || last.id === asked) return;
    asked = last.id;
    composer.answer(last, node.contains(document.activeElement));
  }

  function drawMessages(messages, now) {
    const next = new Map();
    const nodes = [];
    const place = (id, signature, make, ids = []) => {
      const old = drawn.get(id);
      const drawing = old?.signature === signature ? old : { signature, ids, node: make(old?.node) };
      next.set(id, drawing);
      nodes.push(drawing.node);
    };
    let day;
    const groups = entriesOf(messages);
    if (now.head) groups.unshift([now.head.message]);
    for (const [index, group] of groups.entries()) {
      const isHead = now.head !== undefined && index === 0;
      // The post is in another chat, whose ids are counted separately.
      const id = isHead ? HEAD : group[0].id;
      const date = new Date(group[0].date * 1000).toLocaleDateString(language, {
        day: "numeric",
        month: "long",
      });
      if (date !== day) place(`day ${date}`, date, () => line(date));
      day = date;
      const headed = now.named && !together(groups[index - 1], group);
      const tailed = !together(group, groups[index + 1]);
      const news = isHead ? 0 : (now.news?.(group[0]) ?? 0);
      const signature = JSON.stringify([group, headed, tailed, news]);
      const make = (old) => {
        const drawing = entry(group, { ...(isHead ? headDeeds : context), ...now, headed, tailed, news, id });
        if (old) carryOver(old, drawing);
        return drawing;
      };
      place(id, signature, make, isHead ? [HEAD] : group.map((message) => message.id));
      if (isHead) place("discussion", "", () => line(say.discussion));
    }
    const hint = now.hint ?? say.empty;
    if (messages.length === 0) place("hint", hint, () => element("p", { class: "hint" }, hint));
    drawn = next;
    reconcile(list, nodes);
  }

  function drawPinned(pinned, head) {
    pinnedBar.hidden = pinned.length === 0;
    if (pinned.length === 0) return;
    const current = pinned[pinned.length - 1 - (pinnedIndex % pinned.length)];
    pinnedBar.replaceChildren(
      icon("pin"),
      element(
        "span",
        {},
        element("strong", {}, head ? say.post : say.pinned),
        element("span", {}, excerpt(current).split("\n")[0]),
      ),
    );
    onPinned = () => {
      context.jump(head ? HEAD : current.id);
      pinnedIndex += 1;
      drawPinned(pinned, head);
    };
  }

  function drawReplyKeyboard({ chat }) {
    replyKeyboard.hidden = chat.keyboard.length === 0;
    const rows = chat.keyboard.map((row) => element("div", { class: "keyboard-row" }, row.map(replyKey)));
    replyKeyboard.replaceChildren(...rows);
  }
  function replyKey(text) {
    const onclick = () => perform({ do: "text", text });
    return element("button", { type: "button", class: "key", onclick }, text);
  }

  function toEnd() {
    list.scrollTop = list.scrollHeight;
  }
  /** How many pixels are left to the end when the list stands there. */
  function beforeEnd(top) {
    return list.scrollHeight - list.clientHeight - top;
  }
  return {
    node,
    draw,
    /** Scrolls to a message of the open chat. */
    jump: (id) => context.jump(id),
  };
}

/** A line between messages. */
function line(words) {
  return element("div", { class: "service day" }, element("span", {}, words));
}

function sizeOf({ clientWidth, clientHeight }) {
  return `${clientWidth}×${clientHeight}`;
}

function together(one, other) {
  return one && other && !one[0].service && !other[0].service && one[0].from.id === other[0].from.id;
}

/** Puts the nodes in order and moves as few as possible. A node that stays keeps its focus and its sound. */
function reconcile(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of Array.from(parent.childNodes)) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
}
