import { once } from "node:events";
import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import type { Log } from "../log.ts";
import { ListenError } from "./listen-error.ts";

export interface HttpOptions {
  port: number;
  host: string;
  log: Log;
  routes: readonly Hono[];
}

/** A request that is not complete after so long is refused (408). */
const requestMilliseconds = 10_000;

/** How long requests in hand may take at the end. */
const graceMilliseconds = 1_000;

/** Starts the HTTP server. The returned function stops it. @throws ListenError when the port cannot be opened */
export async function startHttp({ port, host, log, routes }: HttpOptions): Promise<() => Promise<void>> {
  const app = new Hono();
  for (const each of routes) app.route("/", each);
  app.notFound((context) => context.json({ error: "not found" }, 404));
  app.onError((error, context) => {
    log.error({ error }, "an HTTP request failed");
    return context.json({ error: "internal error" }, 500);
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: {
      requestTimeout: requestMilliseconds,
      headersTimeout: requestMilliseconds,
      connectionsCheckingInterval: 1_000,
    },
  }) as Server;
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new ListenError(error as NodeJS.ErrnoException, host, port);
  }
  return () => stop(server);
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
