import { pauseMayBeOver } from "../../handle/protection/pause.ts";
import type { Outcome, Send } from "../../outbox/outcome.ts";
import { isSend } from "../../outbox/patience.ts";
import type { Delivery } from "../../store/deliveries/delivery.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import type { Effect } from "../../ticket/effect.ts";
import { whenBraked } from "./brake.ts";
import { deletePost } from "./desk/channel.ts";
import { pinCard, refreshCard, restoreCard } from "./desk/card.ts";
import { editCopy } from "./edit.ts";
import { isPast } from "./desk/former-place.ts";
import { updateLocation } from "./location.ts";
import { sendBackup } from "./chat/backup.ts";
import { showProgress } from "./chat/progress.ts";
import { sendReport } from "./chat/report.ts";
import { tellNotices } from "./chat/notices.ts";
import { sayTable } from "./chat/table.ts";
import { sendStats } from "./chat/stats.ts";
import { loadTemplates, sendTemplates } from "./chat/templates.ts";
import { sendTranscript } from "./chat/transcript.ts";
import { inspectGroup } from "./chat/inspect.ts";
import { testDesk } from "./chat/test-desk.ts";
import { checkMember } from "./chat/membership.ts";
import { publishMenu } from "./chat/menu.ts";
import { eraseMessages, eraseTopic, purge, tellOfErasure } from "./chat/erase.ts";
import { relay } from "./relay.ts";
import { takeBack } from "./client/take-back.ts";
import { removeAtDesk } from "./desk/remove.ts";
import { closePickerAtDesk, showPicker, turnPicker } from "./desk/picker.ts";
import { showAnswer } from "./desk/show-answer.ts";
import { editSaid, say } from "./chat/say.ts";
import { editSaidToClient, sayToClient } from "./client/say.ts";
import { editAtClient, reactAtClient, tellClient } from "./client/tell.ts";
import { reactAtDesk, tellDesk } from "./desk/tell.ts";
import { countCalls } from "./count-calls.ts";
import { handlingOf, type Sending, type Signal, whenUnexpected } from "./sending.ts";
import { readFailure } from "./failure.ts";
import { reportTroubles, tellOfDelay } from "./trouble.ts";
import { deleteTopic } from "./desk/topics.ts";
import { refreshTopic } from "./desk/topic-state.ts";

/** Carries out effects by calls to Telegram. */
export function createSend(sending: Sending): Send {
  return async (delivery, signal, calls) => {
    const { effect, trouble } = delivery;
    const counting = {
      ...sending,
      api: countCalls(sending.api, calls),
      uploads: countCalls(sending.uploads, calls),
    };
    // A send that may have arrived is repeated only when Telegram can be reached: else each try might make one more. And a
    // row that fails while Telegram can be reached is itself at fault, and does not block others.
    if (trouble.attempts > 0 || (trouble.lostAnswers > 0 && isSend(effect))) {
      const failure = await isHeard(counting, signal as Signal);
      if (failure !== undefined) return failure;
    }
    return carryOut(counting, delivery, signal as Signal);
  };
}

/** Undefined when Telegram responds. */
async function isHeard({ api }: Sending, signal: Signal): Promise<Outcome | undefined> {
  try {
    await api.getMe(signal);
    return undefined;
  } catch (error) {
    const outcome = whenUnexpected(readFailure(error));
    return outcome.kind === "retry" ? { ...outcome, isAmbiguous: false } : outcome;
  }
}

