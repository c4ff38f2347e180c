import { findLastShift } from "../../store/shifts.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { readVerb } from "../../text/typed.ts";
import type { Answer } from "../answer.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { describeClosing } from "../hours/words.ts";
import { showPage, turnPage } from "../page.ts";
import { describeDuration } from "../norms/words.ts";
import { renderForgotten, renderShifts } from "./page.ts";
import { begin, end, endForgotten, findShiftOf } from "./shifts.ts";

/** `/shift` shows who is at work, `/shift start` and `/shift stop` begin and end a shift. */
export function shiftAsked({ handling, author, rest }: GivenInPrivate): void {
  endForgotten(handling);
  if (rest === "") return showPage(handling, author.id, renderShifts(handling, author.id));
  const verb = readVerb(rest);
  const said =
    verb === "start" ? start(handling, author.id) : verb === "stop" ? [stop(handling, author.id)] : undefined;
  if (said === undefined) {
    const word = truncate(rest, 64);
    return say(handling, author.id, html(handling.teamLanguage, "shifts-wrong", { word }));
  }
  showPage(handling, author.id, renderShifts(handling, author.id, said));
}

export function startPressed(pressed: PressedInPrivate): Answer {
  const { handling, person } = pressed;
  endForgotten(handling);
  const said = start(handling, person.id);
  return turnPage(pressed, renderShifts(handling, person.id, said));
}

export function stopPressed(pressed: PressedInPrivate): Answer {
  const { handling, person } = pressed;
  endForgotten(handling);
  const said = stop(handling, person.id);
  return turnPage(pressed, renderShifts(handling, person.id, [said]));
}

function start(handling: Handling, managerId: number): Html[] {
  const { tx, now, teamLanguage, timeZone } = handling;
  const forgotten = renderForgotten(handling, findLastShift(tx, managerId));
  const isNew = begin(handling, managerId);
  const { startedAt } = findShiftOf(tx, managerId)!;
  const when = describeClosing(teamLanguage, timeZone, now, startedAt);
  return [html(teamLanguage, isNew ? "shifts-started" : "shifts-started-already", { when }), ...forgotten];
}

function stop(handling: Handling, managerId: number): Html {
  const { now, teamLanguage, timeZone } = handling;
  const shift = end(handling, managerId);
  if (shift === undefined) return html(teamLanguage, "shifts-stopped-already");
  const minutes = Math.max(1, Math.round((now - shift.startedAt) / minute));
  return html(teamLanguage, "shifts-stopped", {
    when: describeClosing(teamLanguage, timeZone, now, now),
    duration: describeDuration(teamLanguage, minutes * minute),
  });
}

const minute = 60_000;
