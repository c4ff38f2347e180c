/** The chats as the server last told them, and what this browser has looked at. */
export const store = { bot: undefined, people: [], links: [], chats: new Map() };

const listeners = new Set();
const read = new Map();

/** Calls back after every change of a chat. */
export function subscribe(listener) {
  listeners.add(listener);
}

/** Tells everyone that something on the page has to be drawn anew. */
export function changed() {
  for (const listener of listeners) listener();
}

/** Loads everything once, then follows the server's events; the browser reconnects by itself. */
export async function follow(onConnection) {
  const snapshot = await (await fetch("/api/state")).json();
  store.bot = snapshot.bot;
  store.people = snapshot.people;
  store.links = snapshot.links;
  for (const chat of snapshot.chats) store.chats.set(chat.id, chat);
  const events = new EventSource("/api/events");
  events.addEventListener("open", () => onConnection(true));
  events.addEventListener("error", () => onConnection(false));
  events.addEventListener("chat", (event) => {
    const chat = JSON.parse(event.data);
    store.chats.set(chat.id, chat);
    changed();
  });
}

/** What a person sees in a chat or topic (all of a private chat when no topic is named): service messages about the topic included, others' ephemeral ones not. */
export function messagesOf(chat, thread, viewer) {
  return chat.messages.filter(
    (message) =>
      ((chat.kind === "private" && thread === undefined) || message.thread === thread) &&
      (message.only === undefined || message.only === viewer),
  );
}

/** Remembers that everything up to now has been seen there. */
export function markRead(chat, thread) {
  const last = messagesOf(chat, thread).at(-1);
  if (last) read.set(`${chat.id}/${thread ?? ""}`, last.id);
}

/** How many messages nobody at this browser has looked at yet; `own` are the people who type there. */
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

/** Sends an action; the answer says whether it worked. */
export async function act(action) {
  try {
    const response = await fetch("/api/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(action),
    });
    return await response.json();
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}
