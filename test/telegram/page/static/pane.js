import { avatar, element } from "./element.js";
import { store, unreadCount } from "./store.js";
import { say } from "./words.js";

/** A person's chat with the bot. */
export function privateChat(person) {
  return [...store.chats.values()].find((chat) => chat.person === person.id);
}

/** How many messages in a person's chat with the bot nobody in this browser has seen. */
export function unreadBy(person) {
  return unreadCount(privateChat(person), undefined, [person.id]);
}

/** The bot's name above its chat. */
export function botHeader(...tools) {
  return element(
    "header",
    { class: "chat-header" },
    avatar(store.bot),
    element(
      "span",
      { class: "header-lines" },
      element("strong", {}, store.bot.name),
      element("small", {}, say.bot),
    ),
    tools,
  );
}

/** A pane's title, its players, and a line that tells newcomers what to try. */
export function paneTop(title, chooser, tip) {
  return [
    element("div", { class: "pane-title" }, element("h2", {}, title), chooser),
    element("p", { class: "tip" }, tip),
  ];
}

/** Two panes have the same people, so their radio groups need different names. */
let choices = 0;

/** A choice of one person. Real radio buttons, so that the arrow keys work. */
export function choice(label, people, choose) {
  const marks = new Map();
  choices += 1;
  const name = `choice-${choices}`;
  const node = element(
    "div",
    { class: "choice", role: "radiogroup", "aria-label": label },
    people.map((person) => {
      const input = element("input", {
        type: "radio",
        name,
        value: person.id,
        "aria-label": person.name,
        onchange: () => choose(person),
      });
      const badge = element("i", { class: "badge", hidden: true });
      marks.set(person.id, { input, badge });
      return element("label", {}, input, avatar(person, "tiny"), element("span", {}, person.name), badge);
    }),
  );
  const draw = (chosen, unread) => {
    for (const person of people) {
      const { input, badge } = marks.get(person.id);
      input.checked = person === chosen;
      const count = unread(person);
      badge.hidden = count === 0;
      badge.textContent = String(count);
    }
  };
  return { node, draw };
}
