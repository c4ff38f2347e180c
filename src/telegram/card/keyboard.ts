import { type Button, inRows, type Keyboard } from "../../ticket/keyboard.ts";
import { truncate } from "../../text/html.ts";
import type { PlainTextId } from "../../text/ids.generated.ts";
import { type Language, plain } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { type CardPage, snoozeChoices } from "../../ticket/press.ts";
import { priorities } from "../../ticket/labels.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { CardFacts } from "./facts.ts";

/** The buttons under the card, on the page that is open. */
export function renderCardKeyboard(language: Language, facts: CardFacts): Keyboard {
  const { ticket } = facts;
  const backTo = (page: CardPage): Button => ({
    label: plain(language, "button-back"),
    press: { type: "menu", ticketId: ticket.id, page },
  });
  if (ticket.cardPage === "more") return [...moreButtons(language, facts), [backTo("main")]];
  if (ticket.cardPage === "subject") return [...subjectButtons(facts), [backTo("more")]];
  if (ticket.cardPage === "priority") return [...priorityButtons(language, facts), [backTo("more")]];
  if (ticket.cardPage === "transfer" && isOpen(ticket)) return [...managerButtons(facts), [backTo("main")]];
  if (ticket.cardPage === "template" && isOpen(ticket)) return [...templateButtons(facts), [backTo("main")]];
  if (ticket.cardPage === "desk" && isOpen(ticket)) return [...deskButtons(facts), [backTo("more")]];
  if (ticket.cardPage === "snooze" && isOpen(ticket))
    return [...snoozeButtons(language, facts), [backTo("more")]];
  return mainButtons(language, facts);
}

function mainButtons(language: Language, facts: CardFacts): Keyboard {
  const { ticket, client } = facts;
  const ticketId = ticket.id;
  const quarantine: Keyboard =
    ticket.quarantine === "on" && !client.isBlocked
      ? [
          [
            {
              label: plain(language, "button-quarantine-pass"),
              press: { type: "quarantine_pass", ticketId },
            },
            {
              label: plain(language, "button-quarantine-block"),
              press: { type: "quarantine_block", ticketId },
              style: "danger",
            },
          ],
        ]
      : [];
  const more: Button = {
    label: plain(language, "button-more"),
    press: { type: "menu", ticketId, page: "more" },
  };
  if (!isOpen(ticket)) {
    return [
      ...quarantine,
      [
        { label: plain(language, "button-reopen"), press: { type: "reopen", ticketId }, style: "primary" },
        more,
      ],
    ];
  }
  const claim: Button[] =
    ticket.managerId === null
      ? [{ label: plain(language, "button-claim"), press: { type: "claim", ticketId }, style: "primary" }]
      : [];
  return [
    ...quarantine,
    [...claim, { label: plain(language, "button-call"), press: { type: "call", ticketId } }],
    [
      { label: plain(language, "button-note"), press: { type: "note", ticketId } },
      {
        label: plain(language, "button-transfer"),
        press: { type: "menu", ticketId, page: "transfer" },
      },
    ],
    [
      { label: plain(language, "button-template"), press: { type: "menu", ticketId, page: "template" } },
      { label: plain(language, "button-close"), press: { type: "close", ticketId }, style: "success" },
      more,
    ],
  ];
}

function moreButtons(language: Language, { ticket, client, deskName }: CardFacts): Keyboard {
  const ticketId = ticket.id;
  const otherDesk: Button = {
    label: plain(language, "button-desk"),
    press: { type: "menu", ticketId, page: "desk" },
  };
  const rest: Button = {
    label: plain(language, "button-snooze"),
    press: { type: "menu", ticketId, page: "snooze" },
  };
  return [
    [
      { label: plain(language, "button-subject"), press: { type: "menu", ticketId, page: "subject" } },
      { label: plain(language, "button-name"), press: { type: "how_to_name", ticketId } },
    ],
    [{ label: plain(language, "button-priority"), press: { type: "menu", ticketId, page: "priority" } }],
    ...(deskName !== undefined && isOpen(ticket) ? [[otherDesk]] : []),
    ...(isOpen(ticket) ? [[rest]] : []),
    [{ label: plain(language, "button-split"), press: { type: "how_to_split", ticketId } }],
    [{ label: plain(language, "button-transcript"), press: { type: "transcript", ticketId } }],
    [{ label: plain(language, "button-history"), press: { type: "history", ticketId } }],
    [
      client.isBlocked
        ? { label: plain(language, "button-unblock"), press: { type: "unblock", ticketId } }
        : { label: plain(language, "button-block"), press: { type: "block", ticketId }, style: "danger" },
    ],
  ];
}

