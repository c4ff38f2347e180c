import { InputFile } from "grammy";
import { describeFilter, describePeriod } from "../../../handle/report/words.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findAdmins } from "../../../store/people.ts";
import { html, plain } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { formatting, unheard } from "../saying.ts";
import { attempt, type Sending, type Signal, whenUnexpected } from "../sending.ts";
import { answer, makeFor } from "./making.ts";

/** Bots send files up to 50 MB (docs: sending files). */
const largestUpload = 50 * 1024 * 1024;

/** Sends an admin a report, made for this attempt. Nobody else gets one, whoever asked. */
export async function sendReport(
  sending: Sending,
  { adminId, request }: EffectOf<"send_report">,
  signal: Signal,
): Promise<Outcome> {
  const { reports, store, teamLanguage, timeZone, uploads } = sending;
  if (!findAdmins(store).some(({ id }) => id === adminId)) return { kind: "done" };
  const result = await makeFor(
    sending,
    adminId,
    "/report",
    (circumstances, stop) => reports.make({ request, ...circumstances }, stop),
    signal,
  );
  if (!result.ok) return result.outcome;
  const kind = plain(teamLanguage, `report-kind-${request.kind}`);
  const period = describePeriod(request.period, result.now, teamLanguage, timeZone);
  const filter = describeFilter(store, request.filter, teamLanguage);
  if (result.made === undefined)
    return answer(
      sending,
      adminId,
      filter === ""
        ? html(teamLanguage, "report-empty", { kind, period })
        : html(teamLanguage, "report-empty-filtered", { kind, period, filter }),
    );
  const { content, fileName } = result.made;
  if (content.length > largestUpload) return answer(sending, adminId, html(teamLanguage, "report-too-large"));
  const caption =
    filter === ""
      ? html(teamLanguage, "report-caption", { kind, period })
      : html(teamLanguage, "report-caption-filtered", { kind, period, filter });
  return attempt(
    () => {
      const file = new InputFile(content, fileName);
      return uploads.sendDocument(adminId, file, { caption, parse_mode: formatting.parse_mode }, signal);
    },
    () => ({ kind: "done" }) satisfies Outcome,
    (failure) => (unheard.has(failure.kind) ? { kind: "done" } : whenUnexpected(failure)),
  );
}
