import assert from "node:assert/strict";
import { crc32, inflateSync } from "node:zlib";

/** Reads a PNG (RFC 2083) and checks that it is whole. The size is in pixels. */
export function readPng(bytes: Uint8Array): { width: number; height: number } {
  const file = Buffer.from(bytes);
  assert.equal(file.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const named = file.subarray(at + 4, at + 8 + length);
    assert.equal(crc32(named), file.readUInt32BE(at + 8 + length));
    chunks.push({ type: named.subarray(0, 4).toString("latin1"), data: named.subarray(4) });
    at += length + 12;
  }
  const [header] = chunks;
  assert.equal(header?.type, "IHDR");
  assert.equal(chunks.at(-1)?.type, "IEND");
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const pixels = inflateSync(
    Buffer.concat(chunks.flatMap(({ type, data }) => (type === "IDAT" ? [data] : []))),
  );
  // A byte for the filter of each row, and a pixel of red, green, blue and perhaps alpha.
  const depth = header.data[9] === 6 ? 4 : 3;
  assert.equal(pixels.length, height * (1 + width * depth));
  return { width, height };
}
