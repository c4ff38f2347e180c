import { join } from "node:path";
import { folderOfCopies, nameBeforeUpgrade } from "./copies.ts";
import { type FreeBytes, makeCopy, rename } from "./copy.ts";
import { openFormer } from "../database.ts";
import { StoreError } from "../failure.ts";

export interface UpgradeCopyOptions {
  dataDir: string;
  databasePath: string;
  /** YYYY-MM-DD */
  date: string;
  freeBytes: FreeBytes;
  /** Called before a copy is made, which takes seconds if the database is large. */
  onBegin: (path: string) => void;
  signal: AbortSignal;
}

/**
 * Copies a database that is about to be upgraded. Does nothing for one of this version and where there is none.
 * @throws StoreError, also when the copy fails; the signal's reason
 */
export async function copyBeforeUpgrade(options: UpgradeCopyOptions): Promise<void> {
  const { dataDir, databasePath, date, freeBytes, onBegin, signal } = options;
  const former = openFormer(databasePath);
  if (former === undefined) return;
  const path = join(folderOfCopies(dataDir), nameBeforeUpgrade(date, former.version));
  try {
    onBegin(path);
    await makeCopy(former.store, `${path}.part`, freeBytes, signal);
    rename(`${path}.part`, path);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new StoreError("uncopied", databasePath, error);
  } finally {
    former.store.close();
  }
}
