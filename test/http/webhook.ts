import assert from "node:assert/strict";
import { connect } from "node:net";
import type { TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { TestClock } from "../support/clock.ts";
import { type Desk, type DeskOptions, openDesk } from "../support/desk.ts";
import { findFreePort } from "../support/port.ts";

/** Where Telegram posts, by way of a proxy. */
export const publicUrl = "https://desk.example.org";

/** A desk that gets its updates by a webhook, with what its HTTP server answers. */
export async function open(
  t: TestContext,
  { path = "", ...options }: Partial<DeskOptions> & { path?: string } = {},
): Promise<{
  desk: Desk;
  port: number;
  address: string;
  post: (body: string, secret?: string) => Promise<Response>;
  /** The status and the reason. */
  health: () => Promise<[number, string | undefined]>;
}> {
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}`;
  const config = { port, publicUrl: publicUrl + path, updates: "webhook" } as const;
  const desk = await openDesk(t, { ...options, config, isSetUp: false });
  desk.telegram.world.proxies.set(publicUrl, address);
  const { clock } = options;
  await (clock instanceof TestClock ? lasts(clock, desk.setUp()) : desk.setUp());
  return {
    desk,
    port,
    address,
    post: (body, secret) =>
      fetch(`${address}/telegram`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
        },
      }),
    async health() {
      const response = await fetch(`${address}/healthz`);
      return [response.status, ((await response.json()) as { reason?: string }).reason];
    },
  };
}

/** Lets the clock go on until the work is done: the first update waits for those before it. */
export async function lasts<T>(clock: TestClock, work: Promise<T>): Promise<T> {
  const timer = setInterval(() => clock.advance(100), 10);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

/** The server may hang up while the rest of a refused body is being sent. */
export function statusOf(response: Promise<Response>): Promise<number> {
  return response.then(({ status }) => status).catch(() => 413);
}

/** A message of a client's, as Telegram posts it. */
export function written({ telegram }: Desk, updateId: number, text = "текст"): string {
  const { account } = telegram.client("Вера");
  const from = { id: 777, is_bot: false, first_name: account.first_name };
  const chat = { id: 777, type: "private", first_name: account.first_name };
  return JSON.stringify({
    update_id: updateId,
    message: { message_id: updateId % 100_000, date: 1_796_000_000, from, chat, text },
  });
}

/** Waits until the server says that it is unwell for this reason, or well when there is none. */
export async function becomes(
  health: () => Promise<[number, string | undefined]>,
  reason: RegExp | undefined,
): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const [status, said] = await health();
    if (reason === undefined ? status === 200 : status === 503 && reason.test(said ?? "")) return;
  }
  assert.fail(`it is ${JSON.stringify(await health())}, not ${reason ?? "well"}`);
}

/** The texts of the messages in the database. */
export function messagesIn({ config }: Desk): unknown[] {
  const database = new Sqlite(`${config.dataDir}/topicdesk.db`, { readonly: true });
  try {
    return database.prepare("SELECT text FROM messages ORDER BY id").pluck().all();
  } finally {
    database.close();
  }
}

/** Sends these bytes and nothing more. Resolves with the answer when the server hangs up, or has answered. */
export function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString();
      if (answer.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}
