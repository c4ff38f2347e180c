import { megabytes } from "../../../handle/backup/failure.ts";
import { say } from "../../../handle/effects/chat.ts";
import { describeFilter, describePeriod } from "../../../handle/report/words.ts";
import { scheduledArrived, scheduledMissed } from "../../../handle/schedule/recipients.ts";
import { describeTimes } from "../../../handle/schedule/words.ts";
import { readSetting } from "../../../handle/settings/settings.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Report } from "../../../report/make.ts";
import { maskSecrets } from "../../../secrets.ts";
import { findAdmins } from "../../../store/people.ts";
import { findSchedule, type Schedule } from "../../../store/schedules.ts";
import { type Html, joinHtml } from "../../../text/html.ts";
import { html, type Language, plain } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { handlingOf, type Sending, type Signal } from "../sending.ts";
import { upload } from "./upload.ts";

/** Whoever waits longer for a report is told that it is being made. */
const patience = 3_000;

/** Sends an admin a report, made for this attempt. Nobody else gets one, whoever asked. */
export async function sendReport(
  sending: Sending,
  { adminId, request, scheduleId }: EffectOf<"send_report">,
  signal: Signal,
): Promise<Outcome> {
  const { reports, clock, store, teamLanguage, timeZone } = sending;
  const answer = (sentence: Html): Outcome => ({
    kind: "done",
    settle: (tx) => say(handlingOf(sending, tx), adminId, sentence),
  });
  if (!findAdmins(store).some(({ id }) => id === adminId)) return { kind: "done" };
  const schedule = scheduleId === undefined ? undefined : findSchedule(store, scheduleId);
  const isWanted = scheduleId === undefined || schedule?.people.some(({ id }) => id === adminId) === true;
  if (!isWanted) return { kind: "done" };
  const now = clock.now();
  const task = {
    request,
    language: teamLanguage,
    timeZone,
    lowRating: readSetting(store, "low_rating"),
    now,
  };
  // Nobody waits for what a schedule sends.
  const stopWaiting =
    schedule === undefined ? clock.after(patience, () => tellOfWork(sending, adminId)) : () => {};
  let report: Report | undefined;
  try {
    report = await reports.make(task, signal as AbortSignal);
  } catch (error) {
    // The process stops. The next one goes on.
    if (signal.aborted) return { kind: "retry", error: "interrupted", isAmbiguous: false };
    const reason = maskSecrets(error instanceof Error ? error.message : String(error));
    return answer(html(teamLanguage, "report-failed", { reason }));
  } finally {
    stopWaiting();
  }
  const kind = plain(teamLanguage, `report-kind-${request.kind}`);
  const period = describePeriod(request.period, now, teamLanguage, timeZone);
  const filter = describeFilter(store, request.filter, teamLanguage);
  if (report === undefined)
    return answer(
      filter === ""
        ? html(teamLanguage, "report-empty", { kind, period })
        : html(teamLanguage, "report-empty-filtered", { kind, period, filter }),
    );
  const { content, fileName } = report;
  const title =
    filter === ""
      ? html(teamLanguage, "report-caption", { kind, period })
      : html(teamLanguage, "report-caption-filtered", { kind, period, filter });
  const caption =
    schedule === undefined ? title : joinHtml([title, renderOrigin(teamLanguage, schedule)], "\n");
  const file = { content, size: content.length, name: fileName, caption };
  return upload(
    sending,
    adminId,
    file,
    {
      onTooLarge: (bytes, isTried) =>
        answer(
          isTried
            ? html(teamLanguage, "report-refused", { size: megabytes(bytes) })
            : html(teamLanguage, "report-too-large"),
        ),
      onArrived: (tx) => schedule && scheduledArrived({ tx }, schedule.id, adminId),
      onUnheard: (tx) => schedule && scheduledMissed(handlingOf(sending, tx), schedule.id, adminId),
    },
    signal,
  );
}

function renderOrigin(language: Language, { id, cron }: Schedule): Html {
  return html(language, "schedule-caption", { number: String(id), when: describeTimes(language, cron) });
}

/** The report takes long. Says so meanwhile. */
function tellOfWork(sending: Sending, adminId: number): void {
  const { store, teamLanguage, resume } = sending;
  try {
    store.transaction((tx) => say(handlingOf(sending, tx), adminId, html(teamLanguage, "report-slow")));
  } catch {
    // The next write notices that the database takes none. The report itself needs this sentence least.
    return;
  }
  resume(new Set([adminId]));
}
