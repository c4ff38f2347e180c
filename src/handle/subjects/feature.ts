import type { Feature } from "../feature.ts";
import { subjectsAsked } from "./command.ts";
import { askNewName, changeSubject, listSubjects, openSubject, showRoutes } from "./press.ts";
import { setSubject, subjectGiven } from "./ticket.ts";

/** What tickets are about. */
export const subjects = {
  ticketCommands: {
    subject: { may: "subject", menu: "menu-subject", takesWords: true, run: subjectGiven },
  },
  privateCommands: {
    subjects: {
      may: "subjects",
      menu: "menu-subjects",
      run: ({ handling, author, rest }) => subjectsAsked(handling, author, rest),
    },
  },
  presses: {
    subject: (pressed, { subjectId }) => setSubject(pressed, subjectId),
    subject_list: listSubjects,
    subject_add: askNewName,
    subject_open: openSubject,
    subject_rename: askNewName,
    subject_desks: showRoutes,
    subject_hide: changeSubject,
    subject_show: changeSubject,
    subject_order: changeSubject,
    subject_route: changeSubject,
  },
} satisfies Feature;
