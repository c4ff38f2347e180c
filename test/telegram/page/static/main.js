import { append, element } from "./element.js";
import { createChannel } from "./channel.js";
import { createForum } from "./forum.js";
import { createPersonal } from "./personal.js";
import { createPhone } from "./phone.js";
import { channel, follow, subscribe } from "./store.js";
import { language, say } from "./words.js";

document.documentElement.lang = language;
document.title = say.title;

const offline = element("div", { class: "offline", role: "alert", hidden: true }, say.offline);
await follow((connected) => {
  offline.hidden = connected;
});

/** The order on a wide screen; on a narrow one they are tabs. Another pane is one more line here. */
const team = createForum();
const panes = [createPhone(), team, channel() && createChannel(), createPersonal()].filter(Boolean);
let current = panes[0];

const tabs = panes.map((pane) => {
  const badge = element("i", { class: "badge", hidden: true });
  const button = element(
    "button",
    {
      type: "button",
      role: "tab",
      id: `tab-${pane.name}`,
      "aria-controls": `pane-${pane.name}`,
      onclick: () => show(pane),
    },
    element("span", {}, say.tabs[pane.name]),
    badge,
  );
  pane.node.id = `pane-${pane.name}`;
  return { pane, button, badge };
});
const other = element(
  "a",
  { href: language === "ru" ? "?lang=en" : "?", lang: language === "ru" ? "en" : "ru" },
  say.otherLanguage,
);

append(document.body, [
  element(
    "header",
    { class: "page-header" },
    element("img", { src: "/icon.svg", alt: "", width: 26, height: 26 }),
    element("h1", {}, "Topicdesk"),
    element("p", {}, say.lead),
    other,
  ),
  element(
    "div",
    { class: "tabs", role: "tablist" },
    tabs.map(({ button }) => button),
  ),
  element(
    "main",
    { class: "stage", "data-panes": panes.length },
    panes.map(({ node }) => node),
  ),
  offline,
]);

const narrow = matchMedia("(max-width: 1199px)");

function show(pane) {
  current = pane;
  draw();
}

function draw() {
  for (const { pane, button, badge } of tabs) {
    const chosen = pane === current;
    pane.node.classList.toggle("current", chosen);
    button.setAttribute("aria-selected", String(chosen));
    const count = pane.draw(!document.hidden && (!narrow.matches || chosen));
    badge.hidden = count === 0;
    badge.textContent = String(count);
  }
}

document.addEventListener("open-message", ({ detail }) => {
  if (team.open(detail)) show(team);
});
subscribe(draw);
narrow.addEventListener("change", draw);
document.addEventListener("visibilitychange", draw);
setInterval(draw, 30_000);
draw();
