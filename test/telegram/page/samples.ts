import { crc32, deflateSync } from "node:zlib";

type Colour = [red: number, green: number, blue: number];

const WIDTH = 480;
const HEIGHT = 360;
const SKIES: { top: Colour; bottom: Colour; sun: Colour; hill: Colour }[] = [
  { top: [92, 150, 214], bottom: [236, 222, 196], sun: [255, 244, 214], hill: [72, 122, 96] },
  { top: [66, 52, 104], bottom: [242, 148, 98], sun: [255, 214, 140], hill: [54, 46, 78] },
  { top: [16, 28, 58], bottom: [52, 92, 132], sun: [226, 234, 244], hill: [14, 30, 48] },
  { top: [148, 196, 190], bottom: [244, 240, 214], sun: [255, 250, 232], hill: [96, 142, 110] },
];

/** A small landscape as PNG, drawn here so that the repository holds no pictures. The same number gives the same bytes. */
export function samplePhoto(number: number): { name: string; bytes: Buffer; width: number; height: number } {
  const sky = SKIES[number % SKIES.length] ?? SKIES[0]!;
  const sunX = WIDTH * (0.24 + 0.18 * (number % 4));
  const sunY = HEIGHT * (0.34 + 0.05 * (number % 3));
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      let colour = blend(sky.top, sky.bottom, Math.min(1, y / (HEIGHT * 0.75)));
      const distance = Math.hypot(x - sunX, y - sunY);
      colour = blend(colour, sky.sun, distance < 34 ? 1 : 0.5 * Math.exp(-(distance - 34) / 50));
      for (let ridge = 0; ridge < 3; ridge += 1) {
        const wave = Math.sin(x / (64 + 26 * ridge) + number * 1.7 + ridge * 2.1) * (24 - 5 * ridge);
        const edge = HEIGHT * (0.58 + 0.14 * ridge) + wave + Math.sin(x / 23 + ridge) * 4;
        if (y > edge) colour = blend(sky.bottom, sky.hill, 0.45 + 0.27 * ridge);
      }
      rows.set(colour, y * (WIDTH * 3 + 1) + 1 + x * 3);
    }
  }
  return { name: `photo-${number + 1}.png`, bytes: png(rows), width: WIDTH, height: HEIGHT };
}

/** Three seconds of humming. WAV, because every browser plays it and it needs no encoder. */
export function sampleVoice(): { name: string; bytes: Buffer; duration: number } {
  const rate = 8000;
  const duration = 3;
  const sound = Buffer.alloc(rate * duration);
  const notes = [196, 220, 262, 247, 220, 196];
  let phase = 0;
  for (let index = 0; index < sound.length; index += 1) {
    const beat = (index / sound.length) * notes.length;
    const note = notes[Math.floor(beat)] ?? 196;
    const loudness = Math.sin((beat % 1) * Math.PI) ** 0.5;
    phase += (2 * Math.PI * (note + 3 * Math.sin(index / 220))) / rate;
    sound[index] =
      128 + 46 * loudness * (Math.sin(phase) + 0.4 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase));
  }
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + sound.length, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("data", 36);
  header.writeUInt32LE(sound.length, 40);
  return { name: "voice.wav", bytes: Buffer.concat([header, sound]), duration };
}

function blend(from: Colour, to: Colour, share: number): Colour {
  const mix = (index: 0 | 1 | 2): number => Math.round(from[index] + (to[index] - from[index]) * share);
  return [mix(0), mix(1), mix(2)];
}

function png(rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
