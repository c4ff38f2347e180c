import { botHeader, privateChat } from "./pane.js";
import { createChat } from "./chat.js";
import { avatar, element } from "./element.js";
import { markRead, store, unreadCount } from "./store.js";
import { say } from "./words.js";

/** The owner's private chat with the bot, in a small window of its own. */
export function createOwner() {
  const owner = store.people.find((person) => person.role === "owner");
  const chat = createChat(() => ({ chat: privateChat(owner), viewer: owner.id }));
  const node = element(
    "section",
    { class: "pane owner-pane", "aria-label": say.owner },
    element(
      "div",
      { class: "pane-title" },
      element("h2", {}, say.owner),
      element("span", { class: "person" }, avatar(owner, "tiny"), owner.name),
    ),
    element("div", { class: "window" }, botHeader(), chat.node),
  );
  return {
    name: "owner",
    node,
    draw(visible) {
      if (visible) markRead(privateChat(owner));
      chat.draw();
      return unreadCount(privateChat(owner), undefined, [owner.id]);
    },
  };
}
