import assert from "node:assert/strict";
import { test } from "node:test";
import { shows } from "../contract/shown-ticket.ts";
import { type Person, photo, type Place, type StoredMessage } from "../telegram/actors.ts";
import type { LoggedCall } from "../telegram/calls.ts";
import { textOf } from "../telegram/content.ts";
import { type Decision, type Purpose, type Trouble, troublesWith } from "./errors.ts";
import { alerts, clientSees, minute, openStory, passes, repliesTo, type Story } from "./story.ts";

interface Cell {
  purpose: Purpose;
  trouble: Trouble;
}

/** Calls in the first minute, and in the hour after it, for what fails first. */
const atFirst = 5;
const anHour = 10;
/** And for each message that is written meanwhile: it tries for itself, and lets the first one try before it. */
const forEachLater = 3;

/** Telegram says itself when to call again: nothing sooner, and nothing but that. */
const secondsTold = 30;

/** One of each kind of refusal, method and decision: what is done follows from these, not from Telegram's words. */
function cellsOf(purposes: readonly Purpose[], isLeftOut: (trouble: Trouble) => boolean): Cell[] {
  const seen = new Set<string>();
  return purposes
    .flatMap((purpose) => troublesWith(purpose).map((trouble) => ({ purpose, trouble })))
    .filter(({ purpose, trouble }) => {
      const cell = [purpose, trouble.kind, trouble.method, trouble.decision].join();
      const isNew = !seen.has(cell) && !isLeftOut(trouble);
      seen.add(cell);
      return isNew;
    });
}

const told: ReadonlySet<Decision> = new Set(["again", "held", "off", "anew", "opened"]);

/** A group that moves has a new chat, where nothing fails. */
const atDesks = cellsOf(["question", "making"], ({ decision }) => decision === "moves");

for (const { purpose, trouble } of atDesks) {
  const { method, text, failure, decision } = trouble;
  test(`${purpose}: ${method} meets «${text}» for an hour: few calls, one word, and all arrives in the end`, async (t) => {
    const story = await openStory(t);
    const { desk } = story;
    const chats = [...new Set([desk.cardChat.id, desk.group.id])];
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    if (purpose !== "making") {
      await anna.writes("Анна 0");
      await passes(story, minute);
      await (await placeOf(story, 1)).writes("Ответ 0");
      await passes(story, 2 * minute);
    }
    desk.telegram.calls.clear();
    for (const chat_id of chats) desk.telegram.faults.fails(failure, { method, chat_id });
    const start = story.clock.now();
    const until = (milliseconds: number) => passes(story, start + milliseconds - story.clock.now());
    await anna.writes("Анна 1");
    const calls = () => refused(desk.telegram.calls.all, chats).length;
    await until(minute - 1);
    const first = calls();
    await until(5 * minute);
    await anna.writes("Анна 2");
    await until(20 * minute);
    await anna.writes("Анна 3");
    await until(61 * minute);
    assertFew(trouble, first, calls() - first, 2);
    const words = alerts(story).length;
    const isTold = told.has(decision);
    assert.ok(isTold ? words === 1 : words <= 1, alerts(story).join("\n\n"));
    desk.telegram.faults.heal();
    await passes(story, 12 * minute);
    assert.equal(alerts(story).length, words, alerts(story).join("\n\n"));
    const shown = (await shows(desk, 1)).messages();
    const bot = shown.filter(({ sender }) => sender.account.is_bot);
    const seen = bot.map((message) => /Анна [123]$/.exec(textOf(message.content))?.[0]);
    assert.deepEqual([...new Set(seen.filter((each) => each !== undefined))], ["Анна 1", "Анна 2", "Анна 3"]);
  });
}

const ofClients = cellsOf(["answer", "copy", "removal", "reaction"], ({ kind }) => kind === "topic_gone");

