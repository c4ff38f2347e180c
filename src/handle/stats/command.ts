import { html } from "../../text/text.ts";
import { say, sendStats } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import { readStatsRequest } from "../report/read-request.ts";

/** `/stats` sends pictures of this month, `/stats last-week desk=Storage` those of another period or of a part. */
export function statsAsked({ handling, author, rest }: GivenInPrivate): void {
  const read = readStatsRequest(handling, rest);
  if (!read.ok) return say(handling, author.id, read.refusal);
  if (!sendStats(handling, author.id, read.request))
    say(handling, author.id, html(handling.teamLanguage, "report-under-way"));
}
