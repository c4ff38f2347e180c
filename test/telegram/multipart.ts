import type { Upload } from "./call.ts";
import { Failure } from "./failure.ts";

/** A field of a form: the words that it has, or a file. */
export interface Field {
  name: string;
  value: string | Upload;
}

const lineEnd = "\r\n";

/**
 * The fields of a form (RFC 7578). Files are views of the body: `Response.formData()` copies each four times, which takes half a
 * second for 15 MB, in which Telegram and its people stand still.
 * @param type the header `content-type`
 * @throws {Failure}
 */
export function readForm(body: Buffer, type: string): Field[] {
  const boundary = parameterOf(type, "boundary");
  if (boundary === undefined) throw broken("boundary not found");
  const delimiter = `--${boundary}`;
  const fields: Field[] = [];
  let at = body.indexOf(delimiter);
  if (at === -1) throw broken("the form has no beginning");
  for (;;) {
    at += delimiter.length;
    if (body.toString("latin1", at, at + 2) === "--") return fields;
    const endOfHeaders = body.indexOf(lineEnd + lineEnd, at);
    const start = endOfHeaders + 2 * lineEnd.length;
    const end = body.indexOf(lineEnd + delimiter, start);
    if (endOfHeaders === -1 || end === -1) throw broken("the form has no end");
    fields.push(readField(body.toString("utf8", at, endOfHeaders), body.subarray(start, end)));
    at = end + lineEnd.length;
  }
}

function readField(headers: string, content: Buffer): Field {
  const disposition = headerOf(headers, "content-disposition") ?? "";
  const name = parameterOf(disposition, "name");
  if (!disposition.startsWith("form-data") || name === undefined) throw broken("a field has no name");
  const fileName = parameterOf(disposition, "filename");
  if (fileName === undefined) return { name, value: content.toString() };
  const type = headerOf(headers, "content-type") ?? "text/plain";
  const bytes = new Uint8Array(content.buffer, content.byteOffset, content.length);
  return { name, value: { name: fileName, type, bytes } };
}

function headerOf(headers: string, name: string): string | undefined {
  const found = headers.split(lineEnd).find((line) => line.toLowerCase().startsWith(`${name}:`));
  return found?.slice(name.length + 1).trim();
}

/** With quotes or without: grammY writes none around a file's name. */
function parameterOf(header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;]*))`, "i").exec(header);
  return found === null ? undefined : (found[1] ?? found[2]!.trim());
}

function broken(reason: string): Failure {
  return new Failure(400, `Bad Request: ${reason}`, { isViolation: true });
}
