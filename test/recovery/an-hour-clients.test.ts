import assert from "node:assert/strict";
import { test } from "node:test";
import { type Person, photo, type Place, type StoredMessage } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { type Purpose, type Trouble, troublesWith } from "./errors.ts";
import { assertFew, type Cell, cellsOf, placeOf, refused } from "./hour.ts";
import { alerts, clientSees, minute, openStory, passes, repliesTo } from "./story.ts";

const ofClients = cellsOf(["answer", "copy", "removal", "reaction"], ({ kind }) => kind === "topic_gone");

/** Each client has their own chat, so one hour is enough for all. */
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
  await passes(story, 4 * minute);
  for (const { place } of rooms) await place.writes("Ответ 2");
  await passes(story, 15 * minute);
  for (const { place } of rooms) await place.writes("Ответ 3");
  await passes(story, 41 * minute);
  const hour = count();
  for (const [index, { trouble }] of rooms.entries())
    assertFew(trouble, first[index]!, hour[index]! - first[index]!);
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
  // The bot makes another topic before it does without.
  assertFew(trouble!, first - 3, refused(calls.all, [anna.id]).length - first);
  faults.heal();
  await passes(story, 12 * minute);
  assert.deepEqual(clientSees(anna), ["Ответ 1"]);
  assert.equal(alerts(story).length, 1);
});

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
