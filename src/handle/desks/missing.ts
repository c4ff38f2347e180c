import { findDesks } from "../../store/desks/desks.ts";
import { html, plain } from "../../text/text.ts";
import type { Keyboard } from "../../ticket/keyboard.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { addToGroupButton, mendDeskButtons } from "./add-link.ts";

/** While no desk is ready, tells an admin what is missing and where to press. */
export function tellWhatIsMissing(handling: Handling, adminId: number): void {
  const { tx, teamLanguage } = handling;
  const desks = findDesks(tx);
  if (desks.some(({ isReady }) => isReady)) return;
  // The newest one is the one that is being set up.
  const desk = desks.at(-1);
  if (desk === undefined) {
    const keyboard: Keyboard = [[addToGroupButton(handling)]];
    return say(handling, adminId, html(teamLanguage, "setup-missing-group"), { keyboard });
  }
  const { kind, title, lacks } = desk;
  if (desk.lostAt !== null)
    return say(handling, adminId, html(teamLanguage, "setup-missing-bot", { kind, title }), {
      keyboard: mendDeskButtons(handling, desk),
    });
  const missing = lacks.map((need) => plain(teamLanguage, `setup-need-${need}`)).join(", ");
  say(handling, adminId, html(teamLanguage, "setup-missing", { kind, title, missing }), {
    keyboard: mendDeskButtons(handling, desk),
  });
}
