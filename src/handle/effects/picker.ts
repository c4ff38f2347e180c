import type { Picker } from "../../store/texts/pickers.ts";
import { pickerLane } from "../../store/deliveries/lanes.ts";
import { dropWaiting } from "../../store/deliveries/waiting.ts";
import { findDesk } from "../../store/desks/desks.ts";
import type { EffectOf } from "../../ticket/effect.ts";
import type { Handling } from "../handle.ts";
import { add } from "./adding.ts";

/**
 * Offers the canned replies to the picker's person alone.
 * @param queryId Telegram's id of the press that it answers
 * @param until when that is too old to be named, in milliseconds since the Unix epoch
 */
export function showPicker(handling: Handling, picker: Picker, queryId: string, until: number): void {
  const { id: pickerId, ticketId } = picker;
  const effect = { kind: "show_picker", ticketId, pickerId, queryId, until } as const;
  addForPicker(handling, picker, effect, { mergeKey: keyOf(picker) });
}

/** It does not go out if it has not yet. */
export function withholdPicker({ tx }: Handling, picker: Picker): void {
  dropWaiting(tx, keyOf(picker));
}

/** @param number of the page, counted from 0 */
export function turnPicker(handling: Handling, picker: Picker, ephemeralId: number, number: number): void {
  const { personId, ticketId, deskId } = picker;
  const effect = { kind: "turn_picker", ticketId, deskId, personId, ephemeralId, number } as const;
  addForPicker(handling, picker, effect, {
    mergeKey: `${keyOf(picker)}:page:${ephemeralId}`,
    replaces: true,
  });
}

/** Deletes a message with canned replies that its person alone sees. */
export function closePicker(
  handling: Handling,
  picker: Pick<Picker, "personId" | "ticketId" | "deskId">,
  ephemeralId: number,
): void {
  const { personId, deskId } = picker;
  addForPicker(handling, picker, { kind: "close_picker", deskId, personId, ephemeralId });
}

function addForPicker(
  handling: Handling,
  { personId, ticketId, deskId }: Pick<Picker, "personId" | "ticketId" | "deskId">,
  effect: EffectOf<"show_picker" | "turn_picker" | "close_picker">,
  merging: { mergeKey?: string; replaces?: boolean } = {},
): void {
  const desk = findDesk(handling.tx, deskId);
  if (desk === undefined) return;
  const lane = pickerLane(personId, ticketId);
  add(handling, { lane, chatId: desk.talkId, weight: "message", effect, ...merging });
}

function keyOf({ id }: Picker): string {
  return `picker:${id}`;
}
