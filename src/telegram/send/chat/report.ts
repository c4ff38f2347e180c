import { InputFile } from "grammy";
import { addReport, say } from "../../../handle/effects/chat.ts";
import { describeFilter, describePeriod } from "../../../handle/report/words.ts";
import { readSetting } from "../../../handle/settings/settings.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Report } from "../../../report/make.ts";
import { nameOfPeriod, splitPeriod } from "../../../report/period.ts";
import { maskSecrets } from "../../../secrets.ts";
import { findAdmins } from "../../../store/people.ts";
import type { Html } from "../../../text/html.ts";
import { html, plain } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { formatting, unheard } from "../saying.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** Bots send files up to 50 MB (docs: sending files). */
const largestUpload = 50 * 1024 * 1024;

/** Whoever waits longer for a report is told that it is being made. */
const patience = 3_000;

/** Sends an admin a report, made for this attempt. Nobody else gets one, whoever asked. */
export async function sendReport(
  sending: Sending,
  { adminId, request }: EffectOf<"send_report">,
  signal: Signal,
): Promise<Outcome> {
  const { reports, clock, store, teamLanguage, timeZone, uploads } = sending;
  const answer = (sentence: Html): Outcome => ({
    kind: "done",
    settle: (tx) => say(handlingOf(sending, tx), adminId, sentence),
  });
  if (!findAdmins(store).some(({ id }) => id === adminId)) return { kind: "done" };
  const now = clock.now();
  const task = {
    request,
    language: teamLanguage,
    timeZone,
    lowRating: readSetting(store, "low_rating"),
    now,
  };
  const stopWaiting = clock.after(patience, () => tellOfWork(sending, adminId));
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
  if (content.length > largestUpload) {
    const parts = splitPeriod(request.period, now, timeZone);
    if (parts.length === 1) return answer(html(teamLanguage, "report-too-large", { period }));
    const names = parts.map(nameOfPeriod).join(", ");
    return {
      kind: "done",
      settle(tx) {
        const handling = handlingOf(sending, tx);
        say(handling, adminId, html(teamLanguage, "report-split", { parts: names }));
        for (const part of parts) addReport(handling, adminId, { ...request, period: part });
      },
    };
  }
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
    (failure) => {
      if (unheard.has(failure.kind)) return { kind: "done" };
      if (failure.kind === "flood" || failure.kind === "unavailable") return whenUnexpected(failure);
      return answer(html(teamLanguage, "report-refused", { reason: failure.error }));
    },
  );
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
