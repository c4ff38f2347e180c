import { findClientOnTelegram } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import type { Role } from "../../ticket/access.ts";
import type { Handling } from "../handle.ts";

export function roleInPrivate({ tx }: Handling, id: number): Role {
  const manager = findManager(tx, id);
  if (manager !== undefined) return !manager.isActive ? "removed" : manager.isAdmin ? "admin" : "manager";
  return findClientOnTelegram(tx, id) === undefined ? "stranger" : "client";
}

/** Whether the person is a client whom the team has blocked. Nobody of the team is. */
export function isShutOut({ tx }: Handling, id: number): boolean {
  return findManager(tx, id)?.isActive !== true && findClientOnTelegram(tx, id)?.isBlocked === true;
}
