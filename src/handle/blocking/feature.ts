import type { Feature } from "../feature.ts";
import { blockAsked, unblockAsked } from "./command.ts";
import { blockedAsked, freeFromPage, turnTo } from "./list.ts";

/** Clients whom the team blocks, wherever their tickets are. */
export const blocking = {
  privateCommands: {
    block: { may: "block_client", menu: "menu-block", run: blockAsked },
    unblock: { may: "unblock_client", menu: "menu-unblock", run: unblockAsked },
    blocked: { may: "blocked", menu: "menu-blocked", isWholeList: true, run: blockedAsked },
  },
  presses: {
    blocked_list: (pressed, { number }) => turnTo(pressed, number),
    blocked_free: (pressed, { clientId, number }) => freeFromPage(pressed, clientId, number),
  },
} satisfies Feature;
