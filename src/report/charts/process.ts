import { enableCompileCache } from "node:module";
import { join } from "node:path";
import type { Chart } from "./chart.ts";

// Runs in a process of its own. Gets charts, answers with pictures, and ends.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/compiled"));
process.once("disconnect", () => process.exit());
const [{ paint }, charts] = await Promise.all([
  import("./paint.ts"),
  new Promise<Chart[]>((resolve) => process.once("message", resolve)),
]);
process.send?.(charts.map(paint), () => process.disconnect?.());
