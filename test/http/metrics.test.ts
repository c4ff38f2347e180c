import assert from "node:assert/strict";
import { test } from "node:test";
import { version } from "../../src/version.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, until } from "../support/desk.ts";
import { findFreePort } from "../support/port.ts";

test("/metrics counts what happens, in Prometheus' format, without names, words, tokens and clients' ids", async (t) => {
  const clock = new TestClock();
  const port = await findFreePort();
  const desk = await openDesk(t, { clock, config: { port } });
  const read = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
    return response.text();
  };
  const anna = desk.telegram.client("Анна");
  const before = readSamples(await read());
  await anna.writes("тайный вопрос");
  const topic = desk.boris.in(await desk.forum.hasTopic(/Анна/));
  await topic.sees(/^тайный вопрос$/);
  await desk.settles();
  // The client's chat rests, then the group.
  const rests = async (chat_id: number, write: () => Promise<unknown>) => {
    desk.telegram.faults.tooManyRequests(40, { chat_id });
    await write();
    await until(
      () => desk.app.outbox.resting().some(({ chatId }) => chatId === chat_id),
      () => `it does not rest: ${JSON.stringify(desk.app.outbox.resting())}`,
    );
  };
  await rests(anna.id, () => topic.writes("ответ"));
  await rests(desk.forum.id, () => anna.writes("ещё один"));
  clock.advance(10_000);
  const text = await read();
  const after = readSamples(text);
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  assert.ok(grown('topicdesk_updates_total{kind="message"}') >= 3);
  assert.ok(grown('topicdesk_api_calls_total{method="copyMessage",result="429"}') >= 1);
  assert.ok(grown('topicdesk_api_calls_total{method="copyMessage",result="ok"}') >= 1);
  assert.ok(grown('topicdesk_deliveries_total{outcome="done"}') >= 1);
  assert.ok(grown('topicdesk_deliveries_total{outcome="wait"}') >= 2);
  assert.ok((after.get('topicdesk_outbox_rows{weight="message"}') ?? 0) >= 2);
  assert.equal(after.get('topicdesk_outbox_oldest_seconds{weight="message"}'), 10);
  assert.equal(after.get(`topicdesk_chat_rest_seconds{chat="${desk.forum.id}",reason="flood"}`), 30);
  assert.equal(after.get('topicdesk_chat_rest_seconds{chat="other",reason="flood"}'), 30);
  assert.equal(before.get("topicdesk_open_tickets"), 0);
  assert.equal(after.get("topicdesk_open_tickets"), 1);
  assert.equal(after.get(`topicdesk_info{version="${version}"}`), 1);
  assert.ok((after.get("topicdesk_resident_memory_bytes") ?? 0) > 1_000_000);
  for (const secret of ["Анна", "Борис", "вопрос", String(anna.id), desk.config.botToken, "topicdesk_bot"])
    assert.ok(!text.includes(secret), secret);
});

/** The values by name and labels. Fails on what Prometheus would not read. */
function readSamples(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  assert.ok(text.endsWith("\n"));
  for (const line of text.slice(0, -1).split("\n")) {
    const [, type, kind] = /^# TYPE ([a-z_]+) (counter|gauge)$/.exec(line) ?? [];
    if (type !== undefined) {
      assert.ok(!types.has(type), `${type} comes twice`);
      types.set(type, kind!);
    } else if (!/^# HELP [a-z_]+ [^\n\\]+$/.test(line)) {
      const [, name, labels = "", value] =
        /^([a-z_]+)(\{(?:[a-z_]+="[^"\\\n]*",?)+\})? (\d+(?:\.\d+)?)$/.exec(line) ?? [];
      assert.ok(name !== undefined && types.has(name), line);
      assert.equal(types.get(name) === "counter", name.endsWith("_total"), name);
      samples.set(name + labels, Number(value));
    }
  }
  return samples;
}
