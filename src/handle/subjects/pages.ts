import { type Button, inRows } from "../../ticket/keyboard.ts";
import { type Desk, findDesk, findDesks } from "../../store/desks/desks.ts";
import { findSubjects, type Subject } from "../../store/tickets/subjects.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { subjectUrl } from "../../ticket/link.ts";
import type { Handling } from "../handle.ts";
import type { Page } from "../page.ts";

/** As many as fit into one list with their links, and as a client can choose from. */
export const mostSubjects = 30;

/** Stands for the default desk in a button. Desks are numbered from 1. */
export const defaultDesk = 0;

/** All subjects in their order, each with its link. */
export function renderSubjects(handling: Handling): Page {
  const { tx, teamLanguage } = handling;
  const subjects = findSubjects(tx);
  const add: Button = {
    label: plain(teamLanguage, "button-subject-add"),
    press: { type: "subject_add" },
    style: "primary",
  };
  if (subjects.length === 0) return { html: html(teamLanguage, "subjects-empty"), keyboard: [[add]] };
  const lines = subjects.map((subject, index) => renderLine(handling, subject, index + 1));
  const buttons = subjects.map(({ id, name }): Button => {
    return { label: name, press: { type: "subject_open", subjectId: id } };
  });
  return {
    html: joinHtml([html(teamLanguage, "subjects-list"), ...lines], "\n"),
    keyboard: [...inRows(buttons, 2), [add]],
  };
}

/** One subject with its buttons. */
export function renderSubject(handling: Handling, subject: Subject): Page {
  const { tx, teamLanguage, botUsername } = handling;
  const subjectId = subject.id;
  const subjects = findSubjects(tx);
  const position = subjects.findIndex(({ id }) => id === subjectId) + 1;
  const { desk, isReady } = findRoute(handling, subject);
  const order = (label: "button-up" | "button-down", to: number): Button[] =>
    to < 1 || to > subjects.length
      ? []
      : [{ label: plain(teamLanguage, label), press: { type: "subject_order", subjectId, place: to } }];
  const keyboard: Button[][] = [
    [
      { label: plain(teamLanguage, "button-rename"), press: { type: "subject_rename", subjectId } },
      subject.isHidden
        ? { label: plain(teamLanguage, "button-subject-show"), press: { type: "subject_show", subjectId } }
        : { label: plain(teamLanguage, "button-subject-hide"), press: { type: "subject_hide", subjectId } },
    ],
    [...order("button-up", position - 1), ...order("button-down", position + 1)],
    [{ label: plain(teamLanguage, "button-subject-desk"), press: { type: "subject_desks", subjectId } }],
    [{ label: plain(teamLanguage, "button-to-list"), press: { type: "subject_list" } }],
  ];
  const lines = [
    html(teamLanguage, "subjects-name", { name: subject.name }),
    desk === undefined
      ? html(teamLanguage, "subjects-to-default")
      : html(teamLanguage, isReady ? "subjects-to-desk" : "subjects-to-unready", { desk: desk.name }),
    subject.isHidden
      ? html(teamLanguage, "subjects-hidden")
      : html(teamLanguage, "subjects-link", { link: subjectUrl(botUsername, subjectId) }),
  ];
  return { html: joinHtml(lines, "\n"), keyboard: keyboard.filter((row) => row.length > 0) };
}

/** The desks that the subject may be routed to. */
export function renderRoutes({ tx, teamLanguage }: Handling, { id, name, deskId }: Subject): Page {
  const toDefault = { id: defaultDesk, name: plain(teamLanguage, "button-subject-default-desk") };
  const buttons = [toDefault, ...findDesks(tx)].map((desk): Button[] => {
    const label = truncate(desk.name, 40);
    const isChosen = desk.id === (deskId ?? defaultDesk);
    return [
      {
        label: isChosen ? `✓ ${label}` : label,
        press: { type: "subject_route", subjectId: id, deskId: desk.id },
      },
    ];
  });
  const back: Button = {
    label: plain(teamLanguage, "button-back"),
    press: { type: "subject_open", subjectId: id },
  };
  return { html: html(teamLanguage, "subjects-route-which", { name }), keyboard: [...buttons, [back]] };
}

function renderLine(handling: Handling, subject: Subject, position: number): Html {
  const { teamLanguage, botUsername } = handling;
  const { desk } = findRoute(handling, subject);
  const name = html(teamLanguage, "subjects-line", { place: String(position), name: subject.name });
  const marks = [
    desk !== undefined && html(teamLanguage, "subjects-line-desk", { desk: truncate(desk.name, 20) }),
    subject.isHidden && html(teamLanguage, "subjects-line-hidden"),
  ].filter((mark) => mark !== false);
  const link = html(teamLanguage, "subjects-line-link", { link: subjectUrl(botUsername, subject.id) });
  return joinHtml([joinHtml([name, ...marks], " · "), ...(subject.isHidden ? [] : [link])], "\n");
}

function findRoute({ tx }: Handling, { deskId }: Subject): { desk: Desk | undefined; isReady: boolean } {
  const desk = deskId === null ? undefined : findDesk(tx, deskId);
  return { desk, isReady: desk?.isReady === true };
}
