import { fork } from "node:child_process";
import { once } from "node:events";
import type { Reply, TaskName, Tasks, TelegramAddress } from "./task.ts";

/** Telegram in another process. */
export interface TelegramProcess extends TelegramAddress {
  /** @throws {Error} when the task fails there */
  run<Name extends TaskName>(name: Name, options: Tasks[Name]["options"]): Promise<Tasks[Name]["result"]>;
  stop(): Promise<void>;
}

export async function startTelegramProcess(): Promise<TelegramProcess> {
  const child = fork(new URL("./telegram.ts", import.meta.url), { serialization: "advanced" });
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  const ended = once(child, "exit");
  let nextId = 0;
  const address = await new Promise<TelegramAddress>((resolve, reject) => {
    const onEnd = () => {
      const error = new Error("the process with Telegram has ended");
      reject(error);
      for (const task of waiting.values()) task.reject(error);
    };
    child.on("exit", onEnd);
    child.on("message", (reply: Reply) => {
      if (reply.kind === "ready") return resolve(reply.address);
      const task = waiting.get(reply.id);
      waiting.delete(reply.id);
      if (reply.kind === "failure") task?.reject(new Error(reply.error));
      else task?.resolve(reply.result as never);
      return undefined;
    });
  });
  return {
    ...address,
    run(name, options) {
      const id = nextId++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.send({ id, name, options });
      });
    },
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
