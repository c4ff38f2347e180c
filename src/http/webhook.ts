import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Log } from "../log.ts";

/** Bytes. */
const largestBody = 1024 * 1024;

/** Telegram tries again after so many seconds (tdlib server, WebhookActor). */
const againSeconds = "2";

interface Received {
  update_id: number;
}

export interface WebhookRoutesOptions<Update extends Received> {
  /** The path of the public URL, which a reverse proxy may leave in front. */
  path: string;
  secret: string;
  /** Resolves when the update's effects are in the database. */
  deliver: (update: Update) => Promise<void>;
  log: Log;
}

/**
 * `POST /telegram`: takes an update from Telegram. Answers 200 only after the commit; whatever else makes Telegram send the
 * update again.
 */
export function webhookRoutes<Update extends Received>(options: WebhookRoutesOptions<Update>): Hono {
  const { path, secret, deliver, log } = options;
  const routes = new Hono();
  const limit = bodyLimit({
    maxSize: largestBody,
    onError: (context) => context.json({ error: "too large" }, 413, { Connection: "close" }),
  });
  for (const address of new Set(["/telegram", `${path}/telegram`])) {
    routes.post(
      address,
      async (context, next) => {
        // Before the body is read: whoever does not know the secret takes up no memory.
        const given = context.req.header("x-telegram-bot-api-secret-token") ?? "";
        if (!isEqual(given, secret))
          return context.json({ error: "wrong secret" }, 401, { Connection: "close" });
        return next();
      },
      limit,
      async (context) => {
        const update = readUpdate(await context.req.text());
        if (update === undefined) return context.json({ error: "this is no update" }, 400);
        try {
          await deliver(update as Update);
          return context.json({});
        } catch (error) {
          log.warn({ error, update: update.update_id }, "an update was not taken; Telegram sends it again");
          return context.json({ error: "not now" }, 503, { "Retry-After": againSeconds });
        }
      },
    );
    routes.all(address, (context) => context.json({ error: "POST only" }, 405, { Allow: "POST" }));
  }
  return routes;
}

/** In a time that does not depend on what is equal. */
function isEqual(given: string, secret: string): boolean {
  const [a, b] = [given, secret].map((each) => createHash("sha256").update(each).digest());
  return timingSafeEqual(a!, b!);
}

function readUpdate(body: string): Received | undefined {
  try {
    const update = JSON.parse(body) as Received | null;
    return Number.isSafeInteger(update?.update_id) ? update! : undefined;
  } catch {
    return undefined;
  }
}
