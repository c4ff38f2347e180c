import { maskSecrets } from "../../secrets.ts";
import { CopyError } from "../../store/backup/copy.ts";
import { findMemory, saveMemory } from "../../store/memory.ts";
import { html, type Language, plain } from "../../text/text.ts";
import { alertAdmins } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";

/** Tells the admins, once for each night. @param dueOn the night's date, YYYY-MM-DD; `folder` where the copies are */
export function nightlyCopyFailed(
  handling: Handling,
  { error, dueOn, folder }: { error: unknown; dueOn: string; folder: string },
): void {
  const { tx, teamLanguage } = handling;
  if (findMemory(tx, "copy_failure_told_on") === dueOn) return;
  saveMemory(tx, "copy_failure_told_on", dueOn);
  const reason = renderReason(teamLanguage, error);
  const isDamaged = error instanceof CopyError && error.problem.kind === "damaged";
  alertAdmins(
    handling,
    isDamaged
      ? html(teamLanguage, "alert-backup-damaged", { reason, path: folder })
      : html(teamLanguage, "alert-backup-failed", { reason }),
  );
}

/** Why the copy failed, as the end of a sentence. */
export function renderReason(language: Language, error: unknown): string {
  if (!(error instanceof CopyError))
    return maskSecrets(error instanceof Error ? error.message : String(error));
  const { problem } = error;
  if (problem.kind === "damaged") return plain(language, "backup-damaged", { error: problem.error });
  if (problem.kind !== "no-room") return plain(language, `backup-${problem.kind}`, { path: problem.path });
  const { needed, free } = problem;
  return plain(language, "backup-no-room", { needed: megabytes(needed), free: megabytes(free) });
}

export function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 1024 / 1024));
}
