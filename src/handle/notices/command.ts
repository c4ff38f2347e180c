import { dropNotices, findChoices, postponeNotices, saveChoices } from "../../store/people/notices.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { isOff, isQuiet, readNews, readSwitch } from "../../text/typed.ts";
import type { NewsChoice } from "../../ticket/press.ts";
import { readSpan, tidy } from "../../worktime/read-hours.ts";
import type { Answer } from "../answer.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { showPage, turnPage } from "../page.ts";
import { quietUntil } from "./choices.ts";
import { renderChoices } from "./page.ts";

/** `/notify`: what the person is told of in private; `/notify new on`, `/notify quiet 22-8`, `/notify off`. */
export function notifyAsked({ handling, author, rest }: GivenInPrivate): void {
  if (rest === "") return showPage(handling, author.id, renderChoices(handling, author.id));
  const wrong = change(handling, author.id, rest);
  if (wrong !== undefined) return say(handling, author.id, wrong);
  showPage(handling, author.id, renderChoices(handling, author.id));
}

export function setByButton(pressed: PressedInPrivate, news: NewsChoice, isOn: boolean): Answer {
  const { handling, person } = pressed;
  choose(handling, person.id, news, isOn);
  return turnPage(pressed, renderChoices(handling, person.id));
}

export function endQuiet(pressed: PressedInPrivate): Answer {
  const { handling, person } = pressed;
  saveQuiet(handling, person.id, null);
  return turnPage(pressed, renderChoices(handling, person.id));
}

/** Does what the words say. Returns why it did nothing. */
function change(handling: Handling, personId: number, words: string): Html | undefined {
  const { teamLanguage } = handling;
  const refuse = (id: "notify-wrong-word" | "notify-wrong-value", word: string) =>
    joinHtml([html(teamLanguage, id, { word: truncate(word, 64) }), html(teamLanguage, "notify-how")], "\n");
  const [word = "", ...values] = words.toLowerCase().split(/\s+/);
  const value = values.join(" ");
  if (isQuiet(word)) return changeQuiet(handling, personId, value);
  const all = value === "" ? readSwitch(word) : undefined;
  if (all !== undefined) return choose(handling, personId, "all", all === "on");
  const news = readNews(word);
  if (news === undefined) return refuse("notify-wrong-word", word);
  const isOn = readSwitch(value);
  if (isOn === undefined) return refuse("notify-wrong-value", value === "" ? word : value);
  return choose(handling, personId, news, isOn === "on");
}

function changeQuiet(handling: Handling, personId: number, value: string): Html | undefined {
  const { teamLanguage } = handling;
  if (isOff(value)) return saveQuiet(handling, personId, null);
  const span = readSpan(tidy(value));
  if (span === undefined || "ok" in span) {
    const word = truncate(value, 64);
    return html(teamLanguage, value === "" ? "notify-quiet-how" : "notify-wrong-quiet", { word });
  }
  return saveQuiet(handling, personId, span);
}

/** Whoever turns something on wants to hear again. */
function choose({ tx }: Handling, personId: number, news: NewsChoice, isOn: boolean): undefined {
  if (news !== "all") saveChoices(tx, personId, { [news]: isOn, ...(isOn && { isOff: false }) });
  else {
    saveChoices(tx, personId, { isOff: !isOn });
    if (!isOn) dropNotices(tx, personId);
  }
}

function saveQuiet(
  handling: Handling,
  personId: number,
  span: { from: number; to: number } | null,
): undefined {
  const { tx, now } = handling;
  saveChoices(tx, personId, { quiet: span });
  postponeNotices(tx, personId, quietUntil(handling, findChoices(tx, personId)) ?? now);
}
