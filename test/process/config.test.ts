import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig } from "../../src/config.ts";

const token = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0";

test("a token is enough", () => {
  const result = readConfig({ BOT_TOKEN: token });
  assert.ok(result.ok);
  const { timeZone, dataDir, ...rest } = result.config;
  assert.deepEqual(rest, {
    botToken: token,
    adminIds: [],
    telegramApiRoot: "https://api.telegram.org",
    language: "ru",
    logLevel: "info",
    port: undefined,
    host: "127.0.0.1",
    publicUrl: undefined,
    updates: "polling",
  });
  assert.match(dataDir, /^\/.*\/data$/);
  assert.equal(timeZone, Intl.DateTimeFormat().resolvedOptions().timeZone);
});

test("every faulty setting is named at once, with an example that would be right", () => {
  const result = readConfig({
    BOT_TOKEN: "12:no",
    ADMIN_IDS: "olga",
    DATA_DIR: "\0",
    TELEGRAM_API_ROOT: "ftp://example.org",
    LANGUAGE: "de",
    TIME_ZONE: "Moscow",
    LOG_LEVEL: "loud",
    PORT: "http",
    HOST: "a b",
    PUBLIC_URL: "http://desk.example.org",
    UPDATES: "push",
  });
  assert.ok(!result.ok);
  assert.deepEqual(
    result.faults.map(({ variable }) => variable),
    (
      "BOT_TOKEN ADMIN_IDS DATA_DIR TELEGRAM_API_ROOT LANGUAGE TIME_ZONE LOG_LEVEL " +
      "PORT HOST PUBLIC_URL UPDATES"
    ).split(" "),
  );
  const examples = Object.fromEntries(
    result.faults.map(({ example }) => example.split("=") as [string, string]),
  );
  assert.ok(readConfig(examples).ok, "the examples are right values");
});

test("a token that is missing and one that is wrong are told apart", () => {
  for (const [value, problem] of [
    [undefined, "config-token-missing"],
    ["  ", "config-token-missing"],
    ["123456789:short", "config-token-wrong"],
  ] as const) {
    const result = readConfig({ BOT_TOKEN: value });
    assert.ok(!result.ok);
    assert.deepEqual(
      result.faults.map((fault) => fault.problem),
      [problem],
    );
  }
});

test("the faults are told in the language that was asked for, if that one is right", () => {
  const english = readConfig({ LANGUAGE: "en" });
  assert.ok(!english.ok && english.language === "en");
  const wrong = readConfig({ LANGUAGE: "xx" });
  assert.ok(!wrong.ok && wrong.language === "ru");
});

test("what looks right and cannot work is named as well", () => {
  for (const [variable, value] of [
    ["ADMIN_IDS", "9999999999999999"],
    ["ADMIN_IDS", "-100123"],
    ["ADMIN_IDS", "1;2"],
    ["TELEGRAM_API_ROOT", "https://api.telegram.org/bot1234567890:AA"],
    ["TELEGRAM_API_ROOT", "https://api.telegram.org/?x=1"],
    ["TELEGRAM_API_ROOT", "api.telegram.org"],
    ["TIME_ZONE", "MSK+3"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PUBLIC_URL", "desk.example.org"],
    ["PUBLIC_URL", "https://desk.example.org/?x=1"],
    ["PUBLIC_URL", "https://olga:secret@desk.example.org"],
  ] as const) {
    const result = readConfig({ BOT_TOKEN: token, [variable]: value });
    assert.ok(!result.ok, `${variable}=${value} is taken`);
    assert.deepEqual(
      result.faults.map((fault) => fault.variable),
      [variable],
    );
  }
});

test("updates by webhook need a port and a public URL", () => {
  assert.deepEqual(faultsOf({}), ["PORT config-webhook-needs", "PUBLIC_URL config-webhook-needs"]);
  assert.deepEqual(faultsOf({ PORT: "8080" }), ["PUBLIC_URL config-webhook-needs"]);
  assert.deepEqual(faultsOf({ PORT: "no", PUBLIC_URL: " " }), [
    "PORT config-port-wrong",
    "PUBLIC_URL config-webhook-needs",
  ]);
  assert.deepEqual(faultsOf({ PORT: "8080", PUBLIC_URL: "https://desk.example.org" }), []);
});

test("settings are read as people write them", () => {
  const cases: [Record<string, string>, Record<string, unknown>][] = [
    [{ ADMIN_IDS: " 5, 7 ,5," }, { adminIds: [5, 7] }],
    [{ TELEGRAM_API_ROOT: "http://localhost:8081/" }, { telegramApiRoot: "http://localhost:8081" }],
    // What systems have in LANGUAGE for their own purposes.
    [{ LANGUAGE: "en_US:en" }, { language: "en" }],
    [{ LANGUAGE: "ru_RU.UTF-8" }, { language: "ru" }],
    [{ TIME_ZONE: "Asia/Yekaterinburg" }, { timeZone: "Asia/Yekaterinburg" }],
    [{ LOG_LEVEL: "WARN" }, { logLevel: "warn" }],
    [{ PORT: " 8080 " }, { port: 8080 }],
    [{ HOST: "::" }, { host: "::" }],
    [{ PUBLIC_URL: "https://example.org/desk/" }, { publicUrl: "https://example.org/desk" }],
    [
      { UPDATES: "Webhook", PORT: "1", PUBLIC_URL: "https://example.org" },
      { updates: "webhook", port: 1 },
    ],
    [{ DATA_DIR: "/srv/desk" }, { dataDir: "/srv/desk" }],
  ];
  for (const [environment, expected] of cases) {
    const result = readConfig({ BOT_TOKEN: token, ...environment });
    assert.ok(result.ok);
    assert.partialDeepStrictEqual(result.config, expected);
  }
});

function faultsOf(environment: Record<string, string>): string[] {
  const result = readConfig({ BOT_TOKEN: token, UPDATES: "webhook", ...environment });
  return result.ok ? [] : result.faults.map(({ variable, problem }) => `${variable} ${problem}`);
}
