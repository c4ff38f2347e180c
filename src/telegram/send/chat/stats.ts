import { InputFile, InputMediaBuilder } from "grammy";
import { sayTable } from "../../../handle/effects/chat.ts";
import { describeFilter, describePeriod } from "../../../handle/report/words.ts";
import { readSetting } from "../../../handle/settings/settings.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { html } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { formatting, mayPass, unheard } from "../saying.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";
import { sendToAdmin, type ToPerson } from "./scheduled.ts";
import { answer, makeFor } from "./making.ts";
import type { Making } from "./makings.ts";

/** Sends an admin pictures of a period, drawn for this attempt, as one album. Nobody else gets any, whoever asked. */
export function sendStats(
  sending: Sending,
  effect: EffectOf<"send_stats">,
  deliveryId: number,
  signal: Signal,
): Promise<Outcome> {
  return sendToAdmin(sending, effect, deliveryId, (delivery, making) =>
    drawAndSend(sending, effect, delivery, making, signal),
  );
}

async function drawAndSend(
  sending: Sending,
  { adminId, request }: EffectOf<"send_stats">,
  delivery: ToPerson,
  making: Making,
  signal: Signal,
): Promise<Outcome> {
  const { reports, clock, store, teamLanguage, timeZone, uploads } = sending;
  const now = clock.now();
  const lowRating = readSetting(store, "low_rating");
  const result = await makeFor(
    sending,
    adminId,
    making,
    (reason) => html(teamLanguage, "report-failed", { reason, command: "/stats" }),
    (stop, onRead) =>
      reports.picture({ request, language: teamLanguage, timeZone, lowRating, now }, stop, onRead),
    signal,
  );
  if (!result.ok) return result.outcome;
  const period = describePeriod(request.period, now, teamLanguage, timeZone);
  const filter = describeFilter(store, request.filter, teamLanguage);
  const where = filter === "" ? period : `${period}, ${filter}`;
  if (result.made === undefined)
    return answer(sending, adminId, html(teamLanguage, "stats-empty", { where }));
  const { pictures, finding, table } = result.made;
  const title =
    finding === null
      ? html(teamLanguage, "stats-caption", { where })
      : html(teamLanguage, "stats-caption-finding", { where, finding });
  const told = { caption: delivery.captionOf(title), parse_mode: formatting.parse_mode } as const;
  const files = pictures.map((picture, index) => new InputFile(picture, `stats-${index + 1}.png`));
  return attempt<unknown>(
    () => {
      const [first, ...others] = files;
      // An album has two items or more (docs:sendMediaGroup).
      if (others.length === 0) return uploads.sendPhoto(adminId, first!, told, signal);
      const album = [
        InputMediaBuilder.photo(first!, told),
        ...others.map((file) => InputMediaBuilder.photo(file)),
      ];
      return uploads.sendMediaGroup(adminId, album, {}, signal);
    },
    () =>
      ({
        kind: "done",
        settle(tx) {
          delivery.onArrived(tx);
          sayTable(handlingOf(sending, tx), adminId, { where, ...table });
        },
      }) satisfies Outcome,
    (failure) => {
      if (unheard.has(failure.kind)) return { kind: "done", settle: delivery.onUnheard };
      if (mayPass.has(failure.kind)) return whenUnexpected(failure);
      return answer(sending, adminId, html(teamLanguage, "stats-refused", { reason: failure.error }));
    },
  );
}
