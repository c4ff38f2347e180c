import { importTemplates } from "../../../handle/templates/import.ts";
import { largestFile, writeTemplateFile } from "../../../handle/templates/file.ts";
import { megabytes } from "../../../handle/backup/failure.ts";
import { say } from "../../../handle/effects/chat.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Database } from "../../../store/database.ts";
import { findManager } from "../../../store/people/managers.ts";
import { findTemplates } from "../../../store/texts/templates.ts";
import type { Html } from "../../../text/html.ts";
import { html } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { loadFile } from "../../files.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";
import { answer } from "./making.ts";
import { upload } from "./upload.ts";

/** A server that does not answer holds up nobody longer, and is asked again. In milliseconds. */
const patience = 60_000;

/** Sends somebody of the team all canned replies as they are now. */
export function sendTemplates(
  sending: Sending,
  { personId }: EffectOf<"send_templates">,
  signal: Signal,
): Promise<Outcome> {
  const { store, clock, teamLanguage, timeZone, botId, botUsername } = sending;
  if (!isOfTeam(store, personId)) return Promise.resolve({ kind: "done" });
  const templates = findTemplates(store);
  const bot = { id: botId, username: botUsername };
  const content = Buffer.from(writeTemplateFile(templates, bot));
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now());
  const name = `topicdesk-templates-${now.toZonedDateTimeISO(timeZone).toPlainDate().toString()}.json`;
  const caption = html(teamLanguage, "templates-export-caption", { count: templates.length });
  const onTooLarge = (bytes: number) =>
    answer(sending, personId, html(teamLanguage, "templates-export-large", { size: megabytes(bytes) }));
  const onRefused = (reason: string) =>
    answer(sending, personId, html(teamLanguage, "templates-export-refused", { reason }));
  const file = { content, size: content.length, name, caption };
  return upload(sending, personId, file, { onTooLarge, onRefused }, signal);
}

/**
 * Loads the file and takes the canned replies in it. They are written in the transaction that settles the row: a crash before
 * it loads the file again, and after it there is no row.
 */
export function loadTemplates(
  sending: Sending,
  { personId, fileId }: EffectOf<"import_templates">,
  signal: Signal,
): Promise<Outcome> {
  const { uploads, teamLanguage, botId } = sending;
  const tell = (said: Html) => answer(sending, personId, said);
  const large = html(teamLanguage, "templates-import-large", { most: megabytes(largestFile) });
  const limited = AbortSignal.any([signal as AbortSignal, AbortSignal.timeout(patience)]);
  return attempt(
    async () => loadFile(await uploads.getFile(fileId, limited as Signal), largestFile, limited),
    (loaded) => {
      // Its address is good for an hour, so the next try asks for another one.
      if (!loaded.ok && loaded.why === "failed")
        return { kind: "retry", error: "the file was not loaded", isAmbiguous: false };
      if (!loaded.ok) return tell(large);
      return {
        kind: "done",
        settle(tx) {
          const handling = handlingOf(sending, tx);
          const said = isOfTeam(tx, personId)
            ? importTemplates(handling, personId, loaded.bytes, botId)
            : html(teamLanguage, "refusal-not-allowed");
          say(handling, personId, said);
        },
      };
    },
    (failure) => {
      if (failure.kind !== "target_gone") return whenUnexpected(failure);
      const isLarge = failure.error.includes("file is too big");
      return tell(isLarge ? large : html(teamLanguage, "templates-import-unloaded"));
    },
  );
}

/** Whoever has left the team meanwhile gets nothing, and changes nothing. */
function isOfTeam(db: Database, personId: number): boolean {
  return findManager(db, personId)?.isActive === true;
}
