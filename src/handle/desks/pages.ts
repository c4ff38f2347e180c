import { type Button, inRows } from "../../ticket/keyboard.ts";
import { type Desk, findDesks } from "../../store/desks/desks.ts";
import { escapeHtml, type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { deskUrl } from "../../ticket/link.ts";
import { findDepartment } from "./choice.ts";
import { mendDeskButtons } from "./add-link.ts";
import { renderLacks } from "./checklist.ts";
import { rescueKeyboard } from "./rescue.ts";
import { noForwards } from "./trouble.ts";
import type { Handling } from "../handle.ts";
import { longestList } from "../names.ts";
import type { Page } from "../page.ts";

/** Telegram takes 4096 characters without tags (docs:sendMessage). Our limit counts tags too. */
const longest = 4_000;

/** All desks with their chat, state and link for clients. */
export function renderDesks(handling: Handling): Page {
  const { tx, teamLanguage } = handling;
  const desks = findDesks(tx);
  if (desks.length === 0) return { html: html(teamLanguage, "desks-empty"), keyboard: [] };
  const taking = findDepartment(handling, null);
  const head =
    taking === undefined
      ? html(teamLanguage, "desks-list-unready")
      : html(teamLanguage, "desks-list", { name: taking.name });
  const render = (described: readonly Html[]) =>
    joinHtml([head, ...described, html(teamLanguage, "desks-list-add")], "\n\n");
  const whole = render(desks.map((desk) => describeDesk(handling, desk)));
  const buttons = desks.map((desk): Button => {
    return { label: truncate(desk.name, 40), press: { type: "desk_open", deskId: desk.id } };
  });
  return {
    html: whole.length <= longest ? whole : render(nameThoseThatFit(handling, desks)),
    keyboard: inRows(buttons, 2),
  };
}

/** As many names as fit into a message. */
function nameThoseThatFit({ teamLanguage }: Handling, desks: readonly Desk[]): Html[] {
  const shown: Html[] = [];
  let length = 0;
  for (const { name } of desks) {
    const line = html(teamLanguage, "desks-name", { name });
    length += line.length + "\n\n".length;
    if (length > longestList) return [...shown, escapeHtml("…")];
    shown.push(line);
  }
  return shown;
}

/** One desk with its buttons. */
export function renderDesk(handling: Handling, desk: Desk): Page {
  const { teamLanguage } = handling;
  const deskId = desk.id;
  const buttons: Button[] = [
    { label: plain(teamLanguage, "button-rename"), press: { type: "desk_rename", deskId } },
  ];
  if (!desk.isDefault) {
    buttons.push({
      label: plain(teamLanguage, "button-desk-default"),
      press: { type: "desk_default", deskId },
    });
  }
  const back: Button = { label: plain(teamLanguage, "button-to-list"), press: { type: "desk_list" } };
  return {
    html: describeDesk(handling, desk),
    keyboard: [...mendDeskButtons(handling, desk), buttons, ...rescueKeyboard(handling, desk), [back]],
  };
}

function describeDesk(handling: Handling, desk: Desk): Html {
  const { teamLanguage, botUsername } = handling;
  const name = desk.isDefault ? "desks-name-default" : "desks-name";
  return joinHtml(
    [
      html(teamLanguage, name, { name: desk.name }),
      html(teamLanguage, "desks-chat", {
        kind: plain(teamLanguage, `desks-kind-${desk.kind}`),
        title: truncate(desk.title, 64),
      }),
      ...renderState(handling, desk),
      html(teamLanguage, "desks-link", { link: deskUrl(botUsername, desk.id) }),
    ],
    "\n",
  );
}

function renderState(handling: Handling, desk: Desk): Html[] {
  const { teamLanguage: language } = handling;
  if (desk.isReady) {
    if (desk.problem === null) return [html(language, "desks-ready")];
    return desk.problem === noForwards
      ? [html(language, "desks-trouble-forwards")]
      : [html(language, "desks-trouble", { error: truncate(desk.problem, 200) })];
  }
  // What it lacked before can only be given to a bot that is there.
  if (desk.lostAt !== null) return [html(language, "places-desk-lost")];
  return [
    html(language, "desks-unready"),
    ...(desk.lacks.length === 0 ? [] : [renderLacks(handling, desk.lacks)]),
  ];
}
