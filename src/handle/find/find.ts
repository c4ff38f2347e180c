import { findSearch, saveSearch } from "../../store/messages/search.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { Button } from "../../ticket/keyboard.ts";
import { partsOf, readSearch, type Search } from "../../ticket/search.ts";
import { type Answer, refused } from "../answer.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { type Page, showPage, turnPage } from "../page.ts";
import { renderFound } from "./line.ts";
import { look } from "./look.ts";

/** The number of results on one page. */
const listed = 8;

/** `/find words`. */
export function findAsked({ handling, author, rest }: GivenInPrivate): void {
  const search = readSearch(rest);
  const refusal = refusalOf(handling, search);
  if (refusal !== undefined) return say(handling, author.id, refusal);
  showPage(
    handling,
    author.id,
    renderResults(handling, author.id, { written: rest, search, number: 0 }, () =>
      saveSearch(handling.tx, author.id, rest),
    ),
  );
}

/** Whoever presses sees what is at their own desks. */
export function turnFound(pressed: PressedInPrivate, searchId: number, number: number): Answer {
  const { handling, person } = pressed;
  const written = findSearch(handling.tx, searchId);
  if (written === undefined) return refused(plain(handling.teamLanguage, "refusal-find-old"));
  const asked = { written, search: readSearch(written), number };
  return turnPage(
    pressed,
    renderResults(handling, person.id, asked, () => searchId),
  );
}

function refusalOf({ teamLanguage }: Handling, search: Search): Html | undefined {
  if (search.words.length === 0) return html(teamLanguage, "find-how");
  if (search.ticketId === null && partsOf(search).length === 0) return html(teamLanguage, "find-short");
  return undefined;
}

/** Numbers have no endings that could be left out. */
function noneFor({ words }: Search): "find-none" | "find-none-together" | "find-none-number" {
  if (words.every(({ isNumber }) => isNumber)) return "find-none-number";
  return words.length > 1 ? "find-none-together" : "find-none";
}

/** @param saved the number of the stored search; asked only when there are more pages */
function renderResults(
  handling: Handling,
  personId: number,
  asked: { written: string; search: Search; number: number },
  saved: () => number,
): Page {
  const { teamLanguage } = handling;
  const { search } = asked;
  const { found, isCut } = look(handling, personId, search, (asked.number + 1) * listed + 1);
  const words = truncate(asked.written, 64);
  const cut = isCut ? [html(teamLanguage, "find-cut")] : [];
  if (found.length === 0) {
    const none = html(teamLanguage, noneFor(search), { words });
    return { html: joinHtml([none, ...cut], "\n"), keyboard: [] };
  }
  // Less may be found than before.
  const number = Math.min(asked.number, Math.floor((found.length - 1) / listed));
  const from = number * listed;
  const lines = found.slice(from, from + listed).map((each) => renderFound(handling, each));
  const hasMore = found.length > from + listed;
  const turn = (id: "button-back-page" | "button-next-page", searchId: number, to: number): Button => {
    return { label: plain(teamLanguage, id), press: { type: "find_page", searchId, number: to } };
  };
  const turning: Button[] = [];
  if (number > 0 || hasMore) {
    const searchId = saved();
    if (number > 0) turning.push(turn("button-back-page", searchId, number - 1));
    if (hasMore) turning.push(turn("button-next-page", searchId, number + 1));
  }
  const heading = html(teamLanguage, "find-list", { words });
  return {
    html: joinHtml([heading, ...lines, ...(hasMore ? [] : cut)], "\n"),
    keyboard: turning.length > 0 ? [turning] : [],
  };
}
