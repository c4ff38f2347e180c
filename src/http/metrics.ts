import { Hono } from "hono";
import type { Counts } from "../counts.ts";
import type { RestingChat } from "../outbox/rests.ts";
import type { Store } from "../store/database.ts";
import { findDesks } from "../store/desks/desks.ts";
import { measureOutbox } from "../store/deliveries/traffic.ts";
import { countAllOpenTickets } from "../store/tickets/tickets.ts";
import { version } from "../version.ts";

export interface MetricsSource {
  store: Store;
  counts: Counts;
  resting: () => RestingChat[];
  /** Milliseconds since the Unix epoch. */
  now: () => number;
}

interface Sample {
  labels?: Record<string, string>;
  value: number;
}

/** `/metrics` in Prometheus' text format. Without names, texts, tokens and ids of clients. */
export function metricsRoutes(source: MetricsSource): Hono {
  const routes = new Hono();
  routes.get("/metrics", (context) =>
    context.text(render(source), 200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" }),
  );
  return routes;
}

function render({ store, counts, resting, now }: MetricsSource): string {
  const rows = measureOutbox(store);
  const living = rows.filter(({ state }) => state !== "dead");
  const weights = ["message", "upkeep"] as const;
  const of = (weight: string) => living.filter((row) => row.weight === weight);
  const families = [
    family("info", "gauge", "The version that runs.", [{ labels: { version }, value: 1 }]),
    family(
      "updates_total",
      "counter",
      "Updates from Telegram by kind.",
      counts.updates.all().map(({ labels: [kind], count }) => ({ labels: { kind: kind! }, value: count })),
    ),
    family(
      "deliveries_total",
      "counter",
      "Attempts at rows of the outbox by what came of them.",
      counts.deliveries
        .all()
        .map(({ labels: [outcome], count }) => ({ labels: { outcome: outcome! }, value: count })),
    ),
    family(
      "api_calls_total",
      "counter",
      "Calls of the Bot API by method and result.",
      counts.calls.all().map(({ labels: [method, result], count }) => ({
        labels: { method: method!, result: result! },
        value: count,
      })),
    ),
    family(
      "outbox_rows",
      "gauge",
      "Rows of the outbox that wait or are being sent, by weight.",
      weights.map((weight) => ({
        labels: { weight },
        value: of(weight).reduce((sum, { count }) => sum + count, 0),
      })),
    ),
    family(
      "outbox_oldest_seconds",
      "gauge",
      "Age of the oldest of these rows, by weight.",
      weights.map((weight) => ({
        labels: { weight },
        value: Math.max(0, ...of(weight).map(({ oldest }) => (now() - oldest) / 1_000)),
      })),
    ),
    family("outbox_dead_rows", "gauge", "Rows of the outbox that were given up.", [
      {
        value: rows.filter(({ state }) => state === "dead").reduce((sum, { count }) => sum + count, 0),
      },
    ]),
    family(
      "chat_rest_seconds",
      "gauge",
      "How long a chat still rests; chats that are no desk's are one.",
      restsOf(store, resting()),
    ),
    family("open_tickets", "gauge", "Open tickets.", [{ value: countAllOpenTickets(store) }]),
    family("resident_memory_bytes", "gauge", "Resident memory of the process.", [
      { value: process.memoryUsage.rss() },
    ]),
  ];
  return families.join("");
}

/** A rest for each desk's chat and reason. The longest one stands for all other chats: their ids are people's. */
function restsOf(store: Store, rests: readonly RestingChat[]): Sample[] {
  const desks = new Set(findDesks(store).flatMap(({ chatId, talkId }) => [chatId, talkId]));
  const longest = new Map<string, Sample>();
  for (const { chatId, reason, milliseconds } of rests) {
    const chat = desks.has(chatId) ? String(chatId) : "other";
    const value = Math.max(milliseconds / 1_000, longest.get(`${chat} ${reason}`)?.value ?? 0);
    longest.set(`${chat} ${reason}`, { labels: { chat, reason }, value });
  }
  return [...longest.values()];
}

function family(name: string, type: "counter" | "gauge", help: string, samples: readonly Sample[]): string {
  const full = `topicdesk_${name}`;
  const lines = samples.map(({ labels, value }) => {
    const pairs = Object.entries(labels ?? {}).map(([key, each]) => `${key}=${JSON.stringify(each)}`);
    return `${full}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}\n`;
  });
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${lines.join("")}`;
}
