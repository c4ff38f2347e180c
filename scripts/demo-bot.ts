import { runProcess } from "../src/run.ts";
import { MovableClock } from "../test/telegram/page/movable-clock.ts";

/** The demo's bot: the real one, on a clock that the demo moves forward by messages. */
const clock = new MovableClock();
process.on("message", ({ forward }: { forward: number }) => {
  clock.forward(forward);
  process.send?.({ forwarded: forward });
});
// The connection to the demo alone keeps nothing running.
process.channel?.unref();
await runProcess(clock);
