import type { Api } from "grammy";
import type { Calls } from "../../outbox/outcome.ts";
import { Flooded } from "./failure.ts";

type Method = (...parameters: unknown[]) => Promise<unknown>;

/**
 * The same API, which reports each call before and after. A method about a chat has that chat as its first argument. Does
 * not make a call to a chat that Telegram told to wait. Methods that only read do not count in a chat's minute.
 */
export function countCalls<Of extends Api>(api: Of, calls: Calls): Of {
  return new Proxy(api, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== "function") return method;
      return async (...parameters: unknown[]) => {
        const [chatId] = parameters;
        if (typeof chatId === "number" && !String(name).startsWith("get")) {
          const wait = calls.begins(chatId);
          if (wait > 0) throw new Flooded(wait, chatId);
        }
        const result = await (method as Method).apply(target, parameters);
        calls.succeeds();
        return result;
      };
    },
  });
}
