import { html } from "../../text/text.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import { sendBackup } from "../effects/files.ts";
import type { GivenInPrivate } from "../feature.ts";

/** `/backup` */
export function backupAsked({ handling, author }: GivenInPrivate): void {
  const isNew = sendBackup(handling, author.id);
  if (isNew) recordInAudit(handling, author, { what: "backup_asked" });
  say(handling, author.id, html(handling.teamLanguage, isNew ? "backup-begun" : "backup-under-way"));
}
