import type { Feature } from "../feature.ts";
import { desksAsked } from "./command.ts";
import { takeWords } from "../client/commands.ts";
import { speaksForTeam } from "../private/kept.ts";
import { checkedAgain, offerTaken } from "./offer.ts";
import { askNewName, listDesks, openDesk, takeAsDefault } from "./press.ts";
import { rescueTickets } from "./rescue.ts";
import { setupAsked } from "./setup.ts";
import { deskGiven, moveTo } from "./ticket.ts";

/** The team's groups and channels. */
export const desks = {
  ticketCommands: {
    desk: { may: "desk", menu: "menu-desk", takesWords: true, run: deskGiven },
  },
  privateCommands: {
    desks: {
      may: "desks",
      menu: "menu-desks",
      run: ({ handling, author, rest }) => desksAsked(handling, author, rest),
    },
    // Anybody may read how to use it.
    setup: {
      may: "client_help",
      run(given) {
        const { handling, author, incoming, rest } = given;
        const { chatId } = incoming;
        setupAsked(handling, { chatId, topicId: null, chatType: "private", author, rest });
        // A client's words are a message all the same.
        if (!speaksForTeam(handling, author.id)) takeWords(given);
      },
    },
  },
  presses: {
    desk: (pressed, { deskId }) => moveTo(pressed, deskId),
    desk_list: listDesks,
    desk_open: openDesk,
    desk_rename: askNewName,
    desk_default: takeAsDefault,
    desk_rescue: ({ handling, person }, { deskId, targetId }) =>
      rescueTickets(handling, person, deskId, targetId),
    desk_add: offerTaken,
    setup_again: checkedAgain,
  },
} satisfies Feature;
