import type { BotAccount } from "./account.ts";
import type { Call } from "./call.ts";
import type { LoggedCall } from "./calls.ts";
import type { Emulator } from "./emulator.ts";
import { findMethod } from "./method.ts";
import { checkParameters } from "./schema.ts";

/** Lets a call of another emulator's log happen here too, without HTTP and at once. It brings no files. */
export function repeatCall(emulator: Emulator, bot: BotAccount, logged: LoggedCall): void {
  const { world, calls } = emulator;
  calls.add({ ...logged, at: world.clock.now() });
  const { name, method } = findMethod(logged.method)!;
  const parameters = checkParameters(name, logged.parameters, new Set());
  void method({
    world,
    bot,
    method: name,
    parameters: parameters as unknown as Call["parameters"],
    uploads: new Map(),
    signal: AbortSignal.abort(),
    options: emulator,
  });
  for (const run of world.takeErrands().afterAnswer) run();
}
