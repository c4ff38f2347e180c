import { type Distribution } from "./distribution.ts";
import { milliseconds } from "./figures.ts";

/** Prints rows under a header. Aligns the first column left and the others right. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? "";
        const space = " ".repeat(width - cell.length);
        return column === 0 ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd();
  print(line(header));
  print(widths.map((width) => "─".repeat(width)).join("  "));
  for (const row of rows) print(line(row));
}

export const distributionHeader = ["samples", "p50", "p90", "p99", "max"] as const;

/** The cells for {@link distributionHeader}, from a sample in milliseconds. */
export function distributionCells({ count, p50, p90, p99, max }: Distribution): string[] {
  return [String(count), ...[p50, p90, p99, max].map(milliseconds)];
}

export function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}
