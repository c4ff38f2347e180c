import { type Desk, findDesks } from "../../store/desks/desks.ts";
import { chooseDesk } from "../../ticket/desk-choice.ts";
import type { Handling } from "../handle.ts";

/** The desk for a ticket whose subject or link names `wanted`, or nothing. Undefined while no desk is ready. */
export function findDepartment({ tx }: Handling, wanted: number | null): Desk | undefined {
  return chooseDesk(findDesks(tx), wanted);
}
