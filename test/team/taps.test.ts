import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ask, botReaction, type Question } from "../contract/conversation.ts";
import { answerTo, colleague, holders } from "../managers/team.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { Person, Place, StoredMessage } from "../telegram/actors.ts";
import { entitiesOf, textOf } from "../telegram/content.ts";

/** The manager's finger. To type letters is no tap; to send them is one. */
class Finger {
  taps = 0;
  readonly #person: Person;

  constructor(person: Person) {
    this.#person = person;
  }

  /** Opens the ticket's topic from the list of topics. */
  opens({ manager }: Question): Place {
    this.taps += 1;
    return manager;
  }

  async presses(place: Place, label: string): Promise<void> {
    this.taps += 1;
    await place.presses(label);
  }

  async sends(place: Place, words: string): Promise<StoredMessage> {
    this.taps += 1;
    return place.writes(words);
  }

  /** A line of the bot's message in private leads to the ticket. */
  follows(message: StoredMessage, number: string): void {
    this.taps += 1;
    const { text } = message.content;
    const isLink = entitiesOf(message.content).some(
      (entity) =>
        entity.type === "text_link" && text!.slice(entity.offset, entity.offset + entity.length) === number,
    );
    assert.ok(isLink, `${number} is a link in ${textOf(message.content)}`);
  }

  get place(): Place {
    return this.#person;
  }
}

/** Each job in the order of the guide's rows, done in the fewest taps. Each checks that the job is done. */
const jobs: ((finger: Finger, question: Question) => Promise<void>)[] = [
  // To answer.
  async (finger, question) => {
    await finger.sends(finger.opens(question), "Завтра привезём");
    await question.anna.sees("Завтра привезём");
  },
  // To claim.
  async (finger, question) => {
    finger.opens(question);
    await finger.presses(question.atCard, "🙋 Взять");
    await question.desk.settles();
    assert.deepEqual(holders(question.desk), [question.desk.boris.id]);
  },
  // To send a canned reply.
  async (finger, question) => {
    finger.opens(question);
    await finger.presses(question.atCard, "💬 Шаблон");
    await finger.presses(question.atCard, "Сроки");
    await question.anna.sees("Доставим за два дня.");
  },
  // To write a note.
  async (finger, question) => {
    const note = await finger.sends(finger.opens(question), "// Просит скидку");
    await question.desk.settles();
    assert.equal(botReaction(question.desk, note), "✍");
  },
  // To transfer.
  async (finger, question) => {
    finger.opens(question);
    await finger.presses(question.atCard, "🔁 Передать");
    await finger.presses(question.atCard, "Вера");
    await question.desk.settles();
    assert.notEqual(holders(question.desk)[0], null);
  },
  // To close.
  async (finger, question) => {
    finger.opens(question);
    await finger.presses(question.atCard, "✅ Закрыть");
    await question.anna.sees(/закрыто/);
  },
  // To find the client's last ticket.
  async (finger, { desk }) => {
    await finger.sends(finger.place, "/find Анна");
    const list = await desk.boris.sees(/№1/);
    finger.follows(list, "№1");
  },
];

test("the manager's guide counts the taps of each usual job", async (t) => {
  const counted: number[] = [];
  for (const job of jobs) {
    const question = await opens(t);
    const finger = new Finger(question.desk.boris);
    // oxlint-disable-next-line no-await-in-loop -- each has a desk of its own
    await job(finger, question);
    counted.push(finger.taps);
  }
  for (const guide of ["manager.ru.md", "manager.en.md"]) assert.deepEqual(tapsIn(guide), counted, guide);
});

async function opens(t: Parameters<typeof openDesk>[0]): Promise<Question> {
  const desk: Desk = await openDesk(t);
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.boris.starts();
  await colleague(desk, "Вера", "vera");
  await answerTo(desk, "/templates add Сроки = Доставим за два дня.", desk.boris);
  return ask(desk);
}

/** The last column of the guide's table of jobs. */
function tapsIn(guide: string): number[] {
  const text = readFileSync(new URL(`../../docs/${guide}`, import.meta.url), "utf8");
  const [, table = ""] = /\n\| (?:Дело|Job) \|.*\n\|[ |-]*\n((?:\|.*\n)+)/.exec(text) ?? [];
  return [...table.matchAll(/\| (\d+) \|\n/g)].map(([, taps]) => Number(taps));
}
