import { isInsideSomewhere } from "../../store/people/desk-people.ts";
import { findManager } from "../../store/people/managers.ts";
import type { SeenPerson } from "../../store/people/seen.ts";
import { type Html, joinHtml, link } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { fullName, type Person } from "../../ticket/message.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { liftBlock } from "./block.ts";
import { enrol } from "./enrolment.ts";
import { renderWelcome } from "./invitations.ts";
import { fullNameInList, listGroups } from "./words.ts";

/** An admin makes the person a manager, also one who was removed. */
export function addManager(handling: Handling, admin: Person, person: SeenPerson): Html {
  const { tx, teamLanguage } = handling;
  const who = fullNameInList(person);
  if (findManager(tx, person.id)?.isActive === true)
    return html(teamLanguage, "managers-added-already", { who });
  enrol(handling, { ...person, languageCode: null });
  recordInAudit(handling, admin, { what: "manager_added", personId: person.id });
  const lifted = liftBlock(handling, person.id, { kind: "manager", id: admin.id });
  const adminHtml = link(`tg://user?id=${admin.id}`, fullName(admin));
  if (findManager(tx, person.id)?.openedAt != null)
    say(handling, person.id, renderWelcome(handling, person, teamLanguage, adminHtml));
  const groups = listGroups(handling);
  const said =
    isInsideSomewhere(tx, person.id) || groups === ""
      ? html(teamLanguage, "managers-added", { who })
      : html(teamLanguage, "managers-added-outside", { who, groups });
  return joinHtml([said, ...lifted], "\n");
}
