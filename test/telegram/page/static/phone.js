import { botHeader, choice, paneTop, privateChat, unreadBy } from "./pane.js";
import { createChat } from "./chat.js";
import { element, iconButton } from "./element.js";
import { time } from "./message.js";
import { act, changed, markRead, now, store } from "./store.js";
import { topicTabs } from "./topics.js";
import { say } from "./words.js";

/** A telephone with one client's chat, and above it the clients to choose from. */
export function createPhone() {
  const clients = store.people.filter((person) => person.role === "client");
  let client = clients[0];
  const opened = new Map();
  const chat = createChat(() => {
    const own = privateChat(client);
    return { chat: own, thread: threadIn(own), viewer: client.id, hint: say.emptyClient };
  });
  const clock = element("time", {});
  const chooser = choice(say.clients, clients, (person) => {
    client = person;
    changed();
  });
  const stop = iconButton("stop", say.stopBot, () => {
    const { id, blocked } = privateChat(client);
    void act({ as: client.id, chat: id, do: blocked ? "unblock" : "block" });
  });
  const links = store.links.map(({ name, text }) => {
    const come = () => void act({ as: client.id, chat: privateChat(client).id, do: "text", text });
    return element("button", { type: "button", class: "start-link", onclick: come }, say.quoted(name));
  });
  const tabs = element("nav", { class: "topic-tabs", "aria-label": say.ownTopics, hidden: true });
  const screen = element(
    "div",
    { class: "screen" },
    element("div", { class: "status-bar" }, clock, element("span", { class: "battery" })),
    botHeader(stop),
    tabs,
    chat.node,
  );
  const node = element(
    "section",
    { class: "pane phone-pane", "aria-label": say.clients },
    paneTop(say.clients, chooser.node, [say.tips.client, ...links]),
    element("div", { class: "phone" }, screen),
  );

  /** The topic open in that chat. Undefined when it is deleted. */
  function threadIn({ id, topics }) {
    return topics.find((topic) => topic.id === opened.get(id))?.id;
  }
  function drawTabs(own) {
    tabs.hidden = own.topics.length === 0;
    const choose = (thread) => {
      opened.set(own.id, thread);
      changed();
    };
    tabs.replaceChildren(...topicTabs(own.topics, threadIn(own), choose).flat());
  }
  return {
    name: "client",
    node,
    draw(visible) {
      const own = privateChat(client);
      clock.textContent = time(now() / 1000);
      for (const link of links) link.disabled = own.blocked;
      stop.hidden = own.blocked || own.messages.length === 0;
      if (visible) markRead(own);
      drawTabs(own);
      chooser.draw(client, unreadBy);
      chat.draw();
      return clients.reduce((sum, person) => sum + unreadBy(person), 0);
    },
  };
}
