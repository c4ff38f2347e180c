import { html } from "../../text/text.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import { sendStats } from "../effects/files.ts";
import type { GivenInPrivate } from "../feature.ts";
import { readStatsRequest } from "../report/read-request.ts";

/** `/stats` sends pictures of this month, `/stats last-week desk=Storage` those of another period or of a part. */
export function statsAsked({ handling, author, rest }: GivenInPrivate): void {
  const read = readStatsRequest(handling, rest);
  if (!read.ok) return say(handling, author.id, read.refusal);
  const { period } = read.request;
  if (!sendStats(handling, author.id, read.request))
    return say(handling, author.id, html(handling.teamLanguage, "report-under-way"));
  const days = { from: period.first, to: period.last };
  recordInAudit(handling, author, { what: "report_asked", kind: "stats", days });
}
