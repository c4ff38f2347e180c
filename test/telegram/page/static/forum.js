import { choice, paneTop } from "./pane.js";
import { createChat } from "./chat.js";
import { element, icon, iconButton } from "./element.js";
import { entriesOf, excerpt, time } from "./message.js";
import { changed, forum, markRead, messagesOf, store, unreadCount } from "./store.js";
import { topicIcon } from "./topics.js";
import { say } from "./words.js";

/** The managers' forum: its topics, the open one, and the person who types there. */
export function createForum() {
  const team = store.people.filter((person) => person.role === "manager" || person.role === "owner");
  const own = team.map(({ id }) => id);
  let open;
  let writer = team[0];
  const topicOf = () => open && forum().topics.find(({ id }) => id === open.thread);
  const chat = createChat(() => {
    if (!open || !topicOf()) return undefined;
    const { closed, writers } = topicOf();
    const shut = closed && !writers.includes(writer.id) ? say.mayNotWrite(writer.name) : undefined;
    return { chat: forum(), thread: open.thread, viewer: writer.id, named: true, shut };
  });
  const topics = element("nav", { class: "topics", "aria-label": say.topics });
  const header = element("header", { class: "chat-header" });
  const chooser = choice(say.writeAs, team, (person) => {
    writer = person;
    changed();
  });
  const nobody = element("p", { class: "nobody" });
  const node = element(
    "section",
    { class: "pane forum-pane", "aria-label": say.team },
    paneTop(
      say.team,
      element("span", { class: "who" }, element("span", {}, say.writeAs), chooser.node),
      say.tips.team,
    ),
    element(
      "div",
      { class: "window forum" },
      topics,
      element("div", { class: "topic" }, header, chat.node, nobody),
    ),
  );
  const show = (thread) => {
    open = thread;
    changed();
  };

  function drawTopics() {
    const group = forum();
    const rows = group.topics.map((topic) => {
      const entries = entriesOf(messagesOf(group, topic.id));
      // A message says more about a topic than a changed icon.
      return { topic, last: entries.findLast(([first]) => !first.service) ?? entries.at(-1) };
    });
    // General stays on top, as in Telegram. Then comes the topic with the newest message.
    rows.sort(
      (a, b) =>
        Number(b.topic.id === undefined) - Number(a.topic.id === undefined) ||
        (b.last?.[0].id ?? 0) - (a.last?.[0].id ?? 0),
    );
    topics.replaceChildren(
      element(
        "div",
        { class: "group-title" },
        element("strong", {}, group.title),
        element("small", {}, say.topicCount(rows.length)),
      ),
      element("div", { class: "topic-list" }, rows.map(topicRow)),
    );
  }
  function topicRow({ topic, last }) {
    const group = forum();
    const count = unreadCount(group, topic.id, own);
    const current = open && open.thread === topic.id;
    const name = topic.id === undefined ? say.general : topic.name;
    const label = count > 0 ? `${name}, ${say.unread}: ${count}` : name;
    return element(
      "button",
      {
        type: "button",
        class: "topic-row",
        "data-id": topic.id ?? "general",
        "aria-current": current && "true",
        "aria-label": label,
        onclick: () => show({ thread: topic.id }),
      },
      topicIcon(topic),
      element(
        "span",
        { class: "topic-lines" },
        element(
          "span",
          { class: "topic-name" },
          element("b", {}, name),
          topic.closed && icon("lock"),
          element("time", {}, last && time(last[0].date)),
        ),
        element(
          "span",
          { class: "topic-last" },
          element("span", {}, last ? lastLine(last) : ""),
          count > 0 && element("i", { class: "badge" }, String(count)),
        ),
      ),
    );
  }
  function drawHeader() {
    const topic = topicOf();
    header.hidden = !topic;
    nobody.hidden = topic !== undefined;
    nobody.textContent = forum().topics.length > 1 ? say.pickTopic : say.noTopics;
    if (!topic) return;
    header.replaceChildren(
      iconButton("back", say.back, () => show(undefined), "back"),
      topicIcon(topic),
      element(
        "span",
        { class: "header-lines" },
        element("strong", {}, topic.id === undefined ? say.general : topic.name),
        element("small", {}, topic.closed && icon("lock"), topic.closed ? say.closedTopic : forum().title),
      ),
    );
  }
  return {
    name: "team",
    node,
    /** Opens the topic of a message, and shows the message. It may be the one that began the topic. */
    open({ chat: id, message }) {
      const group = forum();
      const found = group.messages.find((each) => each.id === message);
      const thread = group.topics.find((topic) => topic.id === message)?.id ?? found?.thread;
      if (group.id !== id || thread === undefined) return false;
      show({ thread });
      if (thread !== message) chat.jump(message);
      return true;
    },
    draw(visible) {
      node.classList.toggle("reading", topicOf() !== undefined);
      if (visible && open) markRead(forum(), open.thread);
      keepPlace(topics, drawTopics);
      drawHeader();
      chooser.draw(writer, () => 0);
      chat.draw();
      return forum().topics.reduce((sum, topic) => sum + unreadCount(forum(), topic.id, own), 0);
    },
  };
}

function lastLine(group) {
  const [first] = group;
  const text = excerpt(group.find((message) => message.text) ?? first).replaceAll("\n", " ");
  return first.service ? text : `${first.from.name}: ${text}`;
}

/** A redrawn list stands where it stood. */
function keepPlace(parent, draw) {
  const top = parent.querySelector(".topic-list")?.scrollTop ?? 0;
  draw();
  const next = parent.querySelector(".topic-list");
  if (next) next.scrollTop = top;
}
