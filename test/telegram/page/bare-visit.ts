import type { TestContext } from "node:test";
import type { Page } from "playwright-core";
import { addMember } from "../membership.ts";
import { perform } from "./actions.ts";
import { startPage } from "./server.ts";
import { snapshotOf } from "./snapshot.ts";
import { openPage } from "./visit.ts";
import { createDemoWorld, type DemoWorld } from "./world.ts";

/** The demo's page in front of a world without a bot. The test itself makes the bot's calls. */
export interface BareVisit {
  demo: DemoWorld;
  page: Page;
  problems: string[];
  /** Makes a call of the Bot API, and returns its result. */
  call: <Result>(method: string, parameters: object) => Promise<Result>;
}

/** The managers are in their groups. */
export async function visitWithoutBot(t: TestContext): Promise<BareVisit> {
  const demo = await createDemoWorld();
  for (const { account, role } of demo.people)
    if (role === "manager")
      for (const group of [demo.forum, demo.channel.discussion!]) addMember(demo.world, group, account);
  const server = await startPage(
    {
      snapshot: () => snapshotOf(demo),
      file: demo.file,
      act: (action) => perform(demo, action),
      moveClock: async () => ({ ok: true }),
      tooLarge: demo.terms.tooLarge,
      onChange: (listener) => demo.world.onChange(listener),
    },
    0,
  );
  t.after(() => Promise.all([server.close(), demo.close()]));
  const { page, problems } = await openPage(t, server.url);
  return {
    demo,
    page,
    problems,
    async call<Result>(method: string, parameters: object): Promise<Result> {
      const response = await fetch(`${demo.root}/bot${demo.bot.token}/${method}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(parameters),
      });
      const answer = (await response.json()) as
        | { ok: true; result: Result }
        | { ok: false; description: string };
      if (!answer.ok) throw new Error(answer.description);
      return answer.result;
    },
  };
}
