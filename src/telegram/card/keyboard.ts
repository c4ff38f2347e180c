import type { Button, Keyboard } from "../../ticket/keyboard.ts";
import { truncate } from "../../text/html.ts";
import { type Language, plain } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { priorities } from "../../ticket/labels.ts";
import type { CardPage } from "../../ticket/press.ts";
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
  if (ticket.cardPage === "desk" && isOpen(ticket)) return [...deskButtons(facts), [backTo("more")]];
  return mainButtons(language, facts);
}

function mainButtons(language: Language, { ticket }: CardFacts): Keyboard {
  const ticketId = ticket.id;
  const more: Button = {
    label: plain(language, "button-more"),
    press: { type: "menu", ticketId, page: "more" },
  };
  if (!isOpen(ticket)) {
    return [
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
    [...claim, { label: plain(language, "button-call"), press: { type: "call", ticketId } }],
    [
      { label: plain(language, "button-note"), press: { type: "note", ticketId } },
      {
        label: plain(language, "button-transfer"),
        press: { type: "menu", ticketId, page: "transfer" },
      },
    ],
    [{ label: plain(language, "button-close"), press: { type: "close", ticketId }, style: "success" }, more],
  ];
}

function moreButtons(language: Language, { ticket, client, deskName }: CardFacts): Keyboard {
  const ticketId = ticket.id;
  const otherDesk: Button = {
    label: plain(language, "button-desk"),
    press: { type: "menu", ticketId, page: "desk" },
  };
  return [
    [
      { label: plain(language, "button-subject"), press: { type: "menu", ticketId, page: "subject" } },
      { label: plain(language, "button-name"), press: { type: "how_to_name", ticketId } },
    ],
    [{ label: plain(language, "button-priority"), press: { type: "menu", ticketId, page: "priority" } }],
    ...(deskName !== undefined && isOpen(ticket) ? [[otherDesk]] : []),
    [{ label: plain(language, "button-split"), press: { type: "how_to_split", ticketId } }],
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

/** Telegram takes about a hundred buttons under a message (unverified). Other managers can be named in a command. */
const mostManagers = 90;

/** Up to so many buttons stand in one column, more in two. */
const managersInColumn = 12;

function managerButtons({ ticket, managers }: CardFacts): Keyboard {
  const others = managers.filter(({ id }) => id !== ticket.managerId).slice(0, mostManagers);
  const buttons = others.map((manager): Button => ({
    label: truncate(fullName(manager), 64),
    press: { type: "transfer", ticketId: ticket.id, managerId: manager.id },
  }));
  const perRow = buttons.length > managersInColumn ? 2 : 1;
  return buttons.flatMap((_, index) => (index % perRow === 0 ? [buttons.slice(index, index + perRow)] : []));
}

function subjectButtons({ ticket, subjects }: CardFacts): Keyboard {
  return subjects
    .slice(0, 40)
    .map(({ id, name }) => [{ label: name, press: { type: "subject", ticketId: ticket.id, subjectId: id } }]);
}

function deskButtons({ ticket, desks }: CardFacts): Keyboard {
  return desks
    .slice(0, 40)
    .map(({ id, name }) => [
      { label: truncate(name, 64), press: { type: "desk", ticketId: ticket.id, deskId: id } },
    ]);
}
