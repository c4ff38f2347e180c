import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { BotAccount } from "./account.ts";
import type { Call } from "./call.ts";
import type { LoggedCall } from "./calls.ts";
import type { Emulator } from "./emulator.ts";
import { Failure, tooManyRequests } from "./failure.ts";
import type { Fault } from "./faults.ts";
import { costOf, type Gate } from "./limits.ts";
import { findMethod } from "./method.ts";
import { readRequest } from "./request.ts";
import { checkParameters, type Parameters } from "./schema.ts";

/** What the HTTP server needs. */
export type Served = Omit<Emulator, "apiRoot" | "stop"> & { gate: Gate };

/** The HTTP server: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function createTelegramServer(served: Served): Server {
  // Keeps idle connections open: closing one could collide with the next request on it.
  return createServer({ keepAliveTimeout: 0 }, (request, response) => {
    if (served.faults.isOut) return request.socket.destroy();
    handle(served, request, response).catch((error: unknown) => {
      served.violations.push(`The emulator broke: ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
    return undefined;
  });
}

async function handle(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = "", query] = (request.url ?? "").split("?", 2);
  const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(path);
  if (file) return sendFile(served, response, file[1] ?? "", decodeURIComponent(file[2] ?? ""));
  const address = /^\/bot([^/]+)\/(\w+)$/.exec(path);
  if (!address) return refuse(response, new Failure(404, "Not Found"));
  const bot = served.world.bots.get(decodeURIComponent(address[1] ?? ""));
  if (!bot || bot.isLoggedOut) return refuse(response, new Failure(401, "Unauthorized"));
  return callMethod(served, request, response, bot, address[2] ?? "", query);
}

async function callMethod(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
  bot: BotAccount,
  name: string,
  query: string | undefined,
): Promise<void> {
  const { world, calls, faults } = served;
  const found = findMethod(name);
  const logged: LoggedCall = {
    method: found?.name ?? name,
    parameters: {},
    chat_id: undefined,
    at: world.clock.now(),
    outcome: { kind: "pending" },
  };
  calls.add(logged);
  const hungUp = new AbortController();
  // Whoever has the answer is not waited for: an abort costs more than the rest of a call.
  response.on("close", () => {
    if (!response.writableFinished) hungUp.abort();
  });
  let struck: Fault[] = [];
  try {
    const { parameters, uploads } = await readRequest(
      request,
      query === undefined ? undefined : new URLSearchParams(query),
    );
    logged.parameters = parameters;
    logged.chat_id = parameters["chat_id"] as LoggedCall["chat_id"];
    if (!found) throw new Failure(404, "Not Found: method not found", { isViolation: true });
    struck = faults.strike(found.name, logged.chat_id, "message_thread_id" in parameters);
    for (const fault of struck) if (fault.kind === "latency") await pass(served, fault.milliseconds);
    if (faults.isOut || struck.some(({ kind }) => kind === "cut before"))
      return cut(served, response, logged, false);
    if (struck.some(({ kind }) => kind === "hang before"))
      return calls.settle(logged, { kind: "cut", happened: false });
    const page = struck.find((fault) => fault.kind === "page");
    if (page) return sendPage(served, response, logged, page);
    for (const fault of struck) if (fault.kind === "failure") throw fault.failure;
    const checked = checkParameters(found.name, parameters, new Set(uploads.keys()));
    admit(served, found.name, checked);
    const call: Call = {
      world,
      bot,
      method: found.name,
      parameters: checked as unknown as Call["parameters"],
      uploads,
      signal: hungUp.signal,
      options: served,
    };
    const result = found.method(call);
    const errands = world.takeErrands();
    if (errands.afterAnswer.length > 0)
      response.once("close", () => errands.afterAnswer.forEach((run) => run()));
    const awaited = result instanceof Promise ? await result : result;
    if (errands.delaysAnswer) await turns(5);
    if (faults.isOut || struck.some(({ kind }) => kind === "cut after"))
      return cut(served, response, logged, true);
    if (struck.some(({ kind }) => kind === "hang after"))
      return calls.settle(logged, { kind: "cut", happened: true });
    sendJson(response, 200, { ok: true, result: awaited });
    calls.settle(logged, { kind: "ok", result: awaited });
  } catch (error) {
    // The caller hung up before the end of its request.
    if (request.destroyed && !request.complete) return calls.settle(logged, { kind: "cut", happened: false });
    if (!(error instanceof Failure)) throw error;
    if (error.isViolation)
      served.violations.push(`${logged.method}: ${error.description} ${JSON.stringify(logged.parameters)}`);
    refuse(response, error);
    const { error_code, description, parameters } = error;
    calls.settle(logged, { kind: "failed", error_code, description, ...(parameters ? { parameters } : {}) });
  }
}

function admit({ gate }: Served, method: string, parameters: Parameters): void {
  const cost = costOf(method, parameters);
  if (cost === 0 || parameters["chat_id"] === undefined) return;
  const retry_after = gate.admit(Number(parameters["chat_id"]), cost);
  if (retry_after !== undefined) throw tooManyRequests(retry_after);
}

/** Gives a waiting poll time to bring its updates to the bot, when both are on this computer. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
}

function pass({ world }: Served, milliseconds: number): Promise<void> {
  return new Promise((resolve) => void world.clock.after(milliseconds, resolve));
}

function cut({ calls }: Served, response: ServerResponse, logged: LoggedCall, happened: boolean): void {
  response.socket?.destroy();
  calls.settle(logged, { kind: "cut", happened });
}

function sendPage(
  { calls }: Served,
  response: ServerResponse,
  logged: LoggedCall,
  page: Fault & { kind: "page" },
): void {
  response.writeHead(page.status, { "content-type": "text/html" }).end(page.body);
  calls.settle(logged, { kind: "failed", error_code: page.status, description: page.body });
}

function refuse(response: ServerResponse, { error_code, description, parameters }: Failure): void {
  if (parameters?.retry_after !== undefined)
    response.setHeader("Retry-After", String(parameters.retry_after));
  sendJson(response, error_code, {
    ok: false,
    error_code,
    description,
    ...(parameters ? { parameters } : {}),
  });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { "content-type": "application/json", "content-length": body.length }).end(body);
}

/** A download is logged as a call of `download`, and faults may be aimed at it. */
async function sendFile(
  served: Served,
  response: ServerResponse,
  token: string,
  path: string,
): Promise<void> {
  const { world, calls, faults } = served;
  const logged: LoggedCall = {
    method: "download",
    parameters: { path },
    chat_id: undefined,
    at: world.clock.now(),
    outcome: { kind: "pending" },
  };
  calls.add(logged);
  const struck = faults.strike("download", undefined);
  for (const fault of struck) if (fault.kind === "latency") await pass(served, fault.milliseconds);
  if (struck.some(({ kind }) => kind === "cut before")) return cut(served, response, logged, false);
  const page = struck.find((fault) => fault.kind === "page");
  if (page) return sendPage(served, response, logged, page);
  const failed = struck.find((fault) => fault.kind === "failure")?.failure;
  const bytes = world.bots.has(token) ? world.files.download(path) : undefined;
  if (failed || !bytes) return refuse(response, failed ?? new Failure(404, "Not Found"));
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": bytes.length });
  if (struck.some(({ kind }) => kind === "cut after")) {
    // Half of it comes.
    response.write(bytes.subarray(0, bytes.length >> 1), () => cut(served, response, logged, true));
    return undefined;
  }
  response.end(bytes);
  calls.settle(logged, { kind: "ok", result: bytes.length });
  return undefined;
}
