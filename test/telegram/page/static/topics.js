import { element, icon } from "./element.js";
import { say } from "./words.js";

/** A topic's picture: its emoji, or the first letter on its colour. */
export function topicIcon(topic, className = "") {
  if (topic.id === undefined)
    return element(
      "span",
      { class: `topic-icon general ${className}`, "aria-hidden": "true" },
      icon("general"),
    );
  if (topic.emoji)
    return element("span", { class: `topic-icon emoji ${className}`, "aria-hidden": "true" }, topic.emoji);
  const letter = /\p{L}/u.exec(topic.name)?.[0] ?? "•";
  const look = { class: `topic-icon ${className}`, colour: topic.colour, "aria-hidden": "true" };
  return element("span", look, letter);
}

/** The topics of a private chat, above its messages. First comes the entry for all of them. */
export function topicTabs(topics, open, choose) {
  const tab = (id, ...content) =>
    element(
      "button",
      {
        type: "button",
        "data-id": id ?? "all",
        "aria-pressed": String(id === open),
        onclick: () => choose(id),
      },
      content,
    );
  return [
    tab(undefined, say.allTopics),
    topics.map((topic) => tab(topic.id, topic.emoji && topicIcon(topic, "tiny"), topic.name)),
  ];
}
