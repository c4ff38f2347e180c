import type { Press } from "../../../src/ticket/press.ts";
import type { Case, Office } from "../office.ts";

/** A new ticket, and the office in which it was opened. */
export interface Opened extends Case {
  office: Office;
}

/** What a button carries besides its type. */
type DataOf<Type extends Press["type"]> = Omit<Extract<Press, { type: Type }>, "type">;

/** Brings the office and the ticket into a state in which each button would do something, and says what it carries. */
export type Preparations<Types extends Press["type"] = Press["type"]> = {
  readonly [Type in Types]: (opened: Opened) => DataOf<Type> | Promise<DataOf<Type>>;
};

export const nothing = () => ({});
export const firstPage = () => ({ number: 0 });
export const itsTicket = ({ id }: Opened) => ({ ticketId: id });

export function addTemplate({ records, people }: Office): number {
  return records.template(people["a manager"].id);
}
