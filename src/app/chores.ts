import type { Clock } from "../clock.ts";
import { nextTelling, tellFailedUpdates } from "../handle/admin/failed-update.ts";
import { nightlyCopyFailed } from "../handle/backup/failure.ts";
import { doDue, findNext } from "../handle/deadlines/due.ts";
import { clockJumped } from "../handle/deadlines/jump.ts";
import { timeZoneMayHaveChanged } from "../handle/deadlines/zone.ts";
import { eraseOld } from "../handle/forget/retention.ts";
import type { Handling } from "../handle/handle.ts";
import { liftBlocksOfTeam } from "../handle/managers/block.ts";
import { schedulesAtStart } from "../handle/schedule/start.ts";
import type { Log } from "../log.ts";
import { watchDeadlines } from "../schedule/deadlines.ts";
import { tellInTime } from "../schedule/failed-updates.ts";
import { copyNightly } from "../schedule/nightly-copies.ts";
import { eraseNightly } from "../schedule/retention.ts";
import type { Copies } from "../store/backup/copies.ts";
import type { Store } from "../store/database.ts";
import { isStorageFailure } from "../store/failure.ts";
import type { Started } from "./started.ts";

interface Options {
  store: Store;
  copies: Copies;
  clock: Clock;
  timeZone: string;
  log: Log;
  started: Started;
  /** Does the work in a transaction of its own, and has what it leaves sent. */
  write: (work: (handling: Handling) => void) => void;
  onStorageFailure: (error: unknown) => void;
}

export interface Chores {
  /** An update has failed and is kept. */
  updateFailed(): void;
  /** All updates from before that time are in the database. Milliseconds since the Unix epoch. */
  caughtUp(at: number): void;
}

/** Does what every start has to, and begins what happens at its time. */
export function startChores(options: Options): Chores {
  const { store, copies, clock, timeZone, log, started, write, onStorageFailure } = options;
  const telling = tellInTime({
    clock,
    next: () => nextTelling(store, clock.now()),
    tell: () => write(tellFailedUpdates),
    onFailure: onStorageFailure,
  });
  started.add(() => telling.stop());
  started.add(
    copyNightly({
      store,
      copies,
      clock,
      timeZone,
      onFailed: (error, dueOn) =>
        write((handling) => nightlyCopyFailed(handling, { error, dueOn, folder: copies.folder })),
      onStorageFailure,
      log,
    }),
  );
  const erasing = eraseNightly({
    store,
    clock,
    timeZone,
    run() {
      let isMoreLeft = false;
      write((handling) => (isMoreLeft = eraseOld(handling)));
      return isMoreLeft;
    },
    onFailure: onStorageFailure,
  });
  started.add(() => erasing.stop());
  write(timeZoneMayHaveChanged);
  write(schedulesAtStart);
  write(liftBlocksOfTeam);
  const deadlines = watchDeadlines({
    clock,
    next: () => findNext(store),
    run(seenUntil) {
      let isMoreLeft = false;
      write((handling) => (isMoreLeft = doDue(handling, seenUntil)));
      return isMoreLeft;
    },
    onDoubt(milliseconds) {
      log.warn({ milliseconds }, "the clock has jumped forward; deadlines wait");
      write((handling) => clockJumped(handling, milliseconds));
    },
    onFailure(error) {
      if (isStorageFailure(error)) onStorageFailure(error);
      else log.error({ error }, "what was due could not be done; it is tried again in a minute");
    },
  });
  started.add(() => deadlines.stop());
  return {
    updateFailed: () => telling.look(),
    caughtUp(at) {
      deadlines.caughtUp(at);
      erasing.caughtUp(at);
    },
  };
}
