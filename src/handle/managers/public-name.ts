import { type Manager, saveManager } from "../../store/people/managers.ts";
import type { Html } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { withoutDirections } from "../../ticket/message.ts";
import { recordInAudit } from "../audit/record.ts";
import type { Handling } from "../handle.ts";
import { isFit, readName } from "../names.ts";
import { fullNameInList } from "./words.ts";

/** Sets the name that clients read. */
export function setPublicName(
  handling: Handling,
  admin: { id: number },
  manager: Manager,
  written: string,
): Html {
  const { tx, teamLanguage } = handling;
  const name = withoutDirections(readName(written));
  if (!isFit(name)) return html(teamLanguage, "managers-name-wrong");
  saveManager(tx, manager.id, { publicName: name });
  record(handling, admin, manager, name);
  return html(teamLanguage, "managers-named", { who: fullNameInList(manager), name });
}

/** Clients read the first name again. */
export function takePublicName(handling: Handling, admin: { id: number }, manager: Manager): Html {
  const { tx, teamLanguage } = handling;
  const who = fullNameInList(manager);
  const name = manager.firstName;
  if (manager.publicName === null) return html(teamLanguage, "managers-unnamed-already", { who, name });
  saveManager(tx, manager.id, { publicName: null });
  record(handling, admin, manager, null);
  return html(teamLanguage, "managers-unnamed", { who, name });
}

function record(handling: Handling, admin: { id: number }, manager: Manager, to: string | null): void {
  const { id, publicName: from } = manager;
  recordInAudit(handling, admin, { what: "manager_named", personId: id, from, to });
}
