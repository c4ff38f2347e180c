import { choice, paneTop } from "./pane.js";
import { createChat } from "./chat.js";
import { element, iconButton } from "./element.js";
import { excerpt } from "./message.js";
import { changed, channel, markRead, store, unreadCount } from "./store.js";
import { say } from "./words.js";

/** The managers' channel: its posts, or the comments to one of them, and who reads and writes there. */
export function createChannel() {
  const team = store.people.filter((person) => person.role === "manager" || person.role === "owner");
  const own = team.map(({ id }) => id);
  let reader = team[0];
  let opened;
  /** A deleted post has no comments to look at, nor has one that nobody can comment on. */
  const commented = () => {
    const post = channel().messages.find(({ id }) => id === opened);
    return post?.comments && post;
  };
  const openComments = ({ id }) => open(id);
  const chat = createChat(() => {
    const post = commented();
    if (post) {
      const group = store.chats.get(channel().discussion);
      return group && { chat: group, thread: post.comments.thread, viewer: reader.id, named: true };
    }
    const shut = channel().posters.includes(reader.id) ? undefined : say.onlyReads(reader.name);
    return { chat: channel(), viewer: reader.id, named: true, shut, openComments };
  });
  const header = element("header", { class: "chat-header" });
  const chooser = choice(say.channel, team, (person) => {
    reader = person;
    changed();
  });
  const node = element(
    "section",
    { class: "pane channel-pane", "aria-label": say.channel },
    paneTop(say.channel, chooser.node, say.tips.channel),
    element("div", { class: "window" }, header, chat.node),
  );

  function open(id) {
    opened = id;
    changed();
  }
  function drawHeader() {
    const post = commented();
    const lines = post
      ? [element("strong", {}, say.comments(post.comments.count)), element("small", {}, excerpt(post))]
      : element("strong", {}, channel().title);
    header.replaceChildren(
      ...(post ? [iconButton("back", say.toPosts, () => open(undefined))] : []),
      element("span", { class: "header-lines" }, lines),
    );
  }
  return {
    name: "channel",
    node,
    draw(visible) {
      if (visible) markRead(channel());
      drawHeader();
      chooser.draw(reader, () => 0);
      chat.draw();
      return unreadCount(channel(), undefined, own);
    },
  };
}
