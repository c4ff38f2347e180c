import assert from "node:assert/strict";
import { test } from "node:test";
import { deskCommands, privateCommands, ticketCommands } from "../../src/handle/features.ts";
import { mayDo } from "../../src/ticket/access.ts";
import { ask } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { answerTo } from "../managers/team.ts";
import { openDesk } from "../support/desk.ts";

const inPrivate = /работает в личном чате с ботом: @topicdesk_bot/;
const inTicket = /работает там, где идёт разговор с клиентом/;
const forAdmins = "Это может только администратор: Ольга.";

/** The commands of private chats that mean nothing else at a desk. */
const privateOnly = Object.entries(privateCommands).filter(
  ([word, { menu }]) =>
    menu !== undefined && !Object.hasOwn(ticketCommands, word) && !Object.hasOwn(deskCommands, word),
);

atEveryDesk("a command in another place than its own", (nature) => {
  test("is answered with where it works or who may give it, in a ticket and beside", async (t) => {
    const desk = await nature.open(t);
    const { ticket, anna } = await ask(desk);
    const read = anna.messages.length;
    for (const place of [ticket.of(desk.boris), desk.boris.in(desk.group)]) {
      for (const [word, { may }] of privateOnly) {
        await place.writes(`/${word}`);
        await place.sees(mayDo(may, "manager", "private") ? inPrivate : forAdmins);
        await desk.settles();
      }
    }
    for (const word of Object.keys(ticketCommands).filter((each) => each !== "help")) {
      await desk.boris.in(desk.group).writes(`/${word}`);
      await desk.boris.in(desk.group).sees(inTicket);
    }
    await ticket.of(desk.olga).writes("/settings rating off");
    await ticket.of(desk.olga).sees(inPrivate);
    await ticket.of(desk.boris).writes("/trasfer Ольга");
    await ticket.of(desk.boris).sees("клиенту ничего не отправлено. Возможно, вы имели в виду /transfer.");
    await ticket.of(desk.boris).writes("/start");
    await ticket.of(desk.boris).sees(/^Всё, что вы пишете здесь, получает клиент/);
    await desk.boris.in(desk.group).writes("/start");
    await desk.boris.in(desk.group).sees(/^То, что вы пишете здесь, видит только команда/);
    await desk.rests();
    assert.equal(anna.messages.length, read);
  });

  test("/shift works in a ticket and beside, for all to read", async (t) => {
    const desk = await nature.open(t);
    const { ticket, anna } = await ask(desk);
    const read = anna.messages.length;
    const here = ticket.of(desk.boris);
    const beside = desk.boris.in(desk.group);
    await here.writes("/shift");
    await here.sees("На смене сейчас никого.\nНачать свою смену: /shift start. Закончить: /shift stop.");
    await here.writes("/shift начать");
    await here.sees(/^Ваша смена началась в \d+:\d\d\.\nНа смене\n• Борис/);
    await beside.writes("/shift start");
    await beside.sees(/^Вы уже на смене/);
    await here.writes("/shift завтра");
    await here.sees(/^Слово «завтра» непонятно/);
    await beside.writes("/shift стоп");
    await beside.sees(/^Ваша смена закончилась/);
    await desk.rests();
    assert.equal(anna.messages.length, read);
  });
});

test("a command as a channel's post is answered there with where to send it", async (t) => {
  const desk = await openDesk(t, { kind: "channel" });
  const { olga, channel } = desk;
  await ask(desk);
  await olga.in(channel).writes("/claim");
  const told = await olga.in(channel).sees(/^Публикации канала бот как команды не выполняет/);
  await olga.in(channel).writes("/settings");
  await olga.in(channel).sees(/^Публикации канала бот как команды не выполняет/, { after: told });
  await olga.in(channel).writes("/команда другого бота");
  await olga.in(channel).writes("/unknown");
  await desk.rests();
  const answers = desk.telegram.calls
    .of("sendMessage")
    .filter(({ parameters }) => /не выполняет/.test(String(parameters["text"])));
  assert.equal(answers.length, 2);
});

test("in private /close and /name of one of the team without requests of their own are meant for a request", async (t) => {
  const desk = await openDesk(t);
  await desk.olga.starts();
  await desk.settles();
  for (const words of ["/close", "/name Анна"]) {
    const { content } = await answerTo(desk, words);
    assert.match(content.text!, /работает в обращении: отправьте её там, а не здесь/);
  }
});
