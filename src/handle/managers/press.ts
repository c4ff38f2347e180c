import { findManager, type Manager } from "../../store/people/managers.ts";
import type { Html } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { PressAt } from "../../ticket/buttons.ts";
import { type Answer, done, refused } from "../answer.ts";
import { say } from "../effects/chat.ts";
import type { PressedInPrivate } from "../feature.ts";
import { turnPage } from "../page.ts";
import { askInPrivate } from "../questions.ts";
import { addManager } from "./adding.ts";
import { type Appointment, appoint, demote } from "./admins.ts";
import { renderHandover, renderRemoval, toList } from "./handover-pages.ts";
import { renderInvitation } from "./invitations.ts";
import { renderAdmins, renderManager, renderManagers } from "./pages.ts";
import { takePublicName } from "./public-name.ts";
import { giveAway, type Removal, removeManager } from "./removal.ts";

type Of<Type extends PressAt<"private">["type"]> = Extract<PressAt<"private">, { type: Type }>;

export function listManagers(pressed: PressedInPrivate, { number }: Of<"manager_list">): Answer {
  return turnPage(pressed, renderManagers(pressed.handling, number));
}

export function listAdmins(pressed: PressedInPrivate, { number }: Of<"admin_list">): Answer {
  return turnPage(pressed, renderAdmins(pressed.handling, number));
}

/** The link is a message of its own, to be forwarded. */
export function inviteSomebody({ handling, person }: PressedInPrivate): Answer {
  say(handling, person.id, renderInvitation(handling, person.id));
  return done("");
}

export function openManager(pressed: PressedInPrivate, press: Of<"manager_open">): Answer {
  return withManager(pressed, press, (manager) =>
    turnPage(pressed, renderManager(pressed.handling, manager)),
  );
}

export function addFormer(pressed: PressedInPrivate, press: Of<"manager_add">): Answer {
  return withManager(pressed, press, (manager) => {
    say(pressed.handling, pressed.person.id, addManager(pressed.handling, pressed.person, manager));
    return showPresent(pressed, manager);
  });
}

export function askPublicName(pressed: PressedInPrivate, press: Of<"manager_name">): Answer {
  const { handling, person } = pressed;
  return withManager(pressed, press, (manager) => {
    const matter = { kind: "name_for_press", press } as const;
    const said = html(handling.teamLanguage, "managers-ask-name", { name: manager.firstName });
    askInPrivate(handling, person.id, matter, said);
    return done("");
  });
}

export function takeName(pressed: PressedInPrivate, press: Of<"manager_unname">): Answer {
  return withManager(pressed, press, (manager) => {
    takePublicName(pressed.handling, pressed.person, manager);
    return showPresent(pressed, manager);
  });
}

export function askRemoval(pressed: PressedInPrivate, press: Of<"manager_remove_ask">): Answer {
  const { handling } = pressed;
  return withManager(pressed, press, (manager) =>
    manager.isActive && !manager.isAdmin
      ? turnPage(pressed, renderRemoval(handling, manager, press.number))
      : showChanged(pressed, manager),
  );
}

export function remove(pressed: PressedInPrivate, press: Of<"manager_remove">): Answer {
  const { handling, person } = pressed;
  return withManager(pressed, press, (manager) => {
    const removal = removeManager(handling, person.id, manager, press.targetId);
    return showRemoval(pressed, manager, removal, () => renderRemoval(handling, manager));
  });
}

export function askHandover(pressed: PressedInPrivate, press: Of<"manager_give_ask">): Answer {
  return withManager(pressed, press, (manager) =>
    turnPage(pressed, renderHandover(pressed.handling, manager, press.number)),
  );
}

export function give(pressed: PressedInPrivate, press: Of<"manager_give">): Answer {
  const { handling, person } = pressed;
  return withManager(pressed, press, (manager) => {
    const removal = giveAway(handling, person.id, manager, press.targetId);
    return showRemoval(pressed, manager, removal, () => renderHandover(handling, manager));
  });
}

export function addAdmin(pressed: PressedInPrivate, press: Of<"admin_add">): Answer {
  return withManager(pressed, press, (manager) =>
    manager.isActive
      ? showAppointment(pressed, manager, appoint(pressed.handling, pressed.person.id, manager))
      : showChanged(pressed, manager),
  );
}

export function removeAdmin(pressed: PressedInPrivate, press: Of<"admin_remove">): Answer {
  return withManager(pressed, press, (manager) =>
    showAppointment(pressed, manager, demote(pressed.handling, pressed.person.id, manager)),
  );
}

function withManager(
  { handling: { tx, teamLanguage } }: PressedInPrivate,
  { managerId }: { managerId: number },
  run: (manager: Manager) => Answer,
): Answer {
  const manager = findManager(tx, managerId);
  return manager === undefined ? refused(plain(teamLanguage, "refusal-stale")) : run(manager);
}

/** The page as it is after the change. */
function showPresent(pressed: PressedInPrivate, { id }: Manager): Answer {
  const { handling } = pressed;
  turnPage(pressed, renderManager(handling, findManager(handling.tx, id)!));
  return done(plain(handling.teamLanguage, "toast-done"));
}

/** Somebody else was faster, so the page changes to what is true now. */
function showChanged(pressed: PressedInPrivate, { id }: Manager): Answer {
  const { handling } = pressed;
  turnPage(pressed, renderManager(handling, findManager(handling.tx, id)!));
  return refused(plain(handling.teamLanguage, "refusal-stale"));
}

function showAppointment(pressed: PressedInPrivate, manager: Manager, { ok, said }: Appointment): Answer {
  const { handling, person } = pressed;
  say(handling, person.id, said);
  // Whoever is not an admin any more sees no page of admins.
  if (ok && findManager(handling.tx, person.id)?.isAdmin !== true)
    return turnPage(pressed, { html: said, keyboard: [] });
  turnPage(pressed, renderManager(handling, findManager(handling.tx, manager.id)!));
  return done("");
}

function showRemoval(
  pressed: PressedInPrivate,
  manager: Manager,
  removal: Removal,
  renderAgain: () => { html: Html; keyboard: ReturnType<typeof renderRemoval>["keyboard"] },
): Answer {
  const { handling, person } = pressed;
  if (removal.ok) return turnPage(pressed, { html: removal.said, keyboard: [[toList(handling)]] });
  say(handling, person.id, removal.refusal);
  const present = findManager(handling.tx, manager.id)!;
  const isOpen = present.isActive || present.hasLeft;
  turnPage(pressed, isOpen ? renderAgain() : renderManager(handling, present));
  return done("");
}
