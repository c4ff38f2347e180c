import { isLaneBusy } from "../../store/deliveries/traffic.ts";
import { findAdmins } from "../../store/people/managers.ts";
import type { ReportRequest, ScheduledKind, StatsRequest, TranscriptRequest } from "../../report/request.ts";
import type { Effect } from "../../ticket/effect.ts";
import type { Handling } from "../handle.ts";
import { add } from "./adding.ts";

/** Sends an admin a copy of the database. False when one is on its way to them already. */
export function sendBackup(handling: Handling, adminId: number): boolean {
  const lane = `backup:${adminId}`;
  if (isLaneBusy(handling.tx, lane)) return false;
  add(handling, {
    lane,
    chatId: adminId,
    weight: "message",
    effect: { kind: "send_backup", adminId, askedAt: handling.now },
  });
  return true;
}

/** Sends an admin a report. False when one, or pictures, are on their way to them already. */
export function sendReport(handling: Handling, adminId: number, request: ReportRequest): boolean {
  return addUnlessBusy(handling, adminId, { kind: "send_report", adminId, request });
}

/** Sends an admin pictures of a period. False when some, or a report, are on their way to them already. */
export function sendStats(handling: Handling, adminId: number, request: StatsRequest): boolean {
  return addUnlessBusy(handling, adminId, { kind: "send_stats", adminId, request });
}

/** Sends an admin one more report, after those that are on their way. */
export function addReport(handling: Handling, adminId: number, request: ReportRequest): void {
  addFile(handling, adminId, { kind: "send_report", adminId, request });
}

/** The same by a schedule, after those that are on their way. One that still waits for its turn is replaced. */
export function sendScheduled(
  handling: Handling,
  adminId: number,
  kind: ScheduledKind,
  request: StatsRequest,
  scheduleId: number,
): void {
  const effect: Effect =
    kind === "stats"
      ? { kind: "send_stats", adminId, request, scheduleId }
      : { kind: "send_report", adminId, request: { kind, ...request }, scheduleId };
  addFile(handling, adminId, effect, { mergeKey: `schedule:${scheduleId}:${adminId}`, replaces: true });
}

/** Sends somebody of the team the conversation of a ticket. False when a file is on its way to them already. */
export function sendTranscript(handling: Handling, personId: number, transcript: TranscriptRequest): boolean {
  return addUnlessBusy(handling, personId, { kind: "send_transcript", personId, transcript });
}

/** Sends somebody of the team all canned replies. False when a file is on its way to them already. */
export function sendTemplates(handling: Handling, personId: number): boolean {
  return addUnlessBusy(handling, personId, { kind: "send_templates", personId });
}

/** Takes the canned replies in a file that somebody of the team sent, one file after the other. */
export function importTemplates(handling: Handling, personId: number, fileId: string): void {
  add(handling, {
    lane: `import:${personId}`,
    chatId: personId,
    weight: "message",
    effect: { kind: "import_templates", personId, fileId },
  });
}

/** Sends every admin the whole conversation of a ticket that got a low rating, after whatever file they wait for. */
export function sendTranscriptToAdmins(handling: Handling, ticketId: number): void {
  for (const { id: personId } of findAdmins(handling.tx)) {
    const transcript = { ticketId, isForClient: false };
    const effect: Effect = { kind: "send_transcript", personId, transcript, isUnasked: true };
    addFile(handling, personId, effect, { mergeKey: `transcript:${personId}:${ticketId}` });
  }
}

/** False when a file is on its way to the person already. */
function addUnlessBusy(handling: Handling, personId: number, effect: Effect): boolean {
  if (isLaneBusy(handling.tx, laneOf(personId))) return false;
  addFile(handling, personId, effect);
  return true;
}

function addFile(
  handling: Handling,
  personId: number,
  effect: Effect,
  merging: { mergeKey?: string; replaces?: boolean } = {},
): void {
  add(handling, { lane: laneOf(personId), chatId: personId, weight: "message", effect, ...merging });
}

/** The files of a person go one after the other. */
function laneOf(personId: number): string {
  return `file:${personId}`;
}
