import type { Emulator } from "./emulator.ts";

/** A piece of an answer, of whatever shape: tests look into all kinds. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;

/** A response, as it came over the wire. */
export interface Answer {
  status: number;
  headers: Headers;
  ok: boolean;
  result: Json;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

/** Calls methods with plain JSON, without a client that retries, throws or renames. */
export function rawCaller(
  emulator: Emulator & { bot: { token: string } },
): (method: string, parameters?: object) => Promise<Answer> {
  return async (method, parameters = {}) => {
    const response = await fetch(`${emulator.apiRoot}/bot${emulator.bot.token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
    });
    return {
      status: response.status,
      headers: response.headers,
      ...((await response.json()) as Omit<Answer, "status" | "headers">),
    };
  };
}
