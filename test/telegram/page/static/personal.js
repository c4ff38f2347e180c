import { botHeader, choice, paneTop, privateChat, unreadBy } from "./pane.js";
import { createChat } from "./chat.js";
import { element } from "./element.js";
import { changed, markRead, store } from "./store.js";
import { say } from "./words.js";

/** The private chat of the owner or a manager with the bot, in its own small window. */
export function createPersonal() {
  const owner = store.people.find((person) => person.role === "owner");
  const team = [owner, ...store.people.filter((person) => person.role === "manager")];
  let reader = owner;
  const chat = createChat(() => ({ chat: privateChat(reader), viewer: reader.id, hint: say.emptyPersonal }));
  const chooser = choice(say.personal, team, (person) => {
    reader = person;
    changed();
  });
  const node = element(
    "section",
    { class: "pane personal-pane", "aria-label": say.personal },
    paneTop(say.personal, chooser.node, say.tips.personal),
    element("div", { class: "window" }, botHeader(), chat.node),
  );
  return {
    name: "personal",
    node,
    draw(visible) {
      if (visible) markRead(privateChat(reader));
      chooser.draw(reader, unreadBy);
      chat.draw();
      return team.reduce((sum, person) => sum + unreadBy(person), 0);
    },
  };
}
