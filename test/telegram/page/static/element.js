/**
 * Builds an element. String children become text nodes, so people's text is never read as HTML. Properties beginning with
 * "on" are listeners; `true` sets an empty attribute; undefined, null and false are left out.
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "colour") node.style.setProperty("--colour", value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  append(node, children);
  return node;
}

/** Appends nodes and strings, and skips absent ones. */
export function append(node, children) {
  for (const child of children.flat(Infinity))
    if (child !== undefined && child !== null && child !== false) node.append(child);
}

const SHAPES = {
  send: "M3.4 20.4 21 12 3.4 3.6 3.4 10.2 15 12 3.4 13.8z",
  attach: "M16.5 6.5v10a4.5 4.5 0 0 1-9 0V5.8a3 3 0 0 1 6 0v10.2a1.5 1.5 0 0 1-3 0V7",
  microphone:
    "M12 3.5a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0V6A2.5 2.5 0 0 0 12 3.5zM6.5 11a5.5 5.5 0 0 0 11 0M12 16.5v4",
  reply: "M10 7 5 12l5 5M5.5 12H14a5 5 0 0 1 5 5v1",
  edit: "M5 19l.8-3.6L15.6 5.6a1.8 1.8 0 0 1 2.6 2.6L8.4 18.2zM13.8 7.4l2.8 2.8",
  react: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM9 10v.5M15 10v.5M8.5 14a4.2 4.2 0 0 0 7 0",
  comments: "M5 5.5h14v10h-8l-4 3.5v-3.5H5z",
  forth: "M9.5 5.5 16 12l-6.5 6.5",
  back: "M14.5 5.5 8 12l6.5 6.5",
  down: "M5.5 9.5 12 16l6.5-6.5",
  cancel: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  play: "M8 5.5v13l11-6.5z",
  pause: "M8 5.5v13M16 5.5v13",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  commands: "M6 5h12v14H6zM13.5 8.5l-3 7",
  lock: "M7 11h10v8H7zM9 11V8.5a3 3 0 0 1 6 0V11",
  place: "M12 20.5s6-5.6 6-10.2a6 6 0 0 0-12 0c0 4.6 6 10.2 6 10.2zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  stop: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM6.5 6.5l11 11",
  general: "M9.5 4l-2 16M16.5 4l-2 16M5 9h15M4 15h15",
};

/** A line icon. The button around it has the name for screen readers. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  picture.classList.add("icon", `icon-${name}`);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", SHAPES[name]);
  picture.append(path);
  return picture;
}

/** A button that shows only an icon. */
export function iconButton(name, label, onclick, className = "") {
  return element(
    "button",
    { type: "button", class: `icon-button ${className}`, "aria-label": label, title: label, onclick },
    icon(name),
  );
}

const COLOURS = ["#e0684b", "#d9912b", "#4aa564", "#3d8fd1", "#8b6fd8", "#d0608f", "#2fa5a0"];

/** Always the same colour for a person's avatar and name. */
export function colourOf(person) {
  return person.role === "bot" ? "#2f7fd6" : COLOURS[Math.abs(person.id) % COLOURS.length];
}

/** A round picture with the person's first letter. */
export function avatar(person, className = "") {
  const letter = person.role === "bot" ? "🛟" : [...person.name][0];
  return element(
    "span",
    { class: `avatar ${className}`, colour: colourOf(person), "aria-hidden": "true" },
    letter,
  );
}
