import { describeFilter, describePeriod } from "../../../handle/report/words.ts";
import { readSetting } from "../../../handle/settings/settings.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findAdmins } from "../../../store/people.ts";
import { html, plain } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import type { Sending, Signal } from "../sending.ts";
import { sendMade } from "./made-file.ts";

/** Sends an admin a report, made for this attempt. Nobody else gets one, whoever asked. */
export async function sendReport(
  sending: Sending,
  { adminId, request }: EffectOf<"send_report">,
  signal: Signal,
): Promise<Outcome> {
  const { reports, clock, store, teamLanguage, timeZone } = sending;
  if (!findAdmins(store).some(({ id }) => id === adminId)) return { kind: "done" };
  const now = clock.now();
  const lowRating = readSetting(store, "low_rating");
  const kind = plain(teamLanguage, `report-kind-${request.kind}`);
  const period = describePeriod(request.period, now, teamLanguage, timeZone);
  const filter = describeFilter(store, request.filter, teamLanguage);
  return sendMade(
    sending,
    adminId,
    {
      make: (abort) => reports.make({ request, language: teamLanguage, timeZone, lowRating, now }, abort),
      present(report) {
        if (report === undefined)
          return filter === ""
            ? html(teamLanguage, "report-empty", { kind, period })
            : html(teamLanguage, "report-empty-filtered", { kind, period, filter });
        const caption =
          filter === ""
            ? html(teamLanguage, "report-caption", { kind, period })
            : html(teamLanguage, "report-caption-filtered", { kind, period, filter });
        return { ...report, caption };
      },
      slow: html(teamLanguage, "report-slow"),
      tooLarge: html(teamLanguage, "report-too-large"),
      failed: (reason) => html(teamLanguage, "report-failed", { reason }),
    },
    signal,
  );
}
