import type { IncomingMessage } from "node:http";
import type { Upload } from "./call.ts";
import { Failure } from "./failure.ts";
import { readForm } from "./multipart.ts";
import type { Parameters } from "./schema.ts";

/** Telegram takes files of 50 MB (docs: sending files). The rest of the request comes on top. */
const maximumBytes = 52 * 1024 * 1024;

export interface RequestBody {
  parameters: Parameters;
  uploads: Map<string, Upload>;
}

/** The parameters in the address and the body: JSON, urlencoded or multipart (docs: making requests). @throws {Failure} */
export async function readRequest(
  request: IncomingMessage,
  query: URLSearchParams | undefined,
): Promise<RequestBody> {
  const parameters: Parameters = query ? Object.fromEntries(query) : {};
  const uploads = new Map<string, Upload>();
  if (request.method === "GET") return { parameters, uploads };
  const body = await readBytes(request);
  const type = request.headers["content-type"] ?? "";
  if (body.length === 0) return { parameters, uploads };
  if (type.startsWith("application/json")) {
    Object.assign(parameters, parseJson(body));
  } else if (type.startsWith("application/x-www-form-urlencoded")) {
    Object.assign(parameters, Object.fromEntries(new URLSearchParams(body.toString())));
  } else if (type.startsWith("multipart/form-data")) {
    for (const { name, value } of readForm(body, type)) {
      if (typeof value === "string") parameters[name] = value;
      else uploads.set(name, value);
    }
  } else {
    throw new Failure(400, `Bad Request: content type ${JSON.stringify(type)} is not one Telegram reads`, {
      isViolation: true,
    });
  }
  return { parameters, uploads };
}

function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maximumBytes) reject(new Failure(413, "Request Entity Too Large"));
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

function parseJson(body: Buffer): Parameters {
  try {
    const text = body.toString();
    // Half of a pair can only come escaped.
    const value: unknown = JSON.parse(text, /\\ud[89a-f]/i.test(text) ? requireWhole : undefined);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Parameters;
  } catch (error) {
    if (error instanceof Failure) throw error;
    // Refused below, like JSON that is no object.
  }
  throw new Failure(400, "Bad Request: can't parse request body as JSON", { isViolation: true });
}

/** Half of a surrogate pair is not valid UTF-8 (td: JsonStringDecode). @throws {Failure} */
function requireWhole(_: string, value: unknown): unknown {
  if (typeof value === "string" && !value.isWellFormed())
    throw new Failure(400, "Bad Request: strings must be encoded in UTF-8", { isViolation: true });
  return value;
}
