import assert from "node:assert/strict";
import { findDead } from "../../src/store/deliveries/dead.ts";
import type { ForumTopic, Person, StoredMessage } from "../telegram/actors.ts";
import type { LoggedCall } from "../telegram/calls.ts";
import type { Decision, Trouble } from "./errors.ts";
import { alerts, asks, minute, passes, said, type Story, topicOf } from "./story.ts";

/** Two answered clients, Анна and Вера. */
export async function twoTickets(story: Story): Promise<{ anna: Person; vera: Person }> {
  const people = { anna: await asks(story, "Анна"), vera: await asks(story, "Вера") };
  for (const name of ["Анна", "Вера"]) await story.boris.in(topicOf(story, name)).writes("Ответ 0");
  await passes(story, 2 * minute);
  return people;
}

/** Makes calls to a chat fail and empties the log. Returns a function that ends the failures. */
export function order(
  { desk: { telegram } }: Story,
  { failure, times }: Pick<Trouble, "failure" | "times">,
  method: string | readonly string[],
  chat: number,
): () => void {
  telegram.calls.clear();
  return telegram.faults.fails(failure, { method, chat_id: chat, times });
}

/** The bot's decision after the failed call, read from the later calls and from people's messages. */
export function decisionOf(story: Story, { failure }: Trouble, chat?: number): Decision {
  const calls = story.desk.telegram.calls.all;
  const at = calls.findIndex(
    ({ outcome, chat_id }) =>
      outcome.kind === "failed" &&
      outcome.description === failure.description &&
      (chat === undefined || chat_id === chat),
  );
  assert.ok(at >= 0, `nothing met «${failure.description}»`);
  const failed = calls[at]!;
  const later = calls.slice(at + 1);
  return (
    decisionInWords(story) ?? decisionByOtherCalls(story, failed, later) ?? decisionByNext(failed, later)
  );
}

/** Reads the decision from messages that report a failure to people. */
function decisionInWords(story: Story): Decision | undefined {
  const atDesk = [...story.forum.chat.messages.values()];
  const broken = said(atDesk, "💔").join();
  if (broken !== "") return /клиент остановил бота или удалил свой аккаунт/.test(broken) ? "away" : "💔";
  if (said(atDesk, "Не получилось удалить у клиента").length > 0) return "told";
  if (said(atDesk, "⚠️ Клиент прислал").length > 0) return "in words";
  const told = alerts(story).join();
  if (told === "") return undefined;
  return /не удалось отправить/.test(told) ? "told" : "held";
}

function decisionByOtherCalls(
  { forum }: Story,
  failed: LoggedCall,
  later: readonly LoggedCall[],
): Decision | undefined {
  const calls = (method: string) => failed.method !== method && later.some((call) => call.method === method);
  if (later.some(({ chat_id }) => Number(chat_id) < 0 && chat_id !== forum.id)) return "moves";
  if (calls("createForumTopic")) return "anew";
  if (calls("reopenForumTopic")) return "opened";
  if (calls("getChat")) return "off";
  if (calls("forwardMessage")) return "forward";
  if (failed.method === "editMessageText") return later.some(isCard) ? "anew" : undefined;
  return failed.method.startsWith("edit") && calls("copyMessage") ? "anew" : undefined;
}

function decisionByNext(failed: LoggedCall, later: readonly LoggedCall[]): Decision {
  const next = later.find((call) => subjectOf(call) === subjectOf(failed));
  if (next === undefined) return "fine";
  if (surroundings(next) !== surroundings(failed)) return "bare";
  const waited = next.at - failed.at;
  const seconds = failed.outcome.kind === "failed" ? failed.outcome.parameters?.retry_after : undefined;
  if (seconds === undefined) assert.ok(waited > 0 && waited <= 1_000, `again after ${waited} ms`);
  else assert.equal(waited, seconds * 1_000, "exactly as long as Telegram said");
  return seconds === undefined ? "again" : "waits";
}

function isCard({ method, parameters: { text } }: LoggedCall): boolean {
  return method === "sendMessage" && typeof text === "string" && text.includes("Обращение №");
}

/** The purpose of a call. Two calls with the same purpose are one call and its repetition. */
function subjectOf({ method, chat_id, parameters }: LoggedCall): string {
  const { from_chat_id, message_id, message_thread_id, text } = parameters;
  const [words] = typeof text === "string" ? text.split("\n\n") : [];
  return JSON.stringify([method, chat_id, from_chat_id, message_id, message_thread_id, words]);
}

/** The parts that an answer can do without: the reply with its quote, and the signature. */
function surroundings({ parameters }: LoggedCall): string {
  return JSON.stringify([parameters["reply_parameters"], parameters["text"]]);
}

/** Asserts that no message and no row is there without need. */
export function assertSound(story: Story, { decision }: { decision: Decision }): void {
  const { desk } = story;
  const isTold = decision === "held" || decision === "told";
  assert.equal(alerts(story).length, isTold ? 1 : 0, alerts(story).join("\n"));
  if (!["in words", "💔", "told"].includes(decision)) assert.deepEqual(findDead(desk.app.store), []);
  assert.deepEqual(desk.fatal, []);
  const stack = [...story.olga.messages, ...story.forum.chat.messages.values()].filter(({ content }) =>
    /\bat .*\.ts:\d+|undefined|\[object/.test(content.text ?? ""),
  );
  assert.deepEqual(stack, []);
}

export function copyIn({ messages }: { messages: readonly StoredMessage[] }, words: string): StoredMessage {
  const copy = messages.find(({ content }) => (content.text ?? content.caption) === words);
  assert.ok(copy);
  return copy;
}

export function topicsOf({ forum }: Story, name: string): ForumTopic[] {
  return forum.topics.filter((topic) => topic.name.endsWith(` ${name}`));
}
