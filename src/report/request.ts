import type { Period } from "./period/period.ts";

export const reportKinds = ["tickets", "staff", "summary"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What may be sent by a schedule. */
export const scheduledKinds = [...reportKinds, "stats"] as const;
export type ScheduledKind = (typeof scheduledKinds)[number];

/** What an admin asked for. */
export interface ReportRequest {
  kind: ReportKind;
  period: Period;
  filter: ReportFilter;
}

/** Pictures of a period. */
export type StatsRequest = Omit<ReportRequest, "kind">;

/** Only tickets at this desk, with this subject, of this manager. Null for all. */
export interface ReportFilter {
  deskId: number | null;
  subject: string | null;
  managerId: number | null;
}

export const everything: ReportFilter = { deskId: null, subject: null, managerId: null };

/** The conversation of a ticket: all of it, or what its client may have. */
export interface TranscriptRequest {
  ticketId: number;
  isForClient: boolean;
}
