import { resolve } from "node:path";
import { z } from "zod";
import { defaultDataDir, type Environment, readLanguage } from "./environment.ts";
import type { PlainTextId } from "./text/ids.generated.ts";
import { type Language, languages } from "./text/text.ts";

export interface Config {
  readonly botToken: string;
  /** Telegram user ids. When the list is empty, a one-time link makes the first person who opens it the owner. */
  readonly adminIds: readonly number[];
  /** Absolute path. */
  readonly dataDir: string;
  /** Without a slash at the end. */
  readonly telegramApiRoot: string;
  /** The team's language. A client whose language we do not have gets it too. */
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  readonly logLevel: (typeof logLevels)[number];
  /** Of the HTTP server. Undefined: there is none. */
  readonly port: number | undefined;
  readonly host: string;
  /** How the outside reaches the HTTP server, through a reverse proxy. It may have a path. Without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** How updates come. With "webhook" there are a port and a public URL. */
  readonly updates: (typeof waysOfUpdates)[number];
}

/** A setting with a wrong value: what is wrong, and an example of a right one. */
export interface Fault {
  variable: string;
  problem: PlainTextId;
  example: string;
}

export type ConfigResult =
  | { ok: true; config: Config }
  /** `language` is the language in which to print the faults. */
  | { ok: false; faults: Fault[]; language: Language };

/** Reads all settings and returns every fault at once. Writes nothing. */
export function readConfig(environment: Environment): ConfigResult {
  const faults: Fault[] = [];
  const read = <T>(variable: keyof typeof settings, schema: z.ZodType<T>): T | undefined => {
    const value = environment[variable]?.trim();
    const result = schema.safeParse(value === "" ? undefined : value);
    if (result.success) return result.data;
    const { problem, missing, example } = settings[variable];
    faults.push({ variable, problem: value || missing === undefined ? problem : missing, example });
    return undefined;
  };

  const botToken = read("BOT_TOKEN", z.string().regex(/^\d{6,12}:[A-Za-z0-9_-]{30,}$/));
  const adminIds = read("ADMIN_IDS", adminIdList);
  const dataDir = read("DATA_DIR", z.string().refine(isPath).default(defaultDataDir));
  const root = read(
    "TELEGRAM_API_ROOT",
    z
      .url({ protocol: /^https?$/ })
      .refine(isRoot)
      .default("https://api.telegram.org"),
  );
  const language = read("LANGUAGE", languageSetting);
  const timeZone = read("TIME_ZONE", z.string().refine(isTimeZone).default(systemTimeZone));
  const logLevel = read("LOG_LEVEL", z.string().toLowerCase().pipe(z.enum(logLevels)).default("info"));
  const port = read("PORT", portSetting);
  const host = read(
    "HOST",
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .default("127.0.0.1"),
  );
  const publicUrl = read(
    "PUBLIC_URL",
    z
      .url({ protocol: /^https$/ })
      .refine(isPublic)
      .optional(),
  );
  const updates = read("UPDATES", z.string().toLowerCase().pipe(z.enum(waysOfUpdates)).default("polling"));
  if (updates === "webhook") {
    for (const variable of ["PORT", "PUBLIC_URL"] as const) {
      if (environment[variable]?.trim()) continue;
      faults.push({ variable, problem: "config-webhook-needs", example: settings[variable].example });
    }
  }

  if (
    botToken === undefined ||
    adminIds === undefined ||
    dataDir === undefined ||
    root === undefined ||
    language === undefined ||
    timeZone === undefined ||
    logLevel === undefined ||
    host === undefined ||
    updates === undefined ||
    faults.length > 0
  ) {
    return { ok: false, faults, language: language ?? "ru" };
  }
  const config = {
    botToken,
    adminIds,
    dataDir: resolve(dataDir),
    telegramApiRoot: root.replace(/\/+$/, ""),
    language,
    timeZone,
    logLevel,
    port,
    host,
    publicUrl: publicUrl?.replace(/\/+$/, ""),
    updates,
  };
  return { ok: true, config: Object.freeze(config) };
}

/** What systemd expects of a service that tells it how it is (sd_notify(3), sd_watchdog_enabled(3)). */
export interface SupervisorSettings {
  /** Within this time it must hear that the bot works. Undefined: it does not watch. */
  watchdogMilliseconds: number | undefined;
}

/** Undefined when nobody wants to be told. @param environment the process's own, since systemd says it there */
export function readSupervisor(environment: Environment): SupervisorSettings | undefined {
  if (!environment["NOTIFY_SOCKET"]) return undefined;
  const microseconds = Number(environment["WATCHDOG_USEC"]);
  return { watchdogMilliseconds: microseconds > 0 ? microseconds / 1_000 : undefined };
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const waysOfUpdates = ["polling", "webhook"] as const;

const settings = {
  BOT_TOKEN: {
    problem: "config-token-wrong",
    missing: "config-token-missing",
    example: "BOT_TOKEN=1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
  },
  ADMIN_IDS: { problem: "config-admins-wrong", missing: undefined, example: "ADMIN_IDS=123456789,987654321" },
  DATA_DIR: { problem: "config-directory-wrong", missing: undefined, example: "DATA_DIR=./data" },
  TELEGRAM_API_ROOT: {
    problem: "config-url-wrong",
    missing: undefined,
    example: "TELEGRAM_API_ROOT=https://api.telegram.org",
  },
  LANGUAGE: { problem: "config-language-wrong", missing: undefined, example: "LANGUAGE=ru" },
  TIME_ZONE: { problem: "config-time-zone-wrong", missing: undefined, example: "TIME_ZONE=Europe/Moscow" },
  LOG_LEVEL: { problem: "config-log-level-wrong", missing: undefined, example: "LOG_LEVEL=info" },
  PORT: { problem: "config-port-wrong", missing: undefined, example: "PORT=8080" },
  HOST: { problem: "config-host-wrong", missing: undefined, example: "HOST=127.0.0.1" },
  PUBLIC_URL: {
    problem: "config-public-url-wrong",
    missing: undefined,
    example: "PUBLIC_URL=https://desk.example.org",
  },
  UPDATES: { problem: "config-updates-wrong", missing: undefined, example: "UPDATES=polling" },
} as const satisfies Record<
  string,
  { problem: PlainTextId; missing: PlainTextId | undefined; example: string }
>;

const adminIdList = z
  .string()
  .regex(/^\s*[1-9]\d{0,15}\s*(,\s*[1-9]\d{0,15}\s*)*,?$/)
  .transform((list) => [
    ...new Set(
      list
        .split(",")
        .filter((item) => item.trim() !== "")
        .map(Number),
    ),
  ])
  .refine((ids) => ids.every((id) => Number.isSafeInteger(id)))
  .default([]);

const portSetting = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535)
  .optional();

const languageSetting = z.string().default("ru").transform(readLanguage).pipe(z.enum(languages));

const systemTimeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The token and the method are appended to the address, so it may contain neither a token nor a query. */
function isRoot(address: string): boolean {
  return !/[?#]|\/bot\d/.test(address);
}

/** Paths are appended to the address. A password in it would be shown to Telegram and to browsers. */
function isPublic(address: string): boolean {
  return !/[?#@]/.test(address);
}

function isPath(path: string): boolean {
  return !path.includes("\0");
}
