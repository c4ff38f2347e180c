/** The chats as the server last sent them, and what this browser has seen. */
export const store = { aheadBy: 0, bot: undefined, people: [], links: [], chats: new Map() };

const listeners = new Set();
const read = new Map();

/** Calls back after every change, and tells whether the server sent it: else somebody did something on the page. */
export function subscribe(listener) {
  listeners.add(listener);
}

/** Something on the page has to be drawn again. */
export function changed(isNews = false) {
  for (const listener of listeners) listener(isNews);
}

/** Loads everything once, then follows the server's events. The browser reconnects by itself. */
export async function follow(onConnection) {
  const snapshot = await (await fetch("/api/state")).json();
  store.aheadBy = snapshot.aheadBy;
  store.bot = snapshot.bot;
  store.people = snapshot.people;
  store.links = snapshot.links;
  for (const chat of snapshot.chats) store.chats.set(chat.id, chat);
  const events = new EventSource("/api/events");
  events.addEventListener("open", () => onConnection(true));
  events.addEventListener("error", () => onConnection(false));
  events.addEventListener("clock", (event) => {
    store.aheadBy = Number(event.data);
    changed(true);
  });
  events.addEventListener("chat", (event) => {
    const chat = JSON.parse(event.data);
    store.chats.set(chat.id, chat);
    changed(true);
  });
}

/**
 * The messages of a chat or topic that a person sees (of the whole private chat without a topic): with service messages
 * about the topic, without others' ephemeral ones.
 */
export function messagesOf(chat, thread, viewer) {
  return chat.messages.filter(
    (message) =>
      ((chat.kind === "private" && thread === undefined) || message.thread === thread) &&
      (message.only === undefined || message.only === viewer),
  );
}

/** Everything up to now has been seen there. */
export function markRead(chat, thread) {
  const last = messagesOf(chat, thread).at(-1);
  if (last) read.set(`${chat.id}/${thread ?? ""}`, last.id);
}

/** How many messages nobody in this browser has seen yet. `own` are the people who type there. */
export function unreadCount(chat, thread, own) {
  const seen = read.get(`${chat.id}/${thread ?? ""}`) ?? 0;
  return messagesOf(chat, thread).filter(
    (message) => message.id > seen && !message.service && !own.includes(message.from.id),
  ).length;
}

/** The group of the managers. */
export function forum() {
  return [...store.chats.values()].find(({ kind }) => kind === "forum");
}

/** The managers' channel. */
export function channel() {
  return [...store.chats.values()].find(({ kind }) => kind === "channel");
}

/** The demo's time, in milliseconds since the Unix epoch. */
export function now() {
  return Date.now() + store.aheadBy;
}

/** Sends an action. The result says whether it worked. */
export function act(action) {
  return post("/api/act", action);
}

/** Moves the demo's clock forward: `{ by }` milliseconds, or `{ to }` a moment in milliseconds since the Unix epoch. */
export function moveClock(move) {
  return post("/api/clock", move);
}

async function post(path, content) {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(content),
    });
    return await response.json();
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}
