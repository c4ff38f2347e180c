import { createServer } from "node:net";

/** Ports from here on are given to connections that go out (Linux: ip_local_port_range). One of them may take a free one at any moment. */
const firstOfOthers = 32_768;
const first = 10_000;

/** A port of this computer that nobody listens to, and that no connection gets by itself. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * (firstOfOthers - first));
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
