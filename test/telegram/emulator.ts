import type { AddressInfo } from "node:net";
import { systemClock, type Clock } from "../../src/clock.ts";
import { CallLog } from "./calls.ts";
import { Faults } from "./faults.ts";
import { createGate, type Limits } from "./limits.ts";
import { createTelegramServer } from "./server.ts";
import { World } from "./world.ts";

/** Telegram in this process, as bots see it: a Bot API server and its world. */
export interface Emulator {
  /** `http://127.0.0.1:<port>`, the root of the API for a bot. */
  apiRoot: string;
  world: World;
  faults: Faults;
  calls: CallLog;
  /**
   * Calls that no correct bot makes: unknown methods or parameters, wrong types, values that are too long. A test fails on
   * any.
   */
  violations: string[];
  /**
   * Whether getUpdates slows down a bot that repeats an offset, as Telegram does (FACTS 1). Off, so that tests are fast.
   */
  slowsRepeatedOffsets: boolean;
  /** Breaks all connections. Resolves when the port is free. */
  stop(): Promise<void>;
}

export interface EmulatorOptions {
  clock?: Clock;
  /** A free one by default. */
  port?: number;
  limits?: "none" | Limits;
  slowsRepeatedOffsets?: boolean;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const clock = options.clock ?? systemClock;
  const world = new World(clock);
  const served = {
    world,
    faults: new Faults(() => server.closeAllConnections()),
    calls: new CallLog(),
    violations: [],
    gate: createGate(clock, options.limits ?? "none", (chat_id) => world.channels.has(chat_id)),
    slowsRepeatedOffsets: options.slowsRepeatedOffsets ?? false,
  };
  const server = createTelegramServer(served);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(served, {
    apiRoot: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        for (const bot of world.bots.values()) bot.webhook?.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
