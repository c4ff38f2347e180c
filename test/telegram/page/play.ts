import { perform } from "./actions.ts";
import type { Chat } from "./contract.ts";
import { render } from "../actors.ts";
import { chatsOf, storedChatsOf } from "./snapshot.ts";
import type { Stage } from "./stage.ts";
import { story } from "./story.ts";
import type { DemoWorld } from "./world.ts";

const STEP_TIME = 60_000;
const WHOLE_TIME = 60_000;

/** Where the story is printed: standard output and standard error. */
interface Terminal {
  print: (line: string) => void;
  complain: (line: string) => void;
}

/** Plays the story and prints each step. Returns false when a step fails, and then prints the chats. */
export async function playStory(demo: DemoWorld, terminal: Terminal): Promise<boolean> {
  const deadline = Date.now() + WHOLE_TIME;
  const stage = createStage(demo, () => Math.min(STEP_TIME, deadline - Date.now()));
  let number = 0;
  for (const { title, steps } of story) {
    terminal.print(`\n${title}`);
    for (const step of steps) {
      number += 1;
      try {
        await step.play(stage);
        terminal.print(`✓ ${number}. ${step.title}`);
      } catch (error) {
        terminal.complain(`✗ ${number}. ${step.title}`);
        terminal.complain(`  ${error instanceof Error ? error.message : String(error)}`);
        for (const chat of storedChatsOf(demo))
          if (chat.messages.size > 0) terminal.complain(`\n${render(chat)}`);
        return false;
      }
    }
  }
  terminal.print(`\nВсё получилось: шагов ${number}.`);
  return true;
}

function createStage(demo: DemoWorld, timeLeft: () => number): Stage {
  const [anna, john, boris, vera, olga] = demo.people.map(({ account }) => account.id) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const find = (id: number): Chat => chatsOf(demo).find((chat) => chat.id === id)!;
  return {
    anna,
    john,
    boris,
    vera,
    olga,
    forum: demo.forum.id,
    channel: demo.channel.id,
    discussion: demo.channel.discussion!.id,
    chatWith: find,
    forumChat: () => find(demo.forum.id),
    channelChat: () => find(demo.channel.id),
    discussionChat: () => find(demo.channel.discussion!.id),
    act: async (action) => {
      const answer = await perform(demo, action);
      if (!answer.ok) throw new Error(answer.error);
      return answer;
    },
    until: (what, look) => waitFor(demo, what, look, timeLeft()),
  };
}

/** Looks at once, and after every change of the emulator's world. */
function waitFor<Found>(
  demo: DemoWorld,
  what: string,
  look: () => Found | undefined,
  time: number,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Error(`не дождались: ${what}`))), time);
    const stop = demo.world.onChange(check);
    function check(): void {
      const found = look();
      if (found !== undefined) end(() => resolve(found));
    }
    function end(settle: () => void): void {
      clearTimeout(timer);
      stop();
      settle();
    }
    check();
  });
}
