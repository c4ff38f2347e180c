import { findOpenTicketsOf } from "../../store/tickets/tickets.ts";
import { html } from "../../text/text.ts";
import { isDash, readVerb } from "../../text/typed.ts";
import { sayNothingAfter } from "../private/nothing-after.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import type { Person } from "../../ticket/message.ts";
import { showPage } from "../page.ts";
import { addManager } from "./adding.ts";
import { nobody, renderRemoval } from "./handover-pages.ts";
import { renderInvitation } from "./invitations.ts";
import { renderManagers } from "./pages.ts";
import { findNamedManager, findNewcomer } from "./people.ts";
import { setPublicName, takePublicName } from "./public-name.ts";
import { removeManager } from "./removal.ts";
import { fullNameInList } from "./words.ts";

/** `/managers` lists the managers. With a word after it, it changes who they are. */
export function managersAsked({ handling, author, rest }: GivenInPrivate): void {
  const [, word = "", written = ""] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  const { teamLanguage } = handling;
  if (word === "") return showPage(handling, author.id, renderManagers(handling));
  switch (readVerb(word)) {
    case "invite":
      if (written !== "") return sayNothingAfter(handling, author.id, `/managers ${word}`);
      return say(handling, author.id, renderInvitation(handling, author.id));
    case "add":
      return add(handling, author, written);
    case "remove":
      return remove(handling, author, written);
    case "name":
      return name(handling, author, written);
    default:
      return say(handling, author.id, html(teamLanguage, "managers-how"));
  }
}

function add(handling: Handling, admin: Person, written: string): void {
  const found = findNewcomer(handling, admin.id, written);
  say(handling, admin.id, found.ok ? addManager(handling, admin, found.person) : found.refusal);
}

/** Asks first who gets the open tickets, if there are any. */
function remove(handling: Handling, admin: Person, written: string): void {
  const { tx, teamLanguage } = handling;
  const found = findNamedManager(handling, written, html(teamLanguage, "managers-remove-how"));
  if (!found.ok) return say(handling, admin.id, found.refusal);
  const { manager } = found;
  const isAsked =
    (manager.isActive || manager.hasLeft) && !manager.isAdmin && findOpenTicketsOf(tx, manager.id).length > 0;
  if (isAsked) return showPage(handling, admin.id, renderRemoval(handling, manager));
  const removal = removeManager(handling, admin.id, manager, nobody);
  say(handling, admin.id, removal.ok ? removal.said : removal.refusal);
}

function name(handling: Handling, admin: Person, written: string): void {
  const { teamLanguage } = handling;
  const how = html(teamLanguage, "managers-name-how");
  const [, who = "", shown = ""] = /^([^=]*?)\s*(?:=|->|→)\s*([\s\S]*)$/.exec(written) ?? [];
  if (shown.trim() === "") return say(handling, admin.id, how);
  const found = findNamedManager(handling, who, how);
  if (!found.ok) return say(handling, admin.id, found.refusal);
  const { manager } = found;
  if (!manager.isActive) {
    const former = html(teamLanguage, "managers-removed-already", { who: fullNameInList(manager) });
    return say(handling, admin.id, former);
  }
  const said = isDash(shown)
    ? takePublicName(handling, admin, manager)
    : setPublicName(handling, admin, manager, shown);
  say(handling, admin.id, said);
}
