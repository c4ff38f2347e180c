import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import { makingLane } from "../../../store/deliveries/lanes.ts";
import { changeEffect, hurryLane } from "../../../store/deliveries/waiting.ts";
import type { Delivery } from "../../../store/deliveries/delivery.ts";
import { enqueue } from "../../../store/deliveries/new-delivery.ts";
import { isDeliveryOpen, isLaneBusy } from "../../../store/deliveries/traffic.ts";
import type { Html } from "../../../text/html.ts";
import { html } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { formatting } from "../saying.ts";
import type { Making } from "./makings.ts";
import { attempt, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** Whoever waits longer for a file is told that it is being made. In milliseconds. */
const patience = 3_000;

/** Between two looks at how far it is, which come ever more rarely. In milliseconds. */
const between = { least: 3_000, most: 60_000 };

type Progress = EffectOf<"show_progress">;

/**
 * Makes a file and sends it. Whoever waits for it longer than some seconds sees how far it is, until the attempt that ends it:
 * by the file, or by a word of why there is none.
 * @param progress nothing is told when left out
 */
export async function withProgress(
  sending: Sending,
  progress: Omit<Progress, "kind"> | undefined,
  work: (making: Making) => Promise<Outcome>,
): Promise<Outcome> {
  if (progress === undefined) return work({ done: 0, isMade: false });
  const { clock, makings } = sending;
  const { deliveryId } = progress;
  const stopWaiting = clock.after(patience, () => tellOfWork(sending, progress));
  try {
    return endingProgress(sending, deliveryId, await work(makings.begin(deliveryId)));
  } finally {
    stopWaiting();
    makings.end(deliveryId);
  }
}

function endingProgress({ clock }: Sending, deliveryId: number, outcome: Outcome): Outcome {
  if (outcome.kind !== "done" && outcome.kind !== "dead") return outcome;
  const settle = (tx: Transaction) => {
    outcome.settle?.(tx);
    hurryLane(tx, makingLane(deliveryId), clock.now());
  };
  return { ...outcome, settle };
}

function tellOfWork({ store, clock, resume }: Sending, progress: Omit<Progress, "kind">): void {
  const { personId, deliveryId } = progress;
  const lane = makingLane(deliveryId);
  try {
    store.transaction((tx) => {
      // An earlier attempt has told, and its message is still there.
      if (isLaneBusy(tx, lane)) return;
      const effect = { kind: "show_progress", ...progress } as const;
      enqueue(tx, { lane, chatId: personId, weight: "message", effect, mergeKey: lane }, clock.now());
    });
  } catch {
    // The next write notices that the database takes none. The file itself needs this message least.
    return;
  }
  resume(new Set([personId]));
}

/**
 * Tells a person how far the file is that they wait for, in one message that is edited now and then, and taken away when they
 * wait no more. The row lives as long as the message, so that a crash leaves none that says it for ever.
 */
export async function showProgress(
  sending: Sending,
  effect: Progress,
  { createdAt, trouble }: Delivery,
  signal: Signal,
): Promise<Outcome> {
  const { api, store, clock } = sending;
  const { personId, deliveryId, shownId } = effect;
  const lane = makingLane(deliveryId);
  const remember = (known: Partial<Progress>): Outcome => ({
    kind: "again",
    settle: (tx) => changeEffect(tx, lane, (before) => ({ ...(before as Progress), ...known })),
  });
  if (!isDeliveryOpen(store, deliveryId)) return takeAway(sending, effect, signal, remember);
  const told = words(sending, effect);
  if (shownId === undefined) {
    // It may be there already, and nobody needs it twice.
    if (trouble.lostAnswers > 0) return { kind: "done" };
    return attempt(
      () => api.sendMessage(personId, told, formatting, signal),
      ({ message_id }) => remember({ shownId: message_id, html: told }),
      (failure) => (failure.kind === "flood" ? whenUnexpected(failure) : { kind: "done" }),
    );
  }
  const now = clock.now();
  const pause = Math.min(between.most, Math.max(between.least, now - createdAt));
  const later: Outcome = { kind: "later", at: now + pause, unless: (tx) => !isDeliveryOpen(tx, deliveryId) };
  if (told === effect.html) return later;
  return attempt(
    () => api.editMessageText(personId, shownId, told, formatting, signal),
    () => remember({ html: told }),
    (failure) => {
      if (failure.kind === "flood") return whenUnexpected(failure);
      return failure.kind === "unavailable" || failure.kind === "already_so" ? later : { kind: "done" };
    },
  );
}

/** Telegram lets a message be deleted for 48 hours (docs:deleteMessage), and the process may have been down longer. */
async function takeAway(
  { api, teamLanguage }: Sending,
  { personId, shownId, isToStay }: Progress,
  signal: Signal,
  remember: (known: Partial<Progress>) => Outcome,
): Promise<Outcome> {
  if (shownId === undefined) return { kind: "done" };
  if (isToStay === true)
    return attempt<unknown>(
      () => api.editMessageText(personId, shownId, html(teamLanguage, "progress-over"), formatting, signal),
      () => ({ kind: "done" }),
      (failure) =>
        failure.kind === "flood" || failure.kind === "unavailable"
          ? whenUnexpected(failure)
          : { kind: "done" },
    );
  return attempt<unknown>(
    () => api.deleteMessage(personId, shownId, signal),
    () => ({ kind: "done" }),
    (failure) => {
      if (failure.kind === "flood" || failure.kind === "unavailable") return whenUnexpected(failure);
      return failure.kind === "refused" ? remember({ isToStay: true }) : { kind: "done" };
    },
  );
}

/** After a restart nobody knows how far it is until it is made again: then what was said last stays. */
function words({ teamLanguage, makings }: Sending, { deliveryId, of, html: said }: Progress): Html {
  const making = makings.find(deliveryId);
  if (making === undefined) return (said as Html | undefined) ?? html(teamLanguage, `progress-${of}`);
  if (making.isMade) return html(teamLanguage, "progress-made");
  if (making.done === 0) return html(teamLanguage, `progress-${of}`);
  const id = of === "transcript" ? "progress-loaded" : "progress-read";
  const beginning = html(teamLanguage, `progress-${of}`);
  return html(teamLanguage, id, { beginningHtml: beginning, count: making.done });
}
