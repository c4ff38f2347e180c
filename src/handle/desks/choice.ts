import { type Desk, findDesks } from "../../store/desks.ts";
import { departmentOf } from "../../ticket/desk-choice.ts";
import type { Handling } from "../handle.ts";

/** The desk that a ticket goes to when its subject or its link names `wanted`, or nothing; undefined while none is ready. */
export function findDepartment({ tx }: Handling, wanted: number | null): Desk | undefined {
  return departmentOf(findDesks(tx), wanted);
}
