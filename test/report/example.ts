import { deleteNorms, saveNorms } from "../../src/store/desks/norms.ts";
import { everywhere, saveSpecialDay, saveWeek } from "../../src/store/desks/hours.ts";
import { always } from "../../src/worktime/hours.ts";
import { on, type Ledger } from "./ledger.ts";

const [boris, vera] = [1, 2];
const minute = 60_000;

/** Wednesday noon. The 16th of November 2026 is a Monday. */
export const now = on("25 12:00");

/** The first desk works from 9 to 18, Monday to Friday, but not on Wednesday the 18th. The second one always works. */
export function setNorms({ store }: Ledger): void {
  const day = [{ from: 9 * 60, to: 18 * 60 }];
  store.transaction((tx) => {
    saveWeek(tx, everywhere, [day, day, day, day, day, [], []]);
    saveWeek(tx, 2, always);
    saveSpecialDay(tx, { date: "2026-11-18", spans: [], name: "" });
    saveNorms(tx, everywhere, { firstReply: 15 * minute, nextReply: 30 * minute, closing: 480 * minute });
    deleteNorms(tx, 1);
    saveNorms(tx, 2, null);
  });
}

/** Every case of "How it is counted". */
export function writeExample(ledger: Ledger): void {
  // 1: as it should be. The client's thanks after the closing begin no wait.
  ledger.opens(1, on("16 10:00"));
  ledger.claims(1, boris, on("16 10:10"));
  ledger.replies(1, boris, on("16 10:10"));
  ledger.closes(1, boris, on("16 11:00"));
  ledger.rates(1, 5, on("16 11:05"), true);
  ledger.asks(1, on("16 11:06"));
  // 2: from Friday evening to Monday morning, with twenty working minutes between.
  ledger.opens(2, on("20 17:50"));
  ledger.claims(2, vera, on("23 9:10"));
  ledger.replies(2, vera, on("23 9:10"));
  // 3: over a holiday.
  ledger.opens(3, on("17 17:30"));
  ledger.claims(3, boris, on("19 9:30"));
  ledger.replies(3, boris, on("19 9:30"));
  ledger.closes(3, boris, on("19 10:00"));
  // 4: albums are one message each, a note is no reply, a call is one. The rating is changed.
  ledger.opens(4, on("16 12:00"));
  ledger.asks(4, on("16 12:00"), { media_group_id: "photos" });
  ledger.asks(4, on("16 12:00"), { media_group_id: "photos" });
  ledger.notes(4, vera, on("16 12:05"), "noted");
  ledger.notes(4, vera, on("16 12:05"), "noted");
  ledger.claims(4, vera, on("16 12:20"));
  ledger.calls(4, vera, on("16 12:20"));
  ledger.asks(4, on("16 12:30"));
  ledger.replies(4, vera, on("16 12:40"), { media_group_id: "answer" });
  ledger.replies(4, vera, on("16 12:41"), { media_group_id: "answer" });
  ledger.closes(4, vera, on("16 12:50"));
  ledger.rates(4, 1, on("16 12:52"));
  ledger.rates(4, 2, on("16 12:53"), false);
  ledger.set(4, { rating_comment: "Долго" });
  // 5: an answer that was taken back counts for nothing. Somebody else presses the button of closing.
  ledger.opens(5, on("17 9:00"));
  ledger.claims(5, boris, on("17 9:05"));
  ledger.replies(5, boris, on("17 9:05"), { failure: "deleted" });
  ledger.replies(5, boris, on("17 9:07"), { failure: "noted" });
  ledger.replies(5, boris, on("17 9:12"));
  ledger.closes(5, vera, on("17 9:30"));
  // 6: an anonymous answer, a closing that is nobody's, a message that reopens, and an hour's outage from 14:00.
  ledger.opens(6, on("16 9:00"));
  ledger.replies(6, "anonymous", on("16 9:04"));
  ledger.closes(6, "anonymous", on("16 9:10"));
  ledger.reopens(6, "client", on("16 15:00"), on("16 14:00"));
  ledger.claims(6, vera, on("16 15:00"));
  ledger.replies(6, vera, on("16 14:40"));
  ledger.closes(6, vera, on("16 15:05"));
  // 7 and 8: closed without a reply, in time and too late.
  ledger.opens(7, on("19 10:00"));
  ledger.closes(7, "client", on("19 10:05"));
  ledger.opens(8, on("19 11:00"));
  ledger.closes(8, "bot", on("19 12:00"));
  // 9: transferred by the one who gets it, then moved to a desk without norms, which is no transfer.
  ledger.opens(9, on("23 9:00"));
  ledger.claims(9, boris, on("23 9:02"));
  ledger.transfers(9, vera, boris, vera, on("23 9:05"));
  ledger.replies(9, vera, on("23 9:14"));
  ledger.event(9, { kind: "manager", id: vera }, on("23 9:20"), {
    type: "moved_to_desk",
    deskId: 2,
    desk: "Склад",
    from: vera,
  });
  ledger.set(9, { desk_id: 2, manager_id: null });
  // 10: the team wrote first.
  ledger.opens(10, on("24 10:00"), { by: boris });
  ledger.replies(10, boris, on("24 10:01"));
  ledger.asks(10, on("24 10:30"));
  ledger.replies(10, boris, on("24 10:50"));
  ledger.closes(10, boris, on("24 11:00"));
  // 11 and 12: the second message was split off, and counts from its date.
  ledger.opens(11, on("24 11:00"));
  ledger.asks(11, on("24 11:05"), { failure: "moved" });
  ledger.claims(11, boris, on("24 11:10"));
  ledger.replies(11, boris, on("24 11:10"));
  ledger.opens(12, on("24 11:05"), { processedAt: on("24 11:30") });
  ledger.claims(12, vera, on("24 11:40"));
  ledger.replies(12, vera, on("24 11:40"));
  // 13 and 14: still waiting, within the norm and past it. An answer that did not arrive is none.
  ledger.opens(13, on("25 11:50"));
  ledger.opens(14, on("25 11:00"));
  ledger.replies(14, boris, on("25 11:05"), { failure: "unreachable", delivered_at: null });
  // 15: it rested from 10:05 to 12:00.
  ledger.opens(15, on("23 10:00"));
  ledger.claims(15, boris, on("23 10:01"));
  ledger.event(15, { kind: "manager", id: boris }, on("23 10:05"), {
    type: "snoozed",
    until: on("23 12:00"),
  });
  ledger.event(15, { kind: "bot" }, on("23 12:00"), { type: "woken" });
  ledger.replies(15, boris, on("23 12:08"));
  ledger.closes(15, boris, on("23 12:10"));
  // 16: from October, closed in November.
  ledger.opens(16, on("1 0:00") - minute);
  ledger.claims(16, vera, on("1 0:00") - minute);
  ledger.closes(16, vera, on("2 10:01"));
  // 17: taken at once, answered too late.
  ledger.opens(17, on("24 15:00"));
  ledger.claims(17, vera, on("24 15:00"));
  ledger.replies(17, vera, on("24 15:20"));
  ledger.closes(17, vera, on("24 15:30"));
  // Client's messages of another kind than text: 18 has an unwanted one, which nobody has to answer.
  ledger.opens(18, on("24 16:00"));
  ledger.claims(18, boris, on("24 16:01"));
  ledger.replies(18, boris, on("24 16:01"));
  ledger.asks(18, on("24 16:02"), { failure: "unwanted" });
  ledger.closes(18, boris, on("24 17:00"));
}
