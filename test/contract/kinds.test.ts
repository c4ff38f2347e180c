import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { sql } from "../../src/store/database.ts";
import { assertTable } from "../support/table.ts";
import { until } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";
import type { Content } from "../telegram/content.ts";
import {
  arrives,
  botReaction,
  type Conversation,
  converse,
  countCalls,
  findCopy,
  findNotice,
  isSettled,
  pairOf,
  targetOf,
} from "./conversation.ts";
import { type Author, directions, type Form, type Kind, kinds, type Situation, situations } from "./kinds.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("kinds of messages", (nature) => {
  for (const author of directions) {
    test(`what a ${author} sends arrives as the table says`, { concurrency: 16 }, async (t) => {
      const desk = await nature.open(t);
      const told = Object.entries(kinds).flatMap(([name, kind]) =>
        situations
          .filter((situation) => kind.forms[author][situation] !== "—")
          .map((situation) =>
            // In parallel, because each album takes time. So each of them has its own ticket.
            t.test(`${name}, ${situation}: ${kind.forms[author][situation]}`, async () => {
              const conversation = await converse(desk, `${name}, ${situation}`);
              const form = await observe[situation](conversation, author, kind);
              assert.equal(form, kind.forms[author][situation]);
            }),
          ),
      );
      await Promise.all(told);
    });
  }
});

const observe: Record<Situation, (conversation: Conversation, author: Author, kind: Kind) => Promise<Form>> =
  {
    async new(conversation, author, kind) {
      return formOf(conversation, await placeOf(conversation, author).sends(kind.make()));
    },

    async edited(conversation, author, kind) {
      const { desk } = conversation;
      const place = placeOf(conversation, author);
      const original = await place.sends(kind.make());
      const before = await arrives(desk, original);
      const said = before.content;
      const made = countCalls(conversation, before);
      await place.edits(original, kind.edit!(original.content));
      if (original.content.location !== undefined) return movesOf(conversation);
      await desk.settles();
      await isSettled(desk, original);
      const after = findCopy(desk, original);
      if (after !== before) return (await formOf(conversation, original)) === "same" ? "anew" : "—";
      assert.notDeepEqual(after.content, said, "the edit does not come");
      assert.ok(countCalls(conversation, before) > made);
      return formOf(conversation, original);
    },

    async reply(conversation, author, kind) {
      const { question, answer, desk } = conversation;
      const place = placeOf(conversation, author);
      const counterpart = author === "client" ? answer : question;
      const quote = author === "client" ? "новый, ждите" : "что делать";
      const original = await place.repliesTo(await arrives(desk, counterpart), kind.make(), { quote });
      const form = await formOf(conversation, original);
      const copy = findCopy(desk, original);
      if (copy === undefined) return form;
      if (targetOf(copy) === undefined) return `${form}, no reply` as Form;
      assert.equal(copy.replyTo, counterpart, "the reply is to something else");
      assert.deepEqual(copy.quote, original.quote);
      return form;
    },

    async album(conversation, author, kind) {
      const { desk } = conversation;
      const originals = await placeOf(conversation, author).sendsAlbum([
        kind.make(),
        kind.make(),
        kind.make(),
      ]);
      const forms = new Set<Form>();
      for (const original of originals) forms.add(await formOf(conversation, original));
      const copies = originals.map((original) => findCopy(desk, original)!);
      assert.equal(new Set(copies.map(({ media_group_id }) => media_group_id)).size, 1, "one album");
      assert.notEqual(copies[0]!.media_group_id, undefined);
      const ids = copies.map(({ message_id }) => message_id);
      assert.deepEqual(
        ids,
        ids.toSorted((a, b) => a - b),
        "in order",
      );
      assert.equal(forms.size, 1);
      return [...forms][0]!;
    },
  };

function placeOf({ anna, manager }: Conversation, author: Author) {
  return author === "client" ? anna : manager;
}

/** The form in which the message arrived. @throws when the form has no name, because then some part was lost */
async function formOf(conversation: Conversation, original: StoredMessage): Promise<Form> {
  const { desk, ticket } = conversation;
  await isSettled(desk, original);
  await desk.settles();
  const copy = findCopy(desk, original);
  if (copy === undefined) return formOfNothing(conversation, original);
  assert.equal(copy.sender.account, desk.telegram.bot);
  if (copy.forward_origin !== undefined) {
    assert.deepEqual(copy.content, original.content);
    assert.ok(ticket.leadsTo(copy), "nobody finds it");
    return "forward";
  }
  const { poll, location, dice } = original.content;
  if (location?.live_period !== undefined) {
    const { live_period = 0, ...place } = copy.content.location ?? location;
    const { live_period: period, ...expected } = location;
    assert.deepEqual(place, expected);
    assert.ok(live_period > period - 600 && live_period <= period, "it lives as long as the original");
    return "live";
  }
  if (isDeepStrictEqual(copy.content, original.content)) return "same";
  if (poll !== undefined) {
    assert.deepEqual(withoutVotes(copy.content), withoutVotes(original.content));
    return "new poll";
  }
  if (dice !== undefined) {
    assert.equal(copy.content.text, `${dice.emoji} ${dice.value}`);
    assert.ok(findNotice(conversation.manager, original, /получил это текстом/), "the manager is told");
    return "text";
  }
  assert.deepEqual(copy.content, original.content);
  throw new Error("unreachable");
}

/**
 * `live-locations.test.ts` waits half a minute for the moves of a live location. Here one move on its way is enough.
 */
function movesOf({ desk }: Conversation): Promise<Form> {
  const isMoving = () =>
    desk.app.store
      .all(sql.selectFrom("outbox").select("effect"))
      .some(({ effect }) => effect.includes('"move_copy"'));
  return until(isMoving, "it does not move").then(() => "moves" as const);
}

function formOfNothing({ desk, manager }: Conversation, original: StoredMessage): Form {
  assert.equal(pairOf(desk, original)?.failure, "refused");
  assert.equal(botReaction(desk, original), "💔");
  assert.ok(findNotice(manager, original, /Не доставлено: такие сообщения/), "the manager is told why");
  return "refused";
}

function withoutVotes({ poll }: Content) {
  assert.ok(poll);
  const { id: _, ...rest } = poll;
  return rest;
}

test("the table in docs/message-kinds.md is the one that is tested (UPDATE=1 writes it anew)", () => {
  const columns = directions.flatMap((author) => situations.map((situation) => ({ author, situation })));
  assertTable("message-kinds.md", "# What arrives as what", [
    ["", ...columns.map(({ author, situation }) => `${author}: ${situation}`)],
    ...Object.entries(kinds).map(([name, { forms }]) =>
      [name].concat(columns.map(({ author, situation }) => forms[author][situation])),
    ),
  ]);
});
