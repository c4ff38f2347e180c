import type { ColumnType, Generated } from "kysely";
import type { NamedPeriod } from "../../report/period/read-period.ts";
import type { ScheduledKind } from "../../report/request.ts";

/** Who gets which report when. `migrations/` states units and normal forms. */
export interface ReportTables {
  schedules: {
    id: Generated<number>;
    asked_by: number;
    kind: ScheduledKind;
    period: NamedPeriod;
    filter: string;
    cron: string;
    due_at: number;
  };
  schedule_people: {
    id: Generated<number>;
    schedule_id: number;
    person_id: number;
    unreached_since: ColumnType<number | null, number | null | undefined>;
  };
}
