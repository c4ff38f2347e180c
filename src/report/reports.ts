import { setFlagsFromString } from "node:v8";
import { runThread } from "../store/thread.ts";
import type { Language } from "../text/resources.ts";
import type { Report } from "./make.ts";
import type { ReportRequest, StatsRequest, TranscriptRequest } from "./request.ts";
import type { Stats } from "./stats/make.ts";
import type { TranscriptContext } from "./transcript/make.ts";
import type { FileAccess } from "./transcript/media.ts";

/** What the thread gets. */
export interface ReportTask<Request = ReportRequest | StatsRequest> {
  /** The database's file. */
  path: string;
  request: Request;
  language: Language;
  timeZone: string;
  lowRating: number;
  /** Milliseconds since the Unix epoch. */
  now: number;
}

/** What the thread gets for a transcript. */
export interface TranscriptTask extends TranscriptContext {
  path: string;
  transcript: TranscriptRequest;
  files: FileAccess;
}

type OnDone = (count: number) => void;

/** In megabytes. A report over 100,000 tickets takes a third of it. */
const mostMemory = 512;

/**
 * Makes reports, pictures and transcripts, each in a thread of its own with a connection of its own, so that messages do not wait meanwhile. Nothing
 * is written to the disk.
 */
export class Reports {
  readonly #path: string;
  readonly #running = new Set<Promise<unknown>>();
  readonly #stopping = new AbortController();

  /** @param path the database's file */
  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Undefined when there is nothing to report.
   * @param onRead gets the number of tickets that were read so far, now and then
   * @throws the signal's reason when it aborts
   */
  make(
    task: Omit<ReportTask<ReportRequest>, "path">,
    signal: AbortSignal,
    onRead?: OnDone,
  ): Promise<Report | undefined> {
    return this.#run({ ...task, path: this.#path }, signal, onRead);
  }

  /** Undefined when there is nothing to show. The rest as for {@link make}. */
  picture(
    task: Omit<ReportTask<StatsRequest>, "path">,
    signal: AbortSignal,
    onRead?: OnDone,
  ): Promise<Stats | undefined> {
    return this.#run({ ...task, path: this.#path }, signal, onRead);
  }

  /**
   * Undefined when there is no such ticket; "too large" when its text alone is.
   * @param onLoaded gets the number of attachments that were loaded so far
   * @throws the signal's reason when it aborts
   */
  transcribe(
    task: Omit<TranscriptTask, "path">,
    signal: AbortSignal,
    onLoaded?: OnDone,
  ): Promise<Report | "too large" | undefined> {
    return this.#run({ ...task, path: this.#path }, signal, onLoaded);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#running);
  }

  /** The request tells the thread what to make. */
  async #run<Made>(
    task: ReportTask | TranscriptTask,
    signal: AbortSignal,
    onDone?: OnDone,
  ): Promise<Made | undefined> {
    // `npm start` keeps every thread's young generation small, and that goes before the limits below. V8 reads it when it
    // makes a heap, so only for threads to come. 0 is V8's own size.
    setFlagsFromString("--max-semi-space-size=0");
    const options = {
      workerData: task,
      // What the process itself was started with is not for its threads: the demo's bot imports what watches its input.
      execArgv: [],
      // In a young generation of 3 MB, as the process has it, the many short-lived cells cost half as much again.
      resourceLimits: { maxOldGenerationSizeMb: mostMemory, maxYoungGenerationSizeMb: 24 },
    };
    const isOver = AbortSignal.any([signal, this.#stopping.signal]);
    const running = runThread<Made | undefined>(
      new URL("worker.ts", import.meta.url),
      options,
      isOver,
      onDone,
    );
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }
}
