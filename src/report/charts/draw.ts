import { fork } from "node:child_process";
import type { Chart, Picture } from "./chart.ts";

/** In megabytes, without the pictures themselves. */
const mostMemory = 128;

/**
 * Draws each chart as a PNG. A process of its own does it: what draws is native code, whose 50 to 80 MB a thread would not
 * give back. It ends with the caller, however that ends.
 */
export function draw(charts: readonly Chart[]): Promise<Picture[]> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("process.ts", import.meta.url), {
      // It needs nothing of the bot's environment, least of all the token.
      env: {},
      execArgv: [`--max-old-space-size=${mostMemory}`],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (piece: string) => (said = (said + piece).slice(-2_000)));
    child.once("message", (pictures) => resolve(pictures as Picture[]));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const reason = /^\w*Error: .*$/m.exec(said)?.[0] ?? `code ${code}, signal ${signal}`;
      reject(new Error(`the charts could not be drawn: ${reason}`));
    });
    child.send(charts);
  });
}
