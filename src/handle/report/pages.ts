import { namedPeriods } from "../../report/period/read-period.ts";
import { reportKinds } from "../../report/request.ts";
import { findDesks } from "../../store/desks/desks.ts";
import { truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { type Button, inRows, type Keyboard } from "../../ticket/keyboard.ts";
import type { Press } from "../../ticket/press.ts";
import type { Handling } from "../handle.ts";
import type { Page } from "../page.ts";

/** What is chosen by buttons. `deskId` 0 is all desks. */
export type Choice = Omit<Extract<Press, { type: "report_choose" }>, "type">;

export const firstChoice: Choice = { report: "tickets", period: "month", deskId: 0 };

/** So many desks have a button. Others can be named in words. */
const mostDesks = 8;

/** The kinds, periods and desks, with the chosen ones marked. */
export function renderChoice({ tx, teamLanguage }: Handling, choice: Choice): Page {
  const desks = findDesks(tx);
  const desk = desks.find(({ id }) => id === choice.deskId);
  const button = (label: string, changed: Partial<Choice>): Button => {
    const press = { ...choice, ...changed, type: "report_choose" } as const;
    const isChosen = Object.entries(changed).every(([name, value]) => choice[name as keyof Choice] === value);
    return { label: isChosen ? `✓ ${label}` : label, press };
  };
  const keyboard: Keyboard = [
    reportKinds.map((report) => button(plain(teamLanguage, `button-report-${report}`), { report })),
    ...inRows(
      namedPeriods.map((period) => button(plain(teamLanguage, `button-report-${period}`), { period })),
      2,
    ),
  ];
  if (desks.length > 1) {
    const named = desks.slice(0, mostDesks).map(({ id, name }) => button(truncate(name, 32), { deskId: id }));
    keyboard.push(
      ...inRows([button(plain(teamLanguage, "button-report-all-desks"), { deskId: 0 }), ...named], 2),
    );
  }
  keyboard.push([
    { label: plain(teamLanguage, "button-report-make"), press: { ...choice, type: "report_make" } },
  ]);
  return {
    html: html(teamLanguage, "report-page", {
      kind: plain(teamLanguage, `report-kind-${choice.report}`),
      period: plain(teamLanguage, `report-period-${choice.period}`),
      desk: desk === undefined ? "none" : truncate(desk.name, 64),
    }),
    keyboard,
  };
}
