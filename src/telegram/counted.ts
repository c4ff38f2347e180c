import type { Api } from "grammy";
import type { Counts } from "../counts.ts";
import type { Route } from "./bot.ts";

/** Counts the calls of these clients by their method and result. */
export function countApis(apis: readonly Api[], { calls }: Counts): void {
  for (const api of apis) {
    api.config.use(async (call, method, payload, signal) => {
      try {
        const response = await call(method, payload, signal);
        calls.add(method, response.ok ? "ok" : String(response.error_code));
        return response;
      } catch (error) {
        calls.add(method, "unanswered");
        throw error;
      }
    });
  }
}

/** The same route, which counts updates by their kind. */
export function countUpdates(route: Route, { updates }: Counts): Route {
  return (update) => {
    const kind = Object.keys(update).find((key) => key !== "update_id") ?? "";
    updates.add(/^[a-z_]{1,40}$/.test(kind) ? kind : "other");
    return route(update);
  };
}
