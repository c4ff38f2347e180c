import { createHash, timingSafeEqual } from "node:crypto";
import type { Transaction } from "../../store/database.ts";
import { deleteMemory, findMemory, saveMemory } from "../../store/memory.ts";
import {
  appointAdmin,
  dismissAdmin,
  enrolManager,
  findAdmins,
  findConfiguredAdmins,
  saveConfigured,
} from "../../store/people/managers.ts";
import { html } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { addToGroupButton } from "../desks/add-link.ts";
import { recordInAudit } from "../audit/record.ts";
import { publishMenu, say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { greetAdmin } from "../client/greeting.ts";
import { liftBlock } from "../managers/block.ts";
import { seenInPrivate } from "../managers/enrolment.ts";
import { languageOfPerson } from "../private/language.ts";
import { isShutOut, roleInPrivate } from "../private/role.ts";

/**
 * Makes everyone in `adminIds` an admin, and dismisses configured admins who are no longer there. If no admin is left, stores
 * `code` for the first owner and returns true: the caller prints the link. Earlier codes become invalid.
 */
export function prepareAdmins(
  tx: Transaction,
  adminIds: readonly number[],
  code: string,
  now: number,
): boolean {
  const handling = { tx, now };
  const before = new Set(findAdmins(tx).map(({ id }) => id));
  for (const id of adminIds) {
    appointAdmin(tx, id, null, "config", now);
    if (before.has(id)) continue;
    recordInAudit(handling, { kind: "server" }, { what: "admin_appointed", personId: id });
    publishMenu(handling, id);
  }
  saveConfigured(tx, adminIds);
  for (const { id } of findConfiguredAdmins(tx)) {
    if (adminIds.includes(id)) continue;
    dismissAdmin(tx, id);
    recordInAudit(handling, { kind: "server" }, { what: "admin_dismissed", personId: id });
    publishMenu(handling, id);
  }
  const isUnclaimed = findAdmins(tx).length === 0;
  if (isUnclaimed) saveMemory(tx, "owner_claim_code", code);
  else deleteMemory(tx, "owner_claim_code");
  return isUnclaimed;
}

/** A person opened the bot with a claim code. The right one makes them the owner, once. */
export function ownerClaimed(handling: Handling, author: Person, code: string): void {
  const { tx, now } = handling;
  const language = languageOfPerson(handling, author);
  const expected = findMemory(tx, "owner_claim_code");
  if (expected === undefined || !sameSecret(code, expected)) {
    if (isShutOut(handling, author.id)) return;
    // An owner may press the link twice.
    if (roleInPrivate(handling, author.id) === "admin") return greetAdmin(handling, author.id, language);
    return say(handling, author.id, html(language, "owner-code-stale"));
  }
  deleteMemory(tx, "owner_claim_code");
  appointAdmin(tx, author.id, author, "claim", now);
  enrolManager(tx, author, now);
  seenInPrivate(handling, author);
  recordInAudit(handling, author, { what: "owner_claimed" });
  liftBlock(handling, author.id, { kind: "server" });
  publishMenu(handling, author.id);
  say(handling, author.id, html(language, "owner-claimed"), {
    keyboard: [[addToGroupButton(handling)]],
  });
}

/** Compares in constant time, whatever the lengths. */
function sameSecret(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
