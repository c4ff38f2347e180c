import { html } from "../../text/text.ts";
import { alertAdmins } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { describeDuration } from "../norms/words.ts";

/** The clock has jumped forward, so something seems due. Tells the admins that it waits. */
export function clockJumped(handling: Handling, milliseconds: number): void {
  const { teamLanguage } = handling;
  const by = describeDuration(teamLanguage, Math.round(milliseconds / 60_000) * 60_000);
  alertAdmins(handling, html(teamLanguage, "alert-clock-jumped", { by }));
}
