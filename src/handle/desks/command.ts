import { type Desk, findDesks, saveDefaultDesk } from "../../store/desks.ts";
import { type Html, truncate } from "../../text/html.ts";
import type { TextId } from "../../text/ids.generated.ts";
import { html } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { renderDesks } from "./pages.ts";
import { renameDesk } from "./name.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { isSameName, listNames, readName, readNames } from "../names.ts";
import { showPage } from "../page.ts";

/** `/desks` lists them; `/desks rename NAME = NEW` and `/desks default NAME` change one. */
export function desksAsked(handling: Handling, admin: Person, written: string): void {
  const [, word = "", rest = ""] = /^\s*(\S+)\s*([\s\S]*)$/.exec(written) ?? [];
  if (word === "") return showPage(handling, admin.id, renderDesks(handling));
  say(handling, admin.id, command(handling, word.toLowerCase(), rest));
}

/** The desk with that name, or why there is not just one. */
export function findDeskByName(handling: Handling, name: string): Desk | { refusal: Html } {
  const { tx, teamLanguage } = handling;
  const desks = findDesks(tx);
  const [desk, another] = desks.filter((each) => isSameName(each.name, name));
  if (another !== undefined)
    return { refusal: html(teamLanguage, "desks-ambiguous", { name: truncate(name, 64) }) };
  if (desk !== undefined) return desk;
  const names = listNames(desks.map((each) => each.name));
  return {
    refusal:
      desks.length === 0
        ? html(teamLanguage, "desks-empty")
        : html(teamLanguage, "desks-unknown", { name: truncate(name, 64), names }),
  };
}

/** Lets new tickets go to the desk, if it can take them; returns which of the texts says what came of it. */
export function makeDefault({ tx }: Handling, desk: Desk): { isRefusal: boolean; id: DefaultTextId } {
  if (desk.isDefault) return { isRefusal: true, id: "desks-default-already" };
  if (!desk.isReady) return { isRefusal: true, id: "desks-default-unready" };
  saveDefaultDesk(tx, desk.id);
  return { isRefusal: false, id: "desks-default-set" };
}

type DefaultTextId = Extract<TextId, `desks-default-${string}`>;

function command(handling: Handling, word: string, rest: string): Html {
  const { teamLanguage } = handling;
  if (word === "rename") {
    const names = readNames(rest);
    if (names === undefined) return html(teamLanguage, "desks-rename-how");
    const desk = findDeskByName(handling, names[0]);
    return "refusal" in desk ? desk.refusal : renameDesk(handling, desk, names[1]);
  }
  if (word !== "default" || rest.trim() === "") return html(teamLanguage, "desks-how");
  const desk = findDeskByName(handling, readName(rest));
  if ("refusal" in desk) return desk.refusal;
  return html(teamLanguage, makeDefault(handling, desk).id, { name: desk.name });
}
