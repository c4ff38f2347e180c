import { type Desk, findDesks } from "../../store/desks/desks.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import type { Handling } from "../handle.ts";
import { isSameName, listNames } from "../names.ts";

export type FoundDesk = { ok: true; desk: Desk } | { ok: false; refusal: "none" | "ambiguous" | "unknown" };

/** The desk with that name, or why there is not just one. */
export function findDeskNamed({ tx }: Handling, name: string): FoundDesk {
  const desks = findDesks(tx);
  const [desk, another] = desks.filter((each) => isSameName(each.name, name));
  if (another !== undefined) return { ok: false, refusal: "ambiguous" };
  if (desk !== undefined) return { ok: true, desk };
  return { ok: false, refusal: desks.length === 0 ? "none" : "unknown" };
}

/** The same, for an admin: which desks there are, or what to do instead. */
export function findDeskForAdmin(
  handling: Handling,
  name: string,
): { ok: true; desk: Desk } | { ok: false; refusal: Html } {
  const { tx, teamLanguage } = handling;
  const found = findDeskNamed(handling, name);
  if (found.ok) return found;
  const written = truncate(name, 64);
  const names = listNames(findDesks(tx).map((each) => each.name));
  const said = {
    none: () => html(teamLanguage, "desks-empty"),
    ambiguous: () => html(teamLanguage, "desks-ambiguous", { name: written }),
    unknown: () => html(teamLanguage, "desks-unknown", { name: written, names }),
  };
  return { ok: false, refusal: said[found.refusal]() };
}
