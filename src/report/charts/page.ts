import { fileURLToPath } from "node:url";
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import type { Picture } from "./chart.ts";

const fonts = [
  import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
  import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
];
for (const font of fonts) GlobalFonts.registerFromPath(fileURLToPath(font), "DejaVu");

export const family = "DejaVu";

/** In pixels. A phone shows it at a third of that. */
export const width = 1080;
export const height = 1080;
export const margin = 48;

/** The picture has its own light ground: Telegram does not tell a bot whether the reader's app is dark. */
export const colors = {
  ground: "#f8fafc",
  ink: "#17222e",
  muted: "#566575",
  line: "#d9e1ea",
  opened: "#2468cf",
  closed: "#7cc8a0",
  backlog: "#d9701a",
  median: "#2468cf",
  p90: "#d9701a",
  low: "#d64545",
} as const;

/** Where the content begins, under the title. */
export const top = 172;

export interface Page {
  context: SKRSContext2D;
  text: (text: string, x: number, y: number, style?: Partial<Style>) => void;
  /** Names of colours in a row. @param y of their middle */
  legend: (y: number, entries: readonly { name: string; color: string }[]) => void;
  picture: () => Picture;
}

interface Style {
  size: number;
  color: string;
  align: "left" | "center" | "right";
  isBold: boolean;
  /** In pixels. What is longer is cut with an ellipsis. */
  most: number;
}

const plain: Style = { size: 30, color: colors.ink, align: "left", isBold: false, most: width - 2 * margin };

export function openPage({ title, subtitle }: { title: string; subtitle: string }, tall = height): Page {
  const canvas: Canvas = createCanvas(width, tall);
  const context = canvas.getContext("2d");
  context.fillStyle = colors.ground;
  context.fillRect(0, 0, width, tall);
  context.textBaseline = "middle";
  const text: Page["text"] = (words, x, y, style = {}) => {
    const { size, color, align, isBold, most } = { ...plain, ...style };
    context.font = `${isBold ? "bold " : ""}${size}px ${family}`;
    context.fillStyle = color;
    context.textAlign = align;
    context.fillText(fit(context, words, most), x, y);
  };
  text(title, margin, 66, { size: 48, isBold: true });
  text(subtitle, margin, 124, { size: 31, color: colors.muted });
  return {
    context,
    text,
    legend(y, entries) {
      const most = (width - 2 * margin) / entries.length - 64;
      let x = margin;
      for (const { name, color } of entries) {
        context.fillStyle = color;
        context.fillRect(x, y - 14, 28, 28);
        text(name, x + 42, y, { size: 31, most });
        x += 42 + Math.min(most, context.measureText(name).width) + 44;
      }
    },
    picture: () => ({ png: canvas.toBuffer("image/png"), width, height: tall }),
  };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The text, cut with an ellipsis to the width in the context's font. */
function fit(context: SKRSContext2D, text: string, most: number): string {
  if (context.measureText(text).width <= most) return text;
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let [least, longest] = [0, characters.length];
  while (least < longest) {
    const middle = Math.ceil((least + longest) / 2);
    const isFit = context.measureText(`${characters.slice(0, middle).join("")}…`).width <= most;
    if (isFit) least = middle;
    else longest = middle - 1;
  }
  return `${characters.slice(0, least).join("").trimEnd()}…`;
}
