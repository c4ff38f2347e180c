import { findDeskByChat } from "../store/desks/desks.ts";
import { plain } from "../text/text.ts";
import type { Where } from "../ticket/access.ts";
import type { Person } from "../ticket/message.ts";
import { decodePress } from "../ticket/button-data.ts";
import { isPressAt, permissionOf, type PressAt } from "../ticket/buttons.ts";
import type { Press } from "../ticket/press.ts";
import { refuseAccess } from "./access.ts";
import { type Answer, refused, silence } from "./answer.ts";
import type { PressOrigin, PressedInGroup, PressedInPrivate } from "./feature.ts";
import { presses, privateCommands } from "./features.ts";
import type { Handling } from "./handle.ts";
import { wordingIn } from "./texts/wording.ts";
import { seenInPrivate } from "./managers/enrolment.ts";
import { languageOfPerson } from "./private/language.ts";
import { isShutOut, roleInPrivate } from "./private/role.ts";
import { pressedAtDesk } from "./team/at-desk.ts";

/** Where a button was pressed. */
export interface PressedAt {
  chatId: number;
  isPrivate: boolean;
  messageId: number;
  origin: PressOrigin;
}

/** Handles a press. @param data the button's data; a sender can forge it, so only data that the bot writes counts */
export function pressed(handling: Handling, person: Person, at: PressedAt, data: string): Answer {
  const { chatId, isPrivate, messageId, origin } = at;
  const { teamLanguage } = handling;
  if (isPrivate && isShutOut(handling, person.id)) return silence;
  const language = isPrivate ? wordingIn(handling.tx, languageOfPerson(handling, person)) : teamLanguage;
  const press = decodePress(data);
  if (isPrivate) seenInPrivate(handling, person);
  if (press === undefined) return refused(plain(language, "refusal-stale"));
  if (isPressAt(press, "ticket")) {
    const desk = isPrivate ? undefined : findDeskByChat(handling.tx, chatId);
    if (desk === undefined)
      return isPrivate
        ? refused(plain(language, "refusal-stale"))
        : refused(plain(teamLanguage, "refusal-not-a-desk"));
    return pressedAtDesk(handling, desk, person, press, messageId, origin);
  }
  const there: Where = isPrivate ? "private" : "group";
  const role = roleInPrivate(handling, person.id);
  const refusal = refuseAccess(handling, permissionOf(press), role, there, language);
  return refusal ?? runOf(press)({ handling, person, chatId, messageId, commands: privateCommands }, press);
}

/** The compiler does not see that the function belongs to this type of press. */
function runOf({ type }: Press) {
  return presses[type] as (
    pressed: PressedInGroup & PressedInPrivate,
    press: PressAt<"group" | "private">,
  ) => Answer;
}
