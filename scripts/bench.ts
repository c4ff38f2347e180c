import { parseArgs } from "node:util";
import { measureDelay } from "./bench/delay.ts";
import { measureCost } from "./bench/cost.ts";
import { printCommitCost } from "./bench/disk.ts";
import type { Measured } from "./bench/figures.ts";
import { measureIdle } from "./bench/idle.ts";
import { measureIntake } from "./bench/intake.ts";
import { measureLimit } from "./bench/limit.ts";
import { measureReports } from "./bench/report.ts";
import { measureScale } from "./bench/scale.ts";
import { measureSearch } from "./bench/search.ts";
import { print, printTable } from "./bench/table.ts";
import { measureClosedLoop, measureOpenLoop, measureThroughput } from "./bench/traffic.ts";

interface Options {
  /** How many messages the large database has. */
  messages: number;
}

const measurements: Record<string, { title: string; measure: (options: Options) => Promise<Measured> }> = {
  delay: { title: "Added delay", measure: measureDelay },
  cost: { title: "Statements and commits", measure: measureCost },
  closed: { title: "Closed loop", measure: measureClosedLoop },
  open: { title: "Open loop", measure: measureOpenLoop },
  throughput: { title: "Throughput", measure: measureThroughput },
  intake: { title: "Intake without Telegram", measure: measureIntake },
  scale: { title: "What has become large", measure: measureScale },
  report: { title: "Reports", measure: measureReports },
  search: { title: "Search", measure: measureSearch },
  limit: { title: "A group at Telegram's limit", measure: measureLimit },
  idle: { title: "Start and memory", measure: measureIdle },
};

const usage = `npm run bench                                everything, about twelve minutes
npm run bench -- ${Object.keys(measurements).join(" | ")}
npm run bench -- intake --messages 5000000   stored messages of a large database, a million by default`;

/** Runs the named measurements, or all. The exit code reports only what must never happen on any machine. */
async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === undefined) {
    print(usage);
    return 2;
  }
  const all: Measured[] = [];
  for (const [name, { title, measure }] of Object.entries(measurements)) {
    if (asked.names.length > 0 && !asked.names.includes(name)) continue;
    print(`\n■ ${title} (${name})\n`);
    await printCommitCost();
    all.push(await measure(asked.options));
  }
  print("\n■ Summary\n");
  printTable(
    ["", "measured", "aim", ""],
    all
      .flatMap(({ figures }) => figures)
      .map(({ name, measured, aim = "", isReached }) => [
        name,
        measured,
        aim,
        isReached === undefined ? "" : isReached ? "✓" : "✗",
      ]),
  );
  const faults = all.flatMap((each) => each.faults);
  for (const fault of faults) print(`WRONG: ${fault}`);
  return faults.length === 0 ? 0 : 1;
}

/** Undefined when they are wrong. */
function readArguments(): { names: string[]; options: Options } | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: { messages: { type: "string", default: "1000000" } },
      allowPositionals: true,
    });
    const messages = Number(values.messages);
    const isKnown = positionals.every((name) => Object.hasOwn(measurements, name));
    if (!isKnown || !(messages > 0) || messages % 200 !== 0) return undefined;
    return { names: positionals, options: { messages } };
  } catch {
    return undefined;
  }
}

process.exitCode = await main();
