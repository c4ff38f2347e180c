import type { Manager } from "../../store/people/managers.ts";
import { findOpenTicketsOf } from "../../store/tickets/tickets.ts";
import { html, plain } from "../../text/text.ts";
import { type Button, inRows, type Keyboard } from "../../ticket/keyboard.ts";
import type { Press } from "../../ticket/press.ts";
import { alertAdmins } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import type { Page } from "../page.ts";
import { findReceivers, fullNameInList, listNumbers, nameInList } from "./words.ts";

/** Stands for nobody in a button. People have ids from 1. */
export const nobody = 0;

const receiversOnPage = 20;

/** Asks who gets the open tickets of a manager who is to be removed. @param number the page of receivers */
export function renderRemoval(handling: Handling, manager: Manager, number = 0): Page {
  const { tx, teamLanguage } = handling;
  const tickets = findOpenTicketsOf(tx, manager.id);
  const who = fullNameInList(manager);
  const managerId = manager.id;
  const back: Button = {
    label: plain(teamLanguage, "button-manager-keep"),
    press: { type: "manager_open", managerId },
  };
  if (tickets.length === 0) {
    const remove: Button = {
      label: plain(teamLanguage, "button-manager-remove"),
      press: { type: "manager_remove", managerId, targetId: nobody },
      style: "danger",
    };
    return { html: html(teamLanguage, "managers-remove-sure", { who }), keyboard: [[remove], [back]] };
  }
  const keyboard = renderReceivers(handling, manager, "manager_remove", number);
  return {
    html: html(teamLanguage, "managers-remove-which", {
      who,
      count: tickets.length,
      numbers: listNumbers(tickets, plain(teamLanguage, "managers-number-sign")),
    }),
    keyboard: [...keyboard, [back]],
  };
}

/** Asks who gets the open tickets of a manager who cannot answer any more. @param number the page of receivers */
export function renderHandover(handling: Handling, manager: Manager, number = 0): Page {
  const { tx, teamLanguage } = handling;
  const tickets = findOpenTicketsOf(tx, manager.id);
  const who = fullNameInList(manager);
  if (tickets.length === 0)
    return { html: html(teamLanguage, "managers-give-none", { who }), keyboard: [[toList(handling)]] };
  return {
    html: html(teamLanguage, "managers-give-which", {
      who,
      count: tickets.length,
      numbers: listNumbers(tickets, plain(teamLanguage, "managers-number-sign")),
    }),
    keyboard: renderReceivers(handling, manager, "manager_give", number),
  };
}

/** Tells the admins that a manager has left with open tickets, and lets them decide. */
export function offerTickets(handling: Handling, manager: Manager): void {
  if (findOpenTicketsOf(handling.tx, manager.id).length === 0) return;
  const page = renderHandover(handling, manager);
  alertAdmins(handling, page.html, page.keyboard);
}

export function toList({ teamLanguage }: Handling): Button {
  return { label: plain(teamLanguage, "button-to-list"), press: { type: "manager_list", number: 0 } };
}

/** The buttons before and after a page, if there are any. @param count how many there are on all pages together */
export function renderTurning(
  { teamLanguage }: Handling,
  { number, count, onPage }: { number: number; count: number; onPage: number },
  pressOf: (number: number) => Press,
): Keyboard {
  const buttons: Button[] = [];
  if (number > 0)
    buttons.push({ label: plain(teamLanguage, "button-page-before"), press: pressOf(number - 1) });
  if ((number + 1) * onPage < count)
    buttons.push({ label: plain(teamLanguage, "button-page-after"), press: pressOf(number + 1) });
  return buttons.length === 0 ? [] : [buttons];
}

/** The number of the last page, counted from 0. */
export function lastPage(count: number, onPage: number): number {
  return Math.max(Math.ceil(count / onPage) - 1, 0);
}

function renderReceivers(
  handling: Handling,
  manager: Manager,
  type: "manager_remove" | "manager_give",
  asked: number,
): Keyboard {
  const { teamLanguage } = handling;
  const managerId = manager.id;
  const receivers = findReceivers(handling, manager);
  const onPage = receiversOnPage;
  const number = Math.min(asked, lastPage(receivers.length, onPage));
  const buttons = receivers.slice(number * onPage, (number + 1) * onPage).map((receiver): Button => ({
    label: nameInList(receiver),
    press: { type, managerId, targetId: receiver.id },
  }));
  const toNobody: Button = {
    label: plain(teamLanguage, "button-give-nobody"),
    press: { type, managerId, targetId: nobody },
  };
  const turning = renderTurning(handling, { number, count: receivers.length, onPage }, (to) => ({
    type: `${type}_ask`,
    managerId,
    number: to,
  }));
  return [...inRows(buttons, 2), ...turning, [toNobody]];
}
