import { html } from "../../text/text.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Feature, GivenAtTicket } from "../feature.ts";
import { pickFromCard } from "../templates/own-picker.ts";
import { askNote, claim, close, logCall, reopen, turnTo } from "./deeds/act.ts";
import { reopenAndSend, sendNote, sendWithheld } from "./deeds/answer.ts";
import { readReason } from "../blocking/reason.ts";
import { askBlock, decideBlock, setBlocked } from "./deeds/blocking.ts";
import { askName, nameGiven, nameWithheld } from "./deeds/client-name.ts";
import { deleteAnswer } from "./deeds/deletion.ts";
import { noteGiven } from "./notes/notes.ts";
import { askWhatToSplit, splitChosen, splitGiven } from "./deeds/split.ts";
import { transferGiven, transferTo } from "./deeds/transfer.ts";
import { noteWithheld } from "./notes/withheld.ts";

/** The team's work on a ticket where it is shown. */
export const tickets = {
  ticketCommands: {
    claim: { may: "claim", menu: "menu-claim", run: claim },
    call: { may: "call", menu: "menu-call", run: logCall },
    note: { may: "note", menu: "menu-note", takesWords: true, run: noteGiven },
    close: { may: "close", menu: "menu-desk-close", run: close },
    reopen: { may: "reopen", menu: "menu-reopen", run: reopen },
    transfer: { may: "transfer", menu: "menu-transfer", takesWords: true, run: transferGiven },
    name: { may: "name", menu: "menu-name", takesWords: true, run: nameGiven },
    split: { may: "split", menu: "menu-split", run: splitGiven },
    del: { may: "delete", menu: "menu-del", run: deleteGiven },
    block: {
      may: "block",
      menu: "menu-block",
      takesWords: true,
      run: (given) => setBlocked(given, true, readReason(given.rest)),
    },
    unblock: { may: "unblock", menu: "menu-unblock", run: (given) => setBlocked(given, false) },
    help: { may: "desk_help", menu: "menu-desk-help", run: help },
  },
  presses: {
    claim,
    call: logCall,
    note: askNote,
    close,
    reopen,
    block: askBlock,
    block_sure: (pressed) => decideBlock(pressed, true),
    block_not: (pressed) => decideBlock(pressed, false),
    unblock: (pressed) => setBlocked(pressed, false),
    how_to_name: askName,
    how_to_split: askWhatToSplit,
    menu: (pressed, { page }) => (page === "template" ? pickFromCard(pressed) : turnTo(pressed, page)),
    transfer: (pressed, { managerId }) => transferTo(pressed, managerId),
    split: (pressed, { messageId }) => splitChosen(pressed, messageId),
    send_note: (pressed, { noteId }) => sendNote(pressed, noteId),
    send_held: (pressed, { messageId }) => reopenAndSend(pressed, messageId),
    withheld_note: ({ handling, ticket }, { batch }) => noteWithheld(handling, ticket, batch),
    withheld_answer: (pressed, { batch }) => sendWithheld(pressed, batch),
    withheld_name: (pressed, { batch }) => nameWithheld(pressed, batch),
  },
} satisfies Feature;

function deleteGiven({ handling, ticket, member, incoming }: GivenAtTicket) {
  return deleteAnswer(handling, ticket, ticket, member, incoming);
}

function help({ handling, ticket, incoming }: GivenAtTicket): "silent" {
  tellDesk(handling, ticket, html(handling.teamLanguage, "desk-help", { place: "request" }), {
    replyToDeskMessageId: incoming.messageId,
  });
  return "silent";
}
