import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { html, plain } from "../../text/text.ts";
import type { PressAt } from "../../ticket/buttons.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { PressedInPrivate } from "../feature.ts";
import { turnPage } from "../page.ts";
import { askInPrivate } from "../questions.ts";
import { makeDefault } from "./command.ts";
import { renderDesk, renderDesks } from "./pages.ts";

type DeskPress = Extract<PressAt<"private">, { type: "desk_open" | "desk_rename" | "desk_default" }>;

export function listDesks(pressed: PressedInPrivate): Answer {
  return turnPage(pressed, renderDesks(pressed.handling));
}

export function openDesk(pressed: PressedInPrivate, press: DeskPress): Answer {
  return withDesk(pressed, press, (desk) => turnPage(pressed, renderDesk(pressed.handling, desk)));
}

export function askNewName(pressed: PressedInPrivate, press: DeskPress): Answer {
  const { handling, person } = pressed;
  return withDesk(pressed, press, ({ name }) => {
    const said = html(handling.teamLanguage, "ask-new-name", { name });
    askInPrivate(handling, person.id, { kind: "name_for_press", press }, said);
    return done("");
  });
}

export function takeAsDefault(pressed: PressedInPrivate, press: DeskPress): Answer {
  const { handling, person } = pressed;
  return withDesk(pressed, press, (desk) => {
    const answer = makeDefault(handling, person, desk);
    if (!answer.isRefusal) turnPage(pressed, renderDesk(handling, findDesk(handling.tx, desk.id)!));
    return answer;
  });
}

function withDesk(
  { handling: { tx, teamLanguage } }: PressedInPrivate,
  { deskId }: DeskPress,
  run: (desk: Desk) => Answer,
): Answer {
  const desk = findDesk(tx, deskId);
  return desk === undefined ? refused(plain(teamLanguage, "refusal-stale")) : run(desk);
}
