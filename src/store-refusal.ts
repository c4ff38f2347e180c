import { renderReason } from "./handle/backup/failure.ts";
import { CopyError } from "./store/backup/copy.ts";
import type { StoreError } from "./store/failure.ts";
import { type Language, plain } from "./text/text.ts";
import { version } from "./version.ts";

/** The sentence for the operator about data that cannot be used. */
export function renderRefusal(language: Language, { reason, path, details, cause }: StoreError): string {
  switch (reason) {
    case "newer": {
      const { theirs = "none", theirSchema, ourSchema } = details;
      const schemas = { theirSchema: String(theirSchema), ourSchema: String(ourSchema) };
      return plain(language, "store-newer", { path, theirs, ours: version, ...schemas });
    }
    case "uncopied": {
      const isDamaged = cause instanceof CopyError && cause.problem.kind === "damaged";
      const error = renderReason(language, cause);
      return plain(language, isDamaged ? "store-uncopied-damaged" : "store-uncopied", { path, error });
    }
    case "unmigrated":
      return plain(language, "store-unmigrated", {
        path,
        ours: version,
        error: renderReason(language, cause),
      });
    default:
      return plain(language, `store-${reason}`, { path });
  }
}