async function carryOut(sending: Sending, delivery: Delivery, signal: Signal): Promise<Outcome> {
  const effect = afterMerging(sending, delivery.effect);
  if (isPast(sending, effect)) return { kind: "done" };
  const braked = whenBraked(sending, effect);
  if (braked !== undefined) return braked;
  switch (effect.kind) {
    case "relay":
      return relay(sending, effect.messageId, signal);
    case "show_answer":
      return showAnswer(sending, effect.messageId, signal);
    case "refresh_card":
      return refreshCard(sending, effect, signal);
    case "pin_card":
      return pinCard(sending, effect.ticketId, signal);
    case "refresh_topic":
      return refreshTopic(sending, effect, signal);
    case "edit_at_client":
      return editAtClient(sending, effect, signal);
    case "take_back":
      return takeBack(sending, effect, signal);
    case "remove_at_desk":
      return removeAtDesk(sending, effect, signal);
    case "delete_topic":
      return deleteTopic(sending, effect, signal);
    case "delete_post":
      return deletePost(sending, effect, signal);
    case "erase_topic":
      return eraseTopic(sending, effect, signal);
    case "erase_messages":
      return eraseMessages(sending, effect, signal);
    case "tell_of_erasure":
      return tellOfErasure(sending, effect);
    case "purge":
      return purge(sending, effect);
    case "tell_client":
      return tellClient(sending, effect, signal);
    case "say_to_client":
      return sayToClient(sending, effect, signal);
    case "edit_said_to_client":
      return editSaidToClient(sending, effect, signal);
    case "end_pause":
      return {
        kind: "done",
        settle: (tx) => pauseMayBeOver(handlingOf(sending, tx), effect.clientId),
      };
    case "tell_desk":
      return tellDesk(sending, effect, signal);
    case "show_picker":
      return showPicker(sending, effect, signal);
    case "turn_picker":
      return turnPicker(sending, effect, signal);
    case "close_picker":
      return closePickerAtDesk(sending, effect, signal);
    case "react_at_desk":
      return reactAtDesk(sending, effect, signal);
    case "react_at_client":
      return reactAtClient(sending, effect, signal);
    case "edit_copy":
      return editCopy(sending, effect, signal);
    case "move_copy":
      return updateLocation(sending, effect, signal);
    case "restore_card":
      return restoreCard(sending, effect.ticketId, signal);
    case "say":
      return say(sending, effect, signal);
    case "tell_notices":
      return tellNotices(sending, effect, delivery.createdAt, signal);
    case "say_table":
      return sayTable(sending, effect, signal);
    case "send_report":
      return sendReport(sending, effect, delivery.id, signal);
    case "send_stats":
      return sendStats(sending, effect, delivery.id, signal);
    case "send_transcript":
      return sendTranscript(sending, effect, delivery.id, signal);
    case "send_templates":
      return sendTemplates(sending, effect, signal);
    case "import_templates":
      return loadTemplates(sending, effect, signal);
    case "show_progress":
      return showProgress(sending, effect, delivery, signal);
    case "send_backup":
      return sendBackup(sending, effect, signal);
    case "check_member":
      return checkMember(sending, effect, signal);
    case "publish_menu":
      return publishMenu(sending, effect, signal);
    case "edit_said":
      return editSaid(sending, effect, signal);
    case "inspect_group":
      return inspectGroup(sending, effect, signal);
    case "test_desk":
      return testDesk(sending, effect, delivery.trouble.lostAnswers > 0, signal);
    case "tell_of_delay":
      return tellOfDelay(sending, effect, signal);
    case "report_troubles":
      return reportTroubles(sending, effect, signal);
    default:
      return unknownEffect(effect);
  }
}

/** What was left for a ticket that was joined into another one since is for that one. */
function afterMerging({ store }: Sending, effect: Effect): Effect {
  if (!("ticketId" in effect) || effect.ticketId === undefined) return effect;
  const into = findTicket(store, effect.ticketId)?.mergedInto ?? null;
  return into === null ? effect : { ...effect, ticketId: into };
}

/** A row that a newer version of Topicdesk wrote before a downgrade. */
function unknownEffect(effect: never): Outcome {
  const { kind } = effect as { kind: unknown };
  const error = `this version does not know "${String(kind)}"`;
  return { kind: "dead", error, mayPass: false, settle: () => {} };
}
