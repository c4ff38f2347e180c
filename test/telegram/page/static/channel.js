import { choice, paneTop } from "./pane.js";
import { createChat } from "./chat.js";
import { avatar, element, iconButton } from "./element.js";
import { changed, channel, markRead, store, unreadCount } from "./store.js";
import { say } from "./words.js";

const discussion = () => store.chats.get(channel().discussion);

/** The managers' channel: its posts or the comments to one of them, and the person who reads and writes there. */
export function createChannel() {
  const team = store.people.filter((person) => person.role === "manager" || person.role === "owner");
  const own = team.map(({ id }) => id);
  let reader = team[0];
  let opened;
  /** The open post. Undefined when it is deleted, or nobody can comment on it. */
  const commented = () => {
    const post = channel().messages.find(({ id }) => id === opened);
    return post?.comments && discussion() ? post : undefined;
  };
  const news = ({ comments }) =>
    comments && discussion() ? unreadCount(discussion(), comments.thread, own) : 0;
  const openComments = ({ id }) => open(id);
  const chat = createChat(() => {
    const reading = { viewer: reader.id, named: true };
    const post = commented();
    if (post) {
      const head = { chat: channel(), message: post };
      return { ...reading, chat: discussion(), thread: post.comments.thread, head, hint: say.noComments };
    }
    const shut = channel().posters.includes(reader.id) ? undefined : say.onlyReads;
    return { ...reading, chat: channel(), hint: say.noPosts, shut, openComments, news };
  });
  const header = element("header", { class: "chat-header" });
  const chooser = choice(say.channel, team, (person) => {
    reader = person;
    changed();
  });
  const node = element(
    "section",
    { class: "pane channel-pane", "aria-label": say.channel },
    paneTop(
      say.channel,
      element("span", { class: "who" }, element("span", {}, say.writeAs), chooser.node),
      say.tips.channel,
    ),
    element("div", { class: "window" }, header, chat.node),
  );

  function open(id) {
    opened = id;
    changed();
  }
  function drawHeader() {
    const { id, title } = channel();
    const post = commented();
    header.replaceChildren(
      ...(post
        ? [iconButton("back", say.toPosts, () => open(undefined))]
        : [avatar({ id, name: title, role: "other" })]),
      element(
        "span",
        { class: "header-lines" },
        element("strong", {}, post ? say.comments(post.comments.count) : title),
        element("small", {}, post ? title : say.channelKind),
      ),
    );
  }
  return {
    name: "channel",
    node,
    /** Opens the comments to a post, by a link to the post or to one of its comments, and shows the message. */
    open({ chat: id, message }) {
      const { messages } = channel();
      const thread = discussion()?.messages.find((each) => each.id === message)?.thread ?? message;
      const post =
        id === channel().id
          ? messages.find((each) => each.id === message)
          : id === channel().discussion && messages.find(({ comments }) => comments?.thread === thread);
      if (!post) return false;
      open(post.id);
      if (id !== channel().id && thread !== message) chat.jump(message);
      return true;
    },
    draw(visible) {
      const post = commented();
      node.classList.toggle("reading", post !== undefined);
      if (visible && post) markRead(discussion(), post.comments.thread);
      else if (visible) markRead(channel());
      drawHeader();
      chooser.draw(reader, () => 0);
      chat.draw();
      const posts = channel().messages;
      return posts.reduce((sum, each) => sum + news(each), unreadCount(channel(), undefined, own));
    },
  };
}
