import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import type { Action, ClockMove, PageSource } from "./contract.ts";

const STATIC = join(import.meta.dirname, "static");
const BODY_LIMIT = 60 * 1024 * 1024;
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};
const HEADERS = {
  "content-security-policy":
    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** The demo's page on 127.0.0.1. */
export interface PageServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the page on `port`, or on one of the next twenty. 0 lets the system choose. */
export async function startPage(source: PageSource, port: number): Promise<PageServer> {
  const server = createServer((request, response) => {
    answer(source, request, response).catch((error: unknown) => {
      if (error instanceof URIError || error instanceof SyntaxError)
        return send(response, 400, { ok: false, error: "Bad request" });
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) send(response, 500, { ok: false, error: String(error) });
      else response.destroy();
      return undefined;
    });
  });
  const bound = await listen(server, port);
  return {
    url: `http://127.0.0.1:${bound}/`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(source: PageSource, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuse(request);
  if (refusal !== undefined) return send(response, 403, { ok: false, error: refusal });
  const path = new URL(request.url ?? "/", "http://demo").pathname;

  if (request.method === "POST" && (path === "/api/act" || path === "/api/clock")) {
    const asked = await readJson(request);
    if (asked === undefined) return send(response, 413, { ok: false, error: source.tooLarge });
    const acting = path === "/api/act" ? source.act(asked as Action) : source.moveClock(asked as ClockMove);
    return send(response, 200, await acting);
  }
  if (request.method !== "GET" && request.method !== "HEAD")
    return send(response, 405, { ok: false, error: "Method not allowed" });
  if (path === "/api/state") return send(response, 200, source.snapshot());
  if (path === "/api/events") return stream(source, request, response);
  if (path.startsWith("/files/")) return sendFile(source, decodeURIComponent(path.slice(7)), response);
  return sendStatic(path === "/" ? "/index.html" : path, response);
}

/** Other sites in the same browser can reach 127.0.0.1 too. They must neither act here nor read anything. */
function refuse(request: IncomingMessage): string | undefined {
  const host = request.headers.host ?? "";
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return "Unexpected Host";
  if (request.method !== "POST") return undefined;
  if (request.headers.origin !== `http://${host}`) return "Unexpected Origin";
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? "")) return "JSON expected";
  return undefined;
}

/** Server-Sent Events: first the clock and every chat, then only what has changed. */
function stream(source: PageSource, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { ...HEADERS, "content-type": "text/event-stream" });
  const sent = new Map<number, string>();
  let aheadBy: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const push = (): void => {
    timer = undefined;
    const snapshot = source.snapshot();
    if (snapshot.aheadBy !== aheadBy) {
      ({ aheadBy } = snapshot);
      response.write(`event: clock\ndata: ${aheadBy}\n\n`);
    }
    for (const chat of snapshot.chats) {
      const json = JSON.stringify(chat);
      if (sent.get(chat.id) === json) continue;
      sent.set(chat.id, json);
      response.write(`event: chat\ndata: ${json}\n\n`);
    }
  };
  push();
  // A burst of changes, such as an album or a new topic with its card, makes one event.
  const stop = source.onChange(() => {
    timer ??= setTimeout(push, 25);
  });
  request.on("close", () => {
    stop();
    clearTimeout(timer);
  });
}

function sendFile(source: PageSource, id: string, response: ServerResponse): void {
  const file = source.file(id);
  if (file === undefined) return send(response, 404, { ok: false, error: "No such file" });
  // A file that is opened alone must not run as a page of this site.
  response.writeHead(200, {
    ...HEADERS,
    "content-security-policy": "sandbox; default-src 'none'",
    "content-type": file.type,
    "content-length": file.bytes.byteLength,
  });
  response.end(file.bytes);
}

async function sendStatic(path: string, response: ServerResponse): Promise<void> {
  const type = TYPES[extname(path)];
  const name = /^\/([a-z-]+\.[a-z]+)$/.exec(path)?.[1];
  const body = type && name ? await readFile(join(STATIC, name)).catch(() => undefined) : undefined;
  if (body === undefined) return send(response, 404, { ok: false, error: "Not found" });
  response.writeHead(200, { ...HEADERS, "content-type": type });
  response.end(body);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > BODY_LIMIT) return undefined;
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...HEADERS, "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(value));
}

async function listen(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => {
          server.off("error", reject);
          resolve();
        });
      });
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : port;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!taken || port - wanted >= 20) throw error;
    }
  }
}
