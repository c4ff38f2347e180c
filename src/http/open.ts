import type { Log } from "../log.ts";
import { healthRoutes } from "./health.ts";
import { metricsRoutes } from "./metrics.ts";
import { startHttp } from "./server.ts";
import { webhookRoutes } from "./webhook.ts";

export interface OpenOptions {
  port: number;
  host: string;
  log: Log;
  /** Why no updates come. Undefined while they come. */
  problem: Parameters<typeof healthRoutes>[0];
  /** What `/metrics` shows. */
  figures: Parameters<typeof metricsRoutes>[0];
  /** Where the outside reaches this server, if Telegram posts updates there. Its path is a part of ours. */
  webhookUrl: string | undefined;
  secret: string;
  deliver: Parameters<typeof webhookRoutes>[0]["deliver"];
}

/**
 * Opens the HTTP server with everything that is switched on. The returned function stops it.
 * @throws ListenError when the port cannot be opened
 */
export function openHttp(options: OpenOptions): Promise<() => Promise<void>> {
  const { port, host, log, problem, figures, webhookUrl, secret, deliver } = options;
  const routes = [healthRoutes(problem), metricsRoutes(figures)];
  if (webhookUrl !== undefined) {
    const path = new URL(webhookUrl).pathname.replace(/\/$/, "");
    routes.push(webhookRoutes({ path, secret, deliver, log }));
  }
  return startHttp({ port, host, log, routes });
}
