import { deliveryDied } from "../../handle/dead-delivery.ts";
import type { Outcome, Send } from "../../outbox/outcome.ts";
import type { Effect } from "../../ticket/effect.ts";
import { deletePost } from "./channel.ts";
import { pinCard, refreshCard, restoreCard } from "./card.ts";
import { editCopy } from "./edit.ts";
import { isPast } from "./former-place.ts";
import { moveCopy } from "./move.ts";
import { inspectGroup } from "./inspect.ts";
import { checkMember } from "./membership.ts";
import { relay } from "./relay.ts";
import { removeAtDesk, takeBack } from "./removal.ts";
import { editAtClient, editSaid, reactAtClient, reactAtDesk, say, tellClient, tellDesk } from "./say.ts";
import { handlingOf, type Sending, type Signal } from "./sending.ts";
import { deleteTopic } from "./topic.ts";
import { refreshTopic } from "./topic-state.ts";

/** Carries out effects by calls to Telegram. */
export function createSend(sending: Sending): Send {
  return async (delivery, signal) => {
    const outcome = await carryOut(sending, delivery.effect, signal as Signal);
    // What the manager is told of under the message itself needs no second word.
    if (outcome.kind !== "dead" || delivery.effect.kind === "relay") return outcome;
    return {
      ...outcome,
      settle(tx) {
        outcome.settle(tx);
        deliveryDied(handlingOf(sending, tx), outcome.error);
      },
    };
  };
}

async function carryOut(sending: Sending, effect: Effect, signal: Signal): Promise<Outcome> {
  if (isPast(sending, effect)) return { kind: "done" };
  switch (effect.kind) {
    case "relay":
      return relay(sending, effect.messageId, signal);
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
    case "tell_client":
      return tellClient(sending, effect, signal);
    case "tell_desk":
      return tellDesk(sending, effect, signal);
    case "react_at_desk":
      return reactAtDesk(sending, effect, signal);
    case "react_at_client":
      return reactAtClient(sending, effect, signal);
    case "edit_copy":
      return editCopy(sending, effect, signal);
    case "move_copy":
      return moveCopy(sending, effect, signal);
    case "restore_card":
      return restoreCard(sending, effect.ticketId, signal);
    case "say":
      return say(sending, effect, signal);
    case "check_member":
      return checkMember(sending, effect, signal);
    case "edit_said":
      return editSaid(sending, effect, signal);
    case "inspect_group":
      return inspectGroup(sending, effect, signal);
    default:
      return effect satisfies never;
  }
}
