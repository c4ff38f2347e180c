import { findManager, type Manager } from "../../store/people/managers.ts";
import type { SeenPerson } from "../../store/people/seen.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { findPerson } from "../find-person.ts";
import type { Handling } from "../handle.ts";
import { renderInvitation } from "./invitations.ts";
import { fullNameInList, nameInList } from "./words.ts";

export type Found<T> = ({ ok: true } & T) | { ok: false; refusal: Html };

/**
 * The person whom an admin names.
 * @param how what to say when no person is named
 * @param renderUnseen what to say when the bot has not seen them
 */
export function findNamed(
  handling: Handling,
  written: string,
  how: Html,
  renderUnseen: (who: string) => Html,
): Found<{ person: SeenPerson }> {
  const { tx, teamLanguage } = handling;
  if (written.trim() === "") return { ok: false, refusal: how };
  const found = findPerson(tx, written);
  if (found.ok) return found;
  switch (found.why) {
    case "unreadable": {
      const wrong = html(teamLanguage, "managers-unreadable", { written: truncate(written.trim(), 64) });
      return { ok: false, refusal: joinHtml([wrong, how], "\n") };
    }
    case "unseen":
      return { ok: false, refusal: renderUnseen(found.written) };
    case "several": {
      const lines = found.people
        .slice(0, 10)
        .map((person) =>
          html(teamLanguage, "managers-several-line", { name: nameInList(person), id: String(person.id) }),
        );
      const several = html(teamLanguage, "managers-several", { written: found.written });
      return { ok: false, refusal: joinHtml([several, ...lines], "\n") };
    }
    default:
      return found satisfies never;
  }
}

/** The manager whom an admin names. */
export function findNamedManager(
  handling: Handling,
  written: string,
  how: Html,
): Found<{ manager: Manager }> {
  const { tx, teamLanguage } = handling;
  const found = findNamed(handling, written, how, (who) => html(teamLanguage, "managers-unknown", { who }));
  if (!found.ok) return found;
  const manager = findManager(tx, found.person.id);
  if (manager !== undefined) return { ok: true, manager };
  return {
    ok: false,
    refusal: html(teamLanguage, "managers-unknown", { who: fullNameInList(found.person) }),
  };
}

/** The person whom an admin wants to add. For somebody whom the bot has not seen there is a link. */
export function findNewcomer(
  handling: Handling,
  adminId: number,
  written: string,
): Found<{ person: SeenPerson }> {
  const { teamLanguage } = handling;
  const how = html(teamLanguage, "managers-add-how");
  return findNamed(handling, written, how, (who) =>
    joinHtml([html(teamLanguage, "managers-unseen", { who }), renderInvitation(handling, adminId)], "\n"),
  );
}
