import { html } from "../../text/text.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";

/** Something stands after a command that takes nothing, so it is not carried out. @param command as it is to be written */
export function sayNothingAfter(handling: Handling, personId: number, command: string): void {
  say(handling, personId, html(handling.teamLanguage, "command-takes-no-words", { command }));
}
