import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BotName, type BotProcess, startBotProcess } from "./bot-process.ts";
import { startTelegramProcess, type TelegramProcess } from "./telegram-process.ts";

/** A bot and a Telegram, each in its own process. */
export interface Stand {
  telegram: TelegramProcess;
  bot: BotProcess;
}

export interface StandOptions {
  bot: BotName;
  /** Clients whose tickets are open before the measuring begins. */
  clients?: number;
  /** Puts data into the directory before the bot starts. */
  prepare?: (directory: string, telegram: TelegramProcess) => void;
}

/** Starts both, measures, and stops both. @throws {Error} when the bot made a call that Telegram does not allow */
export async function onStand<T>(options: StandOptions, measure: (stand: Stand) => Promise<T>): Promise<T> {
  return inDirectory(async (directory) => {
    const telegram = await startTelegramProcess();
    try {
      options.prepare?.(directory, telegram);
      const bot = startBotProcess(options.bot, directory, telegram);
      let result: T;
      try {
        if (options.bot === "Topicdesk" && options.prepare === undefined) await telegram.run("setUp", {});
        if (options.clients !== undefined) await telegram.run("openTickets", { clients: options.clients });
        result = await measure({ telegram, bot });
      } finally {
        await bot.stop();
      }
      const violations = await telegram.run("violations", {});
      if (violations.length > 0) throw new Error(`Telegram allows no such call: ${violations[0]}`);
      return result;
    } finally {
      await telegram.stop();
    }
  });
}

/** Calls `work` with an empty directory, and deletes it afterwards. */
export async function inDirectory<T>(work: (directory: string) => T | Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "topicdesk-bench-"));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