/** Each client has a chat of their own, so that one hour is enough for all. */
test("what clients' chats refuse for an hour costs few calls, is told once, and arrives in the end", async (t) => {
  const story = await openStory(t);
  const { desk } = story;
  const { faults, calls } = desk.telegram;
  const rooms: (Cell & { client: Person; place: Place; file: StoredMessage | undefined })[] = [];
  for (const [index, cell] of ofClients.entries()) {
    const client = desk.telegram.client(`Клиент${index}`, { language_code: "ru" });
    await client.writes("Вопрос");
    await passes(story, 1_000);
    const place = await placeOf(story, index + 1);
    await place.writes("Ответ 0");
    const file = cell.purpose === "copy" ? await place.sends(photo("Ответ ф")) : undefined;
    rooms.push({ ...cell, client, place, file });
  }
  await passes(story, 5 * minute);
  calls.clear();
  const acted: (StoredMessage | undefined)[] = [];
  for (const { purpose, trouble, client, place, file } of rooms) {
    const method = purpose === "copy" ? ["editMessageCaption", "editMessageMedia"] : trouble.method;
    faults.fails(trouble.failure, { method, chat_id: client.id });
    acted.push(await act(purpose, trouble, place, file));
  }
  const count = () => rooms.map(({ client }) => refused(calls.all, [client.id]).length);
  await passes(story, minute - 1);
  const first = count();
  await passes(story, 5 * minute);
  for (const { place } of rooms) await place.writes("Ответ 2");
  await passes(story, 55 * minute);
  const hour = count();
  for (const [index, { trouble }] of rooms.entries())
    assertFew(trouble, first[index]!, hour[index]! - first[index]!, 1);
  faults.heal();
  await passes(story, 75 * minute);
  for (const [index, { purpose, trouble, client }] of rooms.entries()) {
    const answer: StoredMessage | undefined = acted[index];
    const replies = answer === undefined ? [] : repliesTo(story, answer);
    const about = `${purpose}, ${trouble.method}, ${trouble.text}: ${replies.join(" / ")}`;
    const arrived: string[] = clientSees(client);
    if (purpose !== "answer") assert.ok(arrived.includes("Ответ 2"), about);
    else if (arrived.includes("Ответ 1"))
      assert.ok(replies.length === (trouble.kind === "flood" ? 0 : 2), about);
    else assert.ok(replies.length >= 1 && replies.every((words) => words.startsWith("💔")), about);
  }
  const reasons = alerts(story)
    .join("\n")
    .split("\n")
    .filter((line) => line.startsWith("⚠️"));
  assert.equal(new Set(reasons).size, reasons.length, reasons.join("\n"));
});

test("a private chat without topics where Telegram misses one for an hour: few calls, and the answer arrives in the end", async (t) => {
  const story = await openStory(t, { hasPrivateTopics: true });
  const { desk } = story;
  const { faults, calls } = desk.telegram;
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Анна 0");
  await passes(story, minute);
  const trouble = troublesWith("answer").find(({ kind }) => kind === "topic_gone");
  calls.clear();
  faults.fails(trouble!.failure, { method: "sendMessage", chat_id: anna.id });
  await (await placeOf(story, 1)).writes("Ответ 1");
  await passes(story, minute - 1);
  const first = refused(calls.all, [anna.id]).length;
  await passes(story, 60 * minute);
  // Before it goes without a topic, another one is made.
  assertFew(trouble!, first - 3, refused(calls.all, [anna.id]).length - first, 0);
  faults.heal();
  await passes(story, 12 * minute);
  assert.deepEqual(clientSees(anna), ["Ответ 1"]);
  assert.equal(alerts(story).length, 1);
});

async function placeOf({ desk, boris }: Story, ticket: number): Promise<Place> {
  return (await shows(desk, ticket)).of(boris);
}

async function act(
  purpose: Purpose,
  { method }: Trouble,
  place: Place,
  file: StoredMessage | undefined,
): Promise<StoredMessage | undefined> {
  const find = (words: string) => place.messages.find(({ content }) => textOf(content) === words)!;
  if (purpose === "answer") return place.sends(method === "copyMessage" ? photo("Ответ 1") : "Ответ 1");
  if (purpose === "removal") return place.repliesTo(find("Ответ 0"), "/del");
  if (purpose === "copy") await place.edits(file!, "Ответ ф иначе");
  else await place.reacts(find("Вопрос"), "👍");
  return undefined;
}

function assertFew({ kind }: Trouble, first: number, hour: number, later: number): void {
  const limits =
    kind === "flood"
      ? [60 / secondsTold + 2, 3_600 / secondsTold + 4]
      : [atFirst, anHour + later * forEachLater];
  assert.ok(
    first <= limits[0]! && hour <= limits[1]!,
    `${first} calls in the first minute, ${hour} in the hour`,
  );
}

/** What was refused in the chats, and what was called to mend it. */
function refused(calls: readonly LoggedCall[], chats: readonly number[]): LoggedCall[] {
  const mending = /^(createForumTopic|reopenForumTopic|forwardMessage|getChat|getChatAdministrators)$/;
  return calls.filter(
    ({ method, chat_id, outcome, parameters }) =>
      chats.includes(Number(chat_id)) &&
      (outcome.kind === "failed" ||
        mending.test(method) ||
        (method === "sendMessage" && String(parameters["text"]).includes("Обращение №"))),
  );
}
