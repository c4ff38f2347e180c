import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { addressOf, startDemo } from "../telegram/page/visit.ts";

test(
  "npm run demo -- --script plays its stories to the end, in as many steps as the READMEs name",
  { timeout: 180_000 },
  async (t) => {
    const demo = startDemo(t, "--script");
    const printed: string[] = [];
    for (const stream of [demo.stdout!, demo.stderr!])
      createInterface(stream).on("line", (line) => printed.push(line));
    const [code] = await once(demo, "close");
    assert.equal(code, 0, printed.join("\n"));
    assert.ok(
      printed.some((line) => line.startsWith("Всё получилось")),
      printed.join("\n"),
    );
    const counted = printed.map((line) => /^От @BotFather.*: шагов (\d+)\./.exec(line)?.[1]).find(Boolean);
    assert.ok(counted, printed.join("\n"));
    for (const [file, heading] of [
      ["README.md", /^## От @BotFather до первого ответа: (\d+) шагов\n([^]*?)^## /m],
      ["README.en.md", /^## From @BotFather to the first answer: (\d+) steps\n([^]*?)^## /m],
    ] as const) {
      const [, named, path = ""] = heading.exec(readFileSync(file, "utf8")) ?? [];
      assert.equal(named, counted, file);
      assert.equal(path.match(/^\d+\. /gm)?.length, Number(counted), `${file}: the numbered steps`);
    }
  },
);

test("npm run demo refuses a port that makes no sense", async (t) => {
  const [code] = await once(startDemo(t, "--port", "many"), "close");
  assert.equal(code, 2);
});

test("the demo obeys its own page only, not others open in the same browser", async (t) => {
  const address = await addressOf(startDemo(t, "--port", "0"));
  const post = (headers: Record<string, string>) =>
    fetch(`${address}api/act`, { method: "POST", body: "{}", headers });
  const json = { "content-type": "application/json" };
  const own = new URL(address).origin;
  assert.equal((await post({ ...json, origin: "https://example.com" })).status, 403);
  assert.equal((await post({ ...json })).status, 403);
  assert.equal((await post({ "content-type": "text/plain", origin: own })).status, 403);
  assert.equal((await fetch(`${address}../../package.json`)).status, 404);
  assert.match((await fetch(address)).headers.get("content-security-policy") ?? "", /^default-src 'self'/);
});
