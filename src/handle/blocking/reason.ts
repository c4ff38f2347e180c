import { truncate } from "../../text/html.ts";

/** The reason as it is stored, in one line. Null without one. */
export function readReason(written: string): string | null {
  const reason = written.replaceAll(/\s+/g, " ").trim();
  return reason === "" ? null : truncate(reason, longest);
}

const longest = 200;
