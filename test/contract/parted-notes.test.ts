import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { document, type Person, photo } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { arrives, ask, botReaction } from "./conversation.ts";
import { doubt, doubtsIn, notesOf, secretsOf } from "./doubt.ts";
import { atEveryDesk } from "./nature.ts";

const minute = 60_000;

atEveryDesk("what an app parts from a note or a command", (nature) => {
  test("the rest of a note that the app has cut is withheld as a whole", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    await manager.writes(`// ${"скандальный ".repeat(340)}`);
    const parts = ["скандальный ".repeat(341).trim(), "скандальный всё"];
    for (const part of parts) await manager.writes(part);
    await manager.sees(doubt);
    await desk.settles();
    assert.equal(doubtsIn(ticket).length, 1);
    assert.deepEqual(secretsOf(anna), []);
    await manager.presses("Это заметка");
    await desk.settles();
    assert.deepEqual(notesOf(desk).slice(1), parts);
    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    assert.deepEqual(secretsOf(anna), []);
  });

  test("the rest of a command that the app has cut is withheld too", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    for (const [number, command] of ["/noet", "/note@otherbot", "/call"].entries()) {
      await manager.writes(`${command} ${"скандальный ".repeat(340)}`);
      const rest = await manager.writes("скандальный и злой");
      const asked = await manager.sees(
        (each) => each.replyTo === rest && textOf(each.content).includes(doubt),
      );
      await desk.settles();
      await manager.presses(asked, "Это заметка");
      await desk.settles();
      assert.equal(doubtsIn(ticket).length, 0);
      assert.equal(notesOf(desk).length, number + 1);
    }
    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    assert.deepEqual(secretsOf(anna), []);
  });

  test("what an app sends apart from its note is withheld: forwards after their comment, the eleventh photo", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, manager, ticket } = await ask(desk);
    const before = anna.messages.length;
    await manager.writes("// что пишет поставщик");
    const forward_origin = {
      type: "hidden_user",
      sender_user_name: "Поставщик",
      date: 1_790_000_000,
    } as const;
    const forwards = [
      await manager.writes("скандальный ваш клиент", { forward_origin }),
      await manager.sends(photo(), { forward_origin }),
    ];
    await desk.settles();
    assert.deepEqual(
      doubtsIn(ticket).map(({ replyTo }) => replyTo),
      [forwards[0]],
      "one question for all of them",
    );
    await manager.presses("Это заметка");

    await desk.settles();
    clock.advance(minute);
    const scans = Array.from({ length: 10 }, (_, index) => photo(index === 0 ? "// его паспорт" : undefined));
    await manager.sendsAlbum(scans);
    await desk.settles();
    clock.advance(minute);
    await manager.sendsAlbum([photo(), photo()]);
    await manager.sees(doubt);
    await desk.settles();
    await manager.presses("Это заметка");
    await manager.sends(document("// его договор"));
    await manager.sends(photo());
    await manager.sees(doubt);
    await manager.presses("Это заметка");
    await desk.settles();
    assert.equal(anna.messages.length, before);

    clock.advance(minute);
    await manager.writes("// перезвонить");
    await arrives(desk, await manager.sends(photo()));
    await arrives(desk, await manager.writes("Добрый день!"));
    clock.advance(minute);
    await arrives(desk, await manager.writes("Чек", { forward_origin }));
    assert.deepEqual(secretsOf(anna), []);
  });

  for (const [command, at] of [
    ["/foo", 0],
    ["/close", 0],
    ["/call скандальный", 0],
    ["/note скандальный", 3],
    ["/note@otherbot скандальный", 3],
  ] as const)
    test(`the eleventh photo of an album whose item ${at + 1} has the caption ${command} is withheld`, async (t) => {
      const clock = new TestClock();
      const desk = await nature.open(t, { clock });
      const { anna, manager, ticket } = await ask(desk);
      const scans = Array.from({ length: 10 }, (_, index) => photo(index === at ? command : undefined));
      await manager.sendsAlbum(scans);
      await desk.settles();
      const before = photosOf(anna);
      clock.advance(minute);
      const eleventh = await manager.sends(photo());
      await manager.sees(doubt);
      await desk.settles();
      assert.deepEqual(
        doubtsIn(ticket).map(({ replyTo }) => replyTo),
        [eleventh],
      );
      assert.equal(photosOf(anna), before);
      await manager.presses("Это заметка");
      await desk.settles();
      assert.equal(botReaction(desk, eleventh), "✍");
      assert.equal(photosOf(anna), before);
      assert.deepEqual(secretsOf(anna), []);
    });

  test("what an app sends apart from a file or a comment that was a command is withheld, what comes later is not", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, manager, ticket } = await ask(desk);
    const before = anna.messages.length;
    await manager.sends(document("/noet его договор"));
    await manager.sends(photo());
    await manager.sends(photo());
    await manager.sees(doubt);
    await desk.settles();
    assert.equal(doubtsIn(ticket).length, 1, "one question for all of them");
    await manager.presses("Это заметка");
    await desk.settles();
    clock.advance(minute);
    await manager.writes("/noet что пишет поставщик");
    await manager.writes("скандальный ваш клиент", {
      forward_origin: { type: "hidden_user", sender_user_name: "Поставщик", date: 1_790_000_000 },
    });
    await manager.sees(doubt);
    await manager.presses("Это заметка");
    await desk.settles();
    assert.equal(anna.messages.length, before);

    clock.advance(minute);
    await manager.writes("/call");
    await arrives(desk, await manager.sends(photo()));
    await manager.sendsAlbum([photo("/foo"), photo()]);
    clock.advance(minute);
    await arrives(desk, await manager.sends(photo()));
    assert.deepEqual(secretsOf(anna), []);
  });
});

function photosOf(client: Person): number {
  return client.messages.filter(({ content }) => content.photo !== undefined).length;
}
