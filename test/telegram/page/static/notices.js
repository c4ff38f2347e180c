import { element } from "./element.js";
import { say } from "./words.js";

/** The short dark line that Telegram shows at the top of a chat. It goes away by itself, or when the next one comes. */
export function createToasts() {
  const node = element("div", { class: "toasts", role: "status", "aria-live": "polite" });
  const show = (text) => {
    const toast = element("div", { class: "toast" }, text);
    node.replaceChildren(toast);
    setTimeout(() => toast.remove(), 4000);
  };
  return { node, show, clear: () => node.replaceChildren() };
}

/** The window with one button that `show_alert` opens. */
export function alertBox(text) {
  const dialog = element(
    "dialog",
    { class: "alert" },
    element("p", {}, text),
    element("form", { method: "dialog" }, element("button", { autofocus: true }, say.fine)),
  );
  dialog.addEventListener("close", () => dialog.remove());
  // The page's policy `form-action 'none'` stops even dialog forms in some browsers.
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
