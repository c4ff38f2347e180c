import type { StoreDetails } from "../failure.ts";

/** Why a copy is not restored. Nothing was changed. */
export type RestoreProblem =
  | { kind: "absent"; file: string }
  /** It ends too early. */
  | { kind: "truncated"; file: string }
  /** It is no database, or one of another program. */
  | { kind: "foreign"; file: string }
  | { kind: "damaged"; file: string; error: string }
  | { kind: "newer"; file: string; versions: StoreDetails }
  /** The bot uses the data. */
  | { kind: "running"; folder: string }
  /** In bytes. */
  | { kind: "no-room"; needed: number; free: number };

export class RestoreError extends Error {
  readonly problem: RestoreProblem;

  constructor(problem: RestoreProblem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}
