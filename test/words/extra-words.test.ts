import assert from "node:assert/strict";
import { test } from "node:test";
import { privateCommands, ticketCommands } from "../../src/handle/features.ts";
import { sql } from "../../src/store/database.ts";
import { asks, openDepartments } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { textOf } from "../telegram/content.ts";

/** Whole commands of the team in private. `{anna}` and `{vera}` stand for the ids of a client and of a blocked one. */
const whole: Readonly<Record<string, readonly string[]>> = {
  admins: ["", "add {anna}", "remove {boris}"],
  audit: ["1"],
  autoclose: ["48h", "48h 24h", "off"],
  backup: [""],
  blocked: [""],
  client: ["{anna}"],
  clients: [""],
  desks: ["", "default Склад"],
  faq: ["remove 1"],
  forget: ["{anna}"],
  holidays: ["", "remove 31.12.2026", "remove 31.12.2026-02.01.2027"],
  hours: ["9-18", "24/7", "Склад = 9-18", "Склад = —"],
  managers: ["", "invite", "add {anna}", "remove {boris}"],
  my: [""],
  notify: ["new on", "off", "quiet 22-8", "quiet off"],
  open: [""],
  report: ["", "staff", "tickets month", "summary desk=Склад"],
  schedule: ["remove 1", "report summary last-month 0 9 1 * *", "stats week 0 9 * * 1"],
  settings: ["", "thanks off", "reopen new", "signature manager", "flood 30", "access list", "retention 365"],
  shift: ["", "start", "stop"],
  sla: ["15m 8h", "15m 30m 8h", "off", "Склад = 30m 2h", "Склад = —"],
  stats: ["", "week"],
  subjects: ["", "hide Возврат", "show Обмен", "order Возврат 2", "route Возврат Склад", "remove Возврат"],
  templates: ["", "remove Привет", "export", "import"],
  texts: ["", "client-greeting", "en client-greeting"],
  transcript: ["1", "1 client"],
  unblock: ["{vera}"],
  write: ["{anna}"],
};

/**
 * What stands behind these belongs to them: a reason, words to look for, a message. In private `/setup` does nothing but say
 * where to send it.
 */
const takesText = [
  "block",
  "close",
  "find",
  "help",
  "language",
  "name",
  "new",
  "privacy",
  "setup",
  "start",
  "tickets",
];

const kept = [
  ...([
    "settings",
    "clients",
    "managers",
    "invitations",
    "desks",
    "tickets",
    "hours",
    "special_days",
  ] as const),
  ...([
    "texts",
    "audit",
    "norms",
    "autoclose",
    "shifts",
    "notice_choices",
    "schedules",
    "templates",
  ] as const),
  ...(["template_texts", "subjects", "faq", "questions", "ticket_events"] as const),
];

test("every command of the team in private is here", () => {
  const here = [...Object.keys(whole), ...takesText].toSorted();
  assert.deepEqual(here, Object.keys(privateCommands).toSorted());
});

test("a word after a whole command changes nothing and is answered", async (t) => {
  const departments = await openDepartments(t);
  const { desk } = departments;
  const { olga, boris } = desk;
  await olga.starts();
  const [anna, vera] = [await asks(departments, "Анна", 1), await asks(departments, "Вера", 2)];
  for (const words of [
    `/block ${vera.client.id}`,
    `/admins add ${boris.id}`,
    "/subjects add Возврат",
    "/subjects add Обмен",
    "/subjects hide Обмен",
    "/templates add Привет = Здравствуйте!",
    "/faq add Как? = Вот так",
    "/holidays add 31.12.2026-02.01.2027",
    "/schedule stats month 0 9 1 * *",
    "/hours Склад = 10-19",
    "/sla Склад = 10m 2h",
  ])
    await answerTo(desk, words);
  const ids: Record<string, number> = { anna: anna.client.id, vera: vera.client.id, boris: boris.id };
  for (const [command, forms] of Object.entries(whole))
    for (const form of forms) {
      const written = `/${command} ${form}`
        .trim()
        .replaceAll(/\{(\w+)\}/g, (_, name: string) => String(ids[name]));
      await t.test(`${`/${command} ${form}`.trim()} чепуха`, async () => {
        await desk.settles();
        const before = rowsOf(desk);
        const asked = await olga.writes(`${written} чепуха`);
        const { content } = await olga.sees(() => true, { after: asked });
        await desk.settles();
        assert.match(
          textOf(content),
          new RegExp(`чепуха|^После /.* ничего писать не нужно|/${command}(?= )`),
        );
        assert.deepEqual(rowsOf(desk), before);
        assert.equal(olga.messages.filter(({ message_id: id }) => id > asked.message_id).length, 1);
      });
    }
});

/** Whole commands in a request's place. What a command without words gets besides, nobody reads, and its author is told. */
const wholeAtTicket: Readonly<Record<string, readonly string[]>> = {
  desk: ["Склад"],
  merge: ["2"],
  priority: ["high"],
  snooze: ["2h", "off"],
  subject: ["Возврат"],
  transcript: ["", "client"],
  transfer: ["Борис"],
};
const takesTextAtTicket = new Set(["block", "name", "note", "t", "tag", "template", "untag"]);

test("a word after a whole command in a request's place changes nothing, or its author is told that nobody got it", async (t) => {
  const departments = await openDepartments(t);
  const { desk, boris } = departments;
  await desk.olga.starts();
  await answerTo(desk, "/subjects add Возврат");
  const { first } = await asks(departments, "Анна", 1);
  const manager = first.of(boris);
  await manager.writes("/claim");
  const writes = async (words: string, answer: RegExp) => {
    const written = await manager.writes(words);
    await manager.sees(({ replyTo, content }) => replyTo === written && answer.test(textOf(content)));
  };
  for (const [command, { takesWords }] of Object.entries(ticketCommands)) {
    if (takesTextAtTicket.has(command)) continue;
    if (takesWords !== true) {
      await t.test(`/${command} чепуха`, async () => {
        await writes(`/${command} чепуха`, /То, что вы добавили к команде, никто не получил/);
      });
      continue;
    }
    assert.ok(Object.hasOwn(wholeAtTicket, command), `/${command} is not here`);
    for (const form of wholeAtTicket[command]!)
      await t.test(`/${command} ${form} чепуха`, async () => {
        await desk.settles();
        const before = rowsOf(desk);
        await writes(`/${command} ${form} чепуха`, /чепуха|«off» непонятно/);
        await desk.settles();
        assert.deepEqual(rowsOf(desk), before);
      });
  }
});

test("a word after /setup in a group: nothing is looked at, and who wrote it is told", async (t) => {
  const desk = await openDesk(t);
  const inGroup = desk.olga.in(desk.group);
  desk.telegram.calls.clear();
  const asked = await inGroup.writes("/setup чепуха");
  await inGroup.sees(/^После \/setup ничего писать не нужно/, { after: asked });
  await desk.settles();
  assert.equal(desk.telegram.calls.count("getChat"), 0);
});

function rowsOf({ app: { store } }: Desk): Record<string, unknown[]> {
  return Object.fromEntries(kept.map((table) => [table, store.all(sql.selectFrom(table).selectAll())]));
}
