import { join } from "node:path";
import { type Desk, until } from "../support/desk.ts";
import { toFormerVersion } from "./former-version.ts";

/** Topicdesk stops while Telegram takes nothing of what was done last, and its next version starts. */
export async function upgrades(desk: Desk, act: () => unknown = () => {}, version: 4 | 5 = 4): Promise<void> {
  const method = [
    "sendMessage",
    "copyMessage",
    "copyMessages",
    "sendMediaGroup",
    "editMessageText",
    "createForumTopic",
    "editForumTopic",
  ];
  const heal = desk.telegram.faults.tooManyRequests(1, { method });
  await act();
  await until(() => desk.telegram.bot.queue.length === 0, "Topicdesk does not take its updates");
  await desk.stop();
  heal();
  toFormerVersion(join(desk.config.dataDir, "topicdesk.db"), version);
  await desk.start();
}
