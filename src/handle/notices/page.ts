import { findChoices } from "../../store/people/notices.ts";
import { joinHtml } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { Button } from "../../ticket/keyboard.ts";
import { noticeChoices } from "../../ticket/notice.ts";
import type { Handling } from "../handle.ts";
import { describeSpans } from "../hours/words.ts";
import type { Page } from "../page.ts";
import { readSetting } from "../settings/settings.ts";
import { findShiftOf } from "../shifts/shifts.ts";
import { wants } from "./choices.ts";

/** What the person is told of, with a button for each choice. */
export function renderChoices(handling: Handling, personId: number): Page {
  const { tx, teamLanguage } = handling;
  const { isOff, quiet } = findChoices(tx, personId);
  const all = (isOn: boolean): Button => {
    const label = plain(teamLanguage, isOn ? "button-notify-on" : "button-notify-off");
    return { label, press: { type: "notify_set", news: "all", yes: isOn ? 1 : 0 } };
  };
  if (isOff) return { html: html(teamLanguage, "notify-off"), keyboard: [[all(true)]] };
  const choices = noticeChoices.map((news): Button[] => {
    const isOn = wants(handling, personId, news);
    const label = plain(teamLanguage, `button-notify-${news}`, { mark: isOn ? "✅" : "☐" });
    return [{ label, press: { type: "notify_set", news, yes: isOn ? 0 : 1 } }];
  });
  const loud: Button = { label: plain(teamLanguage, "button-notify-loud"), press: { type: "notify_loud" } };
  const isOffShift = readSetting(tx, "shifts") && findShiftOf(tx, personId) === undefined;
  const lines = [
    html(teamLanguage, "notify-list"),
    quiet === null
      ? html(teamLanguage, "notify-quiet-none")
      : html(teamLanguage, "notify-quiet", { hours: describeSpans([quiet]) }),
    ...(isOffShift ? [html(teamLanguage, "shifts-no-notices")] : []),
  ];
  return {
    html: joinHtml(lines, "\n"),
    keyboard: [...choices, ...(quiet === null ? [] : [[loud]]), [all(false)]],
  };
}
