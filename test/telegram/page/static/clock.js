import { element } from "./element.js";
import { moveClock, now } from "./store.js";
import { language, say } from "./words.js";

const hour = 3_600_000;

/** The demo's time in the page's header. Opened, it moves that time forward: by hours, or to a moment. */
export function createClock() {
  const time = element("time", {});
  const complaint = element("p", { class: "clock-complaint", role: "alert", hidden: true });
  const moment = element("input", { type: "datetime-local", "aria-label": say.clockTo, required: true });
  const go = async (move) => {
    const answer = await moveClock(move);
    complaint.hidden = answer.ok;
    complaint.textContent = answer.error ?? "";
  };
  const steps = [1, 8, 24].map((hours) =>
    element("button", { type: "button", onclick: () => void go({ by: hours * hour }) }, say.clockBy(hours)),
  );
  const form = element(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        void go({ to: new Date(moment.value).getTime() });
      },
    },
    moment,
    element("button", { type: "submit" }, say.clockGo),
  );
  const node = element(
    "details",
    { class: "clock" },
    element("summary", { "aria-label": say.clock, title: say.clock }, "🕒 ", time),
    element("div", { class: "clock-moves" }, element("div", {}, steps), form, complaint),
  );
  return {
    node,
    draw() {
      time.textContent = new Date(now()).toLocaleString(language, {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      });
    },
  };
}
