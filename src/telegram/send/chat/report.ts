import { megabytes } from "../../../handle/backup/failure.ts";
import { addReport } from "../../../handle/effects/files.ts";
import { say } from "../../../handle/effects/chat.ts";
import { describeFilter, describePeriod } from "../../../handle/report/words.ts";
import { readSetting } from "../../../handle/settings/settings.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { nameOfPeriod, splitPeriod } from "../../../report/period/period.ts";
import { countErased } from "../../../store/forget/erasure.ts";
import { html, plain } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { handlingOf, type Sending, type Signal } from "../sending.ts";
import { sendToAdmin, type ToPerson } from "./scheduled.ts";
import { answer, makeFor } from "./making.ts";
import type { Making } from "./makings.ts";
import { largestUpload, upload } from "./upload.ts";

/** Sends an admin a report, made for this attempt. Nobody else gets one, whoever asked. */
export function sendReport(
  sending: Sending,
  effect: EffectOf<"send_report">,
  deliveryId: number,
  signal: Signal,
): Promise<Outcome> {
  return sendToAdmin(sending, effect, deliveryId, (delivery, making) =>
    makeAndSend(sending, effect, delivery, making, signal),
  );
}

async function makeAndSend(
  sending: Sending,
  { adminId, request }: EffectOf<"send_report">,
  delivery: ToPerson,
  making: Making,
  signal: Signal,
): Promise<Outcome> {
  const { reports, clock, store, teamLanguage, timeZone } = sending;
  const now = clock.now();
  const lowRating = readSetting(store, "low_rating");
  const erased = countErased(store);
  const result = await makeFor(
    sending,
    adminId,
    making,
    (reason) => html(teamLanguage, "report-failed", { reason, command: "/report" }),
    (stop, onRead) =>
      reports.make({ request, language: teamLanguage, timeZone, lowRating, now }, stop, onRead),
    signal,
  );
  if (!result.ok) return result.outcome;
  // Somebody was erased while it was made, and it may have them: it is made anew.
  if (countErased(store) !== erased) return { kind: "again", settle: () => {} };
  const kind = plain(teamLanguage, `report-kind-${request.kind}`);
  const period = describePeriod(request.period, now, teamLanguage, timeZone);
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
  const parts = splitPeriod(request.period, now, timeZone);
  if (content.length > largestUpload && parts.length > 1) {
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
  const title =
    filter === ""
      ? html(teamLanguage, "report-caption", { kind, period })
      : html(teamLanguage, "report-caption-filtered", { kind, period, filter });
  return upload(
    sending,
    adminId,
    { content, size: content.length, name: fileName, caption: delivery.captionOf(title) },
    {
      onTooLarge: (bytes, isTried) =>
        answer(
          sending,
          adminId,
          isTried
            ? html(teamLanguage, "report-refused-size", { size: megabytes(bytes) })
            : html(teamLanguage, "report-too-large", { period }),
        ),
      onRefused: (reason) => answer(sending, adminId, html(teamLanguage, "report-refused", { reason })),
      onArrived(tx) {
        delivery.onArrived(tx);
        // It had left by then.
        if (countErased(tx) !== erased)
          say(handlingOf(sending, tx), adminId, html(teamLanguage, "report-erased-meanwhile"));
      },
      onUnheard: delivery.onUnheard,
    },
    signal,
  );
}
