import { test } from "node:test";
import { findFreePort } from "../support/port.ts";
import { killManyTimes } from "./killing.ts";

/** `KILLS=200 SEED=7 node --test test/durability/kill-webhook.test.ts` */
const kills = Number(process.env["KILLS"] ?? 8);

test(`killed ${kills} times while updates come by webhook side by side, the same holds`, (t) =>
  killManyTimes(t, kills, async ({ telegram }) => {
    const port = String(await findFreePort());
    telegram.world.proxies.set("https://desk.example.org", `http://127.0.0.1:${port}`);
    return { PORT: port, PUBLIC_URL: "https://desk.example.org", UPDATES: "webhook" };
  }));