function priorityButtons(language: Language, { ticket }: CardFacts): Keyboard {
  return priorities.map((priority) => {
    const label = plain(language, `button-priority-${priority}`);
    return [
      {
        label: ticket.priority === priority ? `✓ ${label}` : label,
        press: { type: "priority", ticketId: ticket.id, priority },
      },
    ];
  });
}

/**
 * Telegram takes about a hundred buttons under a message, and 10 KB with their data (unverified). Other managers can be named in
 * a command.
 */
const mostManagers = 60;

/** So many subjects or desks have a button. Others can be named in a command. */
const mostNamed = 40;

/** In bytes, for the managers' names together. */
const longestNames = 6_000;

/** Up to so many buttons stand in one column, more in two. */
const inOneColumn = 12;

/** The page that has no buttons for some of what there is to choose from. */
export function findShortPage({
  ticket,
  managers,
  desks,
  templates,
}: CardFacts): { page: "transfer" | "desk" | "template"; shown: number } | undefined {
  if (!isOpen(ticket)) return undefined;
  const others = managers.filter(({ id }) => id !== ticket.managerId);
  if (ticket.cardPage === "transfer" && others.length > mostManagers)
    return { page: "transfer", shown: mostManagers };
  if (ticket.cardPage === "template" && templates.length > mostNamed)
    return { page: "template", shown: mostNamed };
  if (ticket.cardPage === "desk" && desks.length > mostNamed) return { page: "desk", shown: mostNamed };
  return undefined;
}

function managerButtons({ ticket, managers, atWork }: CardFacts): Keyboard {
  const others = managers.filter(({ id }) => id !== ticket.managerId).slice(0, mostManagers);
  // The more names there are, the shorter they get. A letter takes 4 bytes at most.
  const longest = Math.min(64, Math.floor(longestNames / 4 / Math.max(others.length, 1)));
  const buttons = others.map((manager): Button => ({
    label: truncate(`${atWork.has(manager.id) ? "🟢 " : ""}${fullName(manager)}`, longest),
    press: { type: "transfer", ticketId: ticket.id, managerId: manager.id },
  }));
  const perRow = buttons.length > inOneColumn ? 2 : 1;
  return buttons.flatMap((_, index) => (index % perRow === 0 ? [buttons.slice(index, index + perRow)] : []));
}

function snoozeButtons(language: Language, { ticket }: CardFacts): Keyboard {
  const button = (label: PlainTextId, choice: number): Button => ({
    label: plain(language, label),
    press: { type: "snooze", ticketId: ticket.id, choice },
  });
  return [
    ...(ticket.snoozedUntil === null ? [] : [[button("button-snooze-end", snoozeChoices.end)]]),
    [
      button("button-snooze-hour", snoozeChoices.hour),
      button("button-snooze-three-hours", snoozeChoices.threeHours),
    ],
    [
      button("button-snooze-tomorrow", snoozeChoices.tomorrow),
      button("button-snooze-week", snoozeChoices.week),
    ],
  ];
}

function subjectButtons({ ticket, subjects }: CardFacts): Keyboard {
  return subjects
    .slice(0, mostNamed)
    .map(({ id, name }) => [{ label: name, press: { type: "subject", ticketId: ticket.id, subjectId: id } }]);
}

/** The ones that are used most, by group and name. */
function templateButtons({ ticket, templates }: CardFacts): Keyboard {
  const used = new Set(templates.toSorted((a, b) => b.uses - a.uses).slice(0, mostNamed));
  const shown = templates.filter((each) => used.has(each));
  const buttons = shown.map(({ id, group, name }): Button => ({
    label: truncate(group === "" ? name : `${group} / ${name}`, shown.length > inOneColumn ? 32 : 64),
    press: { type: "template", ticketId: ticket.id, templateId: id },
  }));
  return inRows(buttons, shown.length > inOneColumn ? 2 : 1);
}

function deskButtons({ ticket, desks }: CardFacts): Keyboard {
  return desks
    .slice(0, mostNamed)
    .map(({ id, name }) => [
      { label: truncate(name, 64), press: { type: "desk", ticketId: ticket.id, deskId: id } },
    ]);
}
