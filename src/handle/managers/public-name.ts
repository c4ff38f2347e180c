import { type Manager, saveManager } from "../../store/people.ts";
import type { Html } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import type { Handling } from "../handle.ts";
import { isFit, readName } from "../names.ts";
import { fullNameInList, withoutDirections } from "./words.ts";

/** Sets the name that clients read. */
export function setPublicName(
  { tx, teamLanguage }: Handling,
  manager: Manager,
  written: string,
): { ok: boolean; said: Html } {
  const name = withoutDirections(readName(written));
  if (!isFit(name)) return { ok: false, said: html(teamLanguage, "managers-name-wrong") };
  saveManager(tx, manager.id, { publicName: name });
  return { ok: true, said: html(teamLanguage, "managers-named", { who: fullNameInList(manager), name }) };
}

/** Clients read the first name again. */
export function takePublicName({ tx, teamLanguage }: Handling, manager: Manager): Html {
  const who = fullNameInList(manager);
  const name = manager.firstName;
  if (manager.publicName === null) return html(teamLanguage, "managers-unnamed-already", { who, name });
  saveManager(tx, manager.id, { publicName: null });
  return html(teamLanguage, "managers-unnamed", { who, name });
}
