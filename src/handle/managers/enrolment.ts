import {
  enrolManager,
  findManager,
  type Manager,
  saveManager,
  saveWritesAsClient,
} from "../../store/people/managers.ts";
import { html } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { publishMenu, say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { findOwnClient, hasChatAsClient } from "../private/own-chat.ts";
import { readSetting } from "../settings/settings.ts";
import { end } from "../shifts/shifts.ts";

/**
 * Whether acting in a desk's group, or being in it, makes the person a manager or leaves them one. Whom an admin removed,
 * and whom the team has blocked as a client, comes in only by an admin's word or an invitation.
 */
export function mayJoin(handling: Handling, personId: number): boolean {
  const { tx } = handling;
  const known = findManager(tx, personId);
  if (known?.isActive === true) return true;
  const isFree = known === undefined || known.hasLeft;
  if (!isFree || readSetting(tx, "access") !== "members") return false;
  return findOwnClient(handling, personId)?.isBlocked !== true;
}

/** Makes the person a manager, or updates the name of one. */
export function enrol(handling: Handling, person: Person): void {
  const { tx, now } = handling;
  const before = findManager(tx, person.id);
  enrolManager(tx, person, now);
  if (before?.isActive === true) return;
  // A client has a chat with the bot already.
  const openedAt = before?.openedAt ?? (hasChatAsClient(handling, person.id) ? now : null);
  if (before === undefined && openedAt === null) return;
  saveManager(tx, person.id, { isActive: true, hasLeft: false, openedAt });
  // While they were a client, links and commands have said that they write as one.
  saveWritesAsClient(tx, person.id, false);
  if (openedAt !== null) publishMenu(handling, person.id);
}

/** Telegram says that the person is in a desk's group. */
export function joined(handling: Handling, person: Person): void {
  if (mayJoin(handling, person.id)) enrol(handling, person);
}

/** Takes all rights from the manager. In private they are a client from now on, and are told so. */
export function dismiss(handling: Handling, { id, openedAt }: Manager, hasLeft: boolean): void {
  const { tx, teamLanguage } = handling;
  end(handling, id);
  saveManager(tx, id, { isActive: false, hasLeft });
  saveWritesAsClient(tx, id, false);
  if (openedAt === null) return;
  publishMenu(handling, id);
  say(handling, id, html(teamLanguage, "managers-dismissed-you"));
}

/** A person of the team writes or presses in private: the bot can write to them from now on. */
export function seenInPrivate(handling: Handling, person: Person): void {
  const { tx, now } = handling;
  const known = findManager(tx, person.id);
  if (known === undefined) return;
  enrolManager(tx, person, now);
  if (known.openedAt !== null) return;
  saveManager(tx, person.id, { openedAt: now });
  if (known.isActive) publishMenu(handling, person.id);
}

/** A person of the team has stopped the bot. */
export function stoppedInPrivate({ tx }: Handling, personId: number): void {
  if (findManager(tx, personId) !== undefined) saveManager(tx, personId, { openedAt: null });
}
