import { append, element } from "./element.js";
import { createChannel } from "./channel.js";
import { createClock } from "./clock.js";
import { keepFocus } from "./focus.js";
import { createForum } from "./forum.js";
import { createPersonal } from "./personal.js";
import { createPhone } from "./phone.js";
import { follow, subscribe } from "./store.js";
import { language, say } from "./words.js";

document.documentElement.lang = language;
document.title = say.title;

const offline = element("div", { class: "offline", role: "alert", hidden: true }, say.offline);
await follow((connected) => {
  offline.hidden = connected;
});

/** The team's desks. They share a place unless the screen is wide. */
const desks = [createForum(), createChannel()];
/** In their order on a wide screen. On a narrow one they are tabs. Another pane takes one more line here. */
const panes = [createPhone(), ...desks, createPersonal()];
let current = panes[0];
let desk = desks[0];
let pressed = false;
let waiting = false;

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
const choices = desks.map((pane) => {
  const badge = element("i", { class: "badge", hidden: true });
  const onclick = () => {
    show(pane);
    button.focus();
  };
  const button = element(
    "button",
    { type: "button", onclick },
    element("span", {}, say.tabs[pane.name]),
    badge,
  );
  return { pane, button, badge };
});
/** Shown above the chosen desk. */
const deskChoice = element(
  "div",
  { class: "desk-choice", role: "group", "aria-label": say.desks },
  choices.map(({ button }) => button),
);
const clock = createClock();
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
    clock.node,
    other,
  ),
  element(
    "div",
    { class: "tabs", role: "tablist" },
    tabs.map(({ button }) => button),
  ),
  element(
    "main",
    { class: "stage" },
    panes.map(({ node }) => node),
  ),
  offline,
]);

/** Room for one pane, and for three with one desk. The style sheet has the same widths. */
const narrow = matchMedia("(max-width: 1199px)");
const medium = matchMedia("(max-width: 1559px)");

function isShown(pane) {
  if (narrow.matches) return pane === current;
  return !medium.matches || pane === desk || !desks.includes(pane);
}

function show(pane) {
  current = pane;
  if (desks.includes(pane)) desk = pane;
  draw();
}

/** Drawing replaces buttons, and a press must end on the button on which it began. So news wait for the end of a press. */
function drawUnlessPressed() {
  waiting = pressed;
  if (!waiting) draw();
}

/** The space bar presses when it is let go; Enter, and the arrows in a choice, at once. */
function beginPress(event) {
  if (event.type === "pointerdown" ? event.button === 0 : event.key === " ") pressed = true;
}

function endPress() {
  pressed = false;
  // The button's click comes right after this event.
  setTimeout(() => {
    if (waiting) drawUnlessPressed();
  });
}

function draw() {
  keepFocus(drawAll);
}

function drawAll() {
  const top = desk.node.querySelector(".pane-title");
  if (deskChoice.parentNode !== top) top.prepend(deskChoice);
  clock.draw();
  for (const { pane, button } of tabs) button.setAttribute("aria-selected", String(pane === current));
  for (const { pane, button } of choices) button.setAttribute("aria-pressed", String(pane === desk));
  for (const pane of panes) {
    const shown = isShown(pane);
    pane.node.hidden = !shown;
    const count = pane.draw(!document.hidden && shown);
    for (const { badge } of [...tabs, ...choices].filter((each) => each.pane === pane)) {
      badge.hidden = count === 0;
      badge.textContent = String(count);
    }
  }
}

document.addEventListener("open-message", ({ detail }) => {
  const found = desks.find((each) => each.open(detail));
  if (found) show(found);
});
subscribe((isNews) => (isNews ? drawUnlessPressed() : draw()));
for (const begin of ["pointerdown", "keydown"]) addEventListener(begin, beginPress);
// A menu of the browser may take the end of a press for itself.
for (const end of ["pointerup", "pointercancel", "contextmenu", "keyup", "blur"])
  addEventListener(end, endPress);
narrow.addEventListener("change", draw);
medium.addEventListener("change", draw);
document.addEventListener("visibilitychange", draw);
setInterval(drawUnlessPressed, 30_000);
draw();
