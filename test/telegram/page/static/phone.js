import { botHeader, choice, privateChat } from "./pane.js";
import { createChat } from "./chat.js";
import { element } from "./element.js";
import { time } from "./message.js";
import { changed, markRead, store, unreadCount } from "./store.js";
import { say } from "./words.js";

/** A telephone with one client's chat with the bot, and the clients to choose from above it. */
export function createPhone() {
  const clients = store.people.filter((person) => person.role === "client");
  let client = clients[0];
  const chat = createChat(() => ({ chat: privateChat(client), viewer: client.id, hint: say.emptyClient }));
  const clock = element("time", {});
  const chooser = choice(say.clients, clients, (person) => {
    client = person;
    changed();
  });
  const screen = element(
    "div",
    { class: "screen" },
    element("div", { class: "status-bar" }, clock, element("span", { class: "battery" })),
    botHeader(),
    chat.node,
  );
  const node = element(
    "section",
    { class: "pane phone-pane", "aria-label": say.clients },
    element("div", { class: "pane-title" }, element("h2", {}, say.clients), chooser.node),
    element("div", { class: "phone" }, screen),
  );
  return {
    name: "client",
    node,
    draw(visible) {
      clock.textContent = time(Date.now() / 1000);
      if (visible) markRead(privateChat(client));
      chooser.draw(client, (person) => unreadCount(privateChat(person), undefined, [person.id]));
      chat.draw();
      return clients.reduce(
        (sum, person) => sum + unreadCount(privateChat(person), undefined, [person.id]),
        0,
      );
    },
  };
}
