import { findLastShift } from "../../store/people/shifts.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { readVerb } from "../../text/typed.ts";
import type { Answer } from "../answer.ts";
import type { GivenAtDesk, GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { describeClosing } from "../hours/words.ts";
import { type Page, showPage, turnPage } from "../page.ts";
import { describeDuration } from "../norms/words.ts";
import { renderForgotten, renderShifts } from "./page.ts";
import { begin, end, endForgotten, findShiftOf } from "./shifts.ts";

/** `/shift` shows who is at work, `/shift start` and `/shift stop` begin and end a shift. */
export function shiftAsked({ handling, author, rest }: GivenInPrivate): void {
  showPage(handling, author.id, answer(handling, author.id, rest));
}

/** The same for the whole desk to read, without buttons. */
export function shiftAskedAtDesk({ handling, member, rest }: GivenAtDesk): Html {
  const { actor } = member;
  if (actor.kind !== "manager") return html(handling.teamLanguage, "refusal-anonymous");
  const said = answer(handling, actor.id, rest).html;
  return rest === "" ? joinHtml([said, html(handling.teamLanguage, "shifts-how")], "\n") : said;
}

function answer(handling: Handling, managerId: number, rest: string): Page {
  endForgotten(handling);
  if (rest === "") return renderShifts(handling, managerId);
  switch (readVerb(rest)) {
    case "start":
      return renderShifts(handling, managerId, start(handling, managerId));
    case "stop":
      return renderShifts(handling, managerId, [stop(handling, managerId)]);
    default:
      return {
        html: html(handling.teamLanguage, "shifts-wrong", { word: truncate(rest, 64) }),
        keyboard: [],
      };
  }
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
