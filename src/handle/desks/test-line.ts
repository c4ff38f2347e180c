import type { Database, Transaction } from "../../store/database.ts";
import { deleteMemory, findMemory, saveMemory } from "../../store/memory.ts";

/** The lines that a test has sent into a chat and not deleted yet. */
export interface TestLine {
  /** Ids of the bot's messages. */
  lines: number[];
  /**
   * How many messages are still to be looked at, from `below` downwards: the answer to an earlier send was lost, so its line
   * may be among them.
   */
  left: number;
  below: number;
  /** The test has ended, but Telegram did not let the bot delete the lines. The next test tries again. */
  isOver: boolean;
}

export function findTestLine(db: Database, chatId: number): TestLine | undefined {
  const stored = findMemory(db, `desk_test:${chatId}`);
  return stored === undefined ? undefined : (JSON.parse(stored) as TestLine);
}

export function saveTestLine(tx: Transaction, chatId: number, line: TestLine): void {
  saveMemory(tx, `desk_test:${chatId}`, JSON.stringify(line));
}

export function forgetTestLine(tx: Transaction, chatId: number): void {
  deleteMemory(tx, `desk_test:${chatId}`);
}
