import { findOutside } from "../../store/people/desk-people.ts";
import { findManagers, type Manager } from "../../store/people/managers.ts";
import { countOpenTicketsByManager, findOpenTicketsOf } from "../../store/tickets/tickets.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import type { PlainTextId } from "../../text/ids.generated.ts";
import { html, plain } from "../../text/text.ts";
import { type Button, inRows } from "../../ticket/keyboard.ts";
import type { Handling } from "../handle.ts";
import type { Page } from "../page.ts";
import { readSetting } from "../settings/settings.ts";
import { lastPage, renderTurning, toList } from "./handover-pages.ts";
import { listNumbers, nameInList } from "./words.ts";

/** As many lines as a message takes, each with its longest names. */
const onPage = 15;

/** The managers, and who is not one any more but has open tickets. @param asked the page, counted from 0 */
export function renderManagers(handling: Handling, asked = 0): Page {
  const { tx, teamLanguage } = handling;
  const counts = countOpenTicketsByManager(tx);
  const all = findManagers(tx);
  const active = all.filter(({ isActive }) => isActive);
  const former = all.filter(({ id, isActive }) => !isActive && counts.has(id));
  const people = [...active, ...former];
  const number = Math.min(asked, lastPage(people.length, onPage));
  const shown = people.slice(number * onPage, (number + 1) * onPage);
  const outside = findOutside(tx);
  const invite: Button = {
    label: plain(teamLanguage, "button-manager-invite"),
    press: { type: "manager_invite" },
    style: "primary",
  };
  const turning = renderTurning(handling, { number, count: people.length, onPage }, (to) => ({
    type: "manager_list",
    number: to,
  }));
  return {
    html: joinHtml(
      [
        html(teamLanguage, "managers-list", { count: active.length }),
        html(teamLanguage, "managers-list-access", { access: readSetting(tx, "access") }),
        ...shown.map((manager) =>
          renderLine(handling, manager, {
            count: counts.get(manager.id) ?? 0,
            isOutside: outside.has(manager.id),
          }),
        ),
        ...(people.length === 0 ? [html(teamLanguage, "managers-list-empty")] : []),
      ],
      "\n",
    ),
    keyboard: [...inRows(shown.map(toButton), 2), ...turning, [invite]],
  };
}

/** One manager with the buttons that change something. */
export function renderManager(handling: Handling, manager: Manager): Page {
  const { tx, teamLanguage } = handling;
  const { id: managerId, publicName, isActive, isAdmin } = manager;
  const tickets = findOpenTicketsOf(tx, managerId);
  const button = (label: PlainTextId, press: Button["press"]): Button[] => [
    { label: plain(teamLanguage, label), press },
  ];
  const lines = [
    renderLine(handling, manager, {
      count: tickets.length,
      isOutside: findOutside(tx).has(managerId),
    }),
    html(teamLanguage, "managers-id", { id: String(managerId) }),
    ...(tickets.length > 0
      ? [
          html(teamLanguage, "managers-tickets", {
            numbers: listNumbers(tickets, plain(teamLanguage, "managers-number-sign")),
          }),
        ]
      : []),
  ];
  const keyboard = isActive
    ? [
        button("button-manager-name", { type: "manager_name", managerId }),
        ...(publicName === null
          ? []
          : [button("button-manager-unname", { type: "manager_unname", managerId })]),
        isAdmin
          ? button("button-admin-remove", { type: "admin_remove", managerId })
          : button("button-admin-add", { type: "admin_add", managerId }),
        ...(isAdmin
          ? []
          : [button("button-manager-remove", { type: "manager_remove_ask", managerId, number: 0 })]),
      ]
    : [
        ...(tickets.length > 0
          ? [button("button-manager-give", { type: "manager_give_ask", managerId, number: 0 })]
          : []),
        button("button-manager-add", { type: "manager_add", managerId }),
      ];
  return { html: joinHtml(lines, "\n"), keyboard: [...keyboard, [toList(handling)]] };
}

/** The admins, and how one becomes one. @param asked the page, counted from 0 */
export function renderAdmins(handling: Handling, asked = 0): Page {
  const { tx, teamLanguage } = handling;
  const admins = findManagers(tx).filter(({ isActive, isAdmin }) => isActive && isAdmin);
  const number = Math.min(asked, lastPage(admins.length, onPage));
  const shown = admins.slice(number * onPage, (number + 1) * onPage);
  const lines = shown.map(({ isConfigured, ...admin }) =>
    joinHtml(
      [
        renderName(handling, admin),
        ...(isConfigured ? [html(teamLanguage, "managers-line-configured")] : []),
        ...(admin.openedAt === null ? [html(teamLanguage, "managers-line-unopened")] : []),
      ],
      " · ",
    ),
  );
  const turning = renderTurning(handling, { number, count: admins.length, onPage }, (to) => ({
    type: "admin_list",
    number: to,
  }));
  return {
    html: joinHtml(
      [html(teamLanguage, "admins-list"), ...lines, html(teamLanguage, "admins-list-how")],
      "\n",
    ),
    keyboard: [...inRows(shown.map(toButton), 2), ...turning],
  };
}

function renderLine(
  handling: Handling,
  manager: Manager,
  { count, isOutside }: { count: number; isOutside: boolean },
): Html {
  const { teamLanguage } = handling;
  const { publicName, isActive, isAdmin, openedAt } = manager;
  const marks = [
    isAdmin && html(teamLanguage, "managers-line-admin"),
    publicName !== null && html(teamLanguage, "managers-line-public", { name: publicName }),
    count > 0 && html(teamLanguage, "managers-line-open", { count }),
    isActive && openedAt === null && html(teamLanguage, "managers-line-unopened"),
    isActive && isOutside && html(teamLanguage, "managers-line-outside"),
    !isActive && html(teamLanguage, "managers-line-former"),
  ].filter((mark) => mark !== false);
  return joinHtml([renderName(handling, manager), ...marks], " · ");
}

function renderName(
  { teamLanguage }: Handling,
  manager: Pick<Manager, "firstName" | "lastName" | "username">,
): Html {
  const name = nameInList(manager);
  return manager.username === null
    ? html(teamLanguage, "managers-line", { name })
    : html(teamLanguage, "managers-line-username", { name, username: manager.username });
}

function toButton(manager: Manager): Button {
  return {
    label: truncate(nameInList(manager), 40),
    press: { type: "manager_open", managerId: manager.id },
  };
}
