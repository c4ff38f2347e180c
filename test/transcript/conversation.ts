import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { type ShownTicket, shows } from "../contract/shown-ticket.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import {
  contact,
  document,
  html,
  location,
  type Person,
  photo,
  type Place,
  sticker,
  type StoredMessage,
  type Telegram,
  text,
  voice,
} from "../telegram/actors.ts";
import { type Content, filesOf } from "../telegram/content.ts";
import { samplePhoto, sampleVoice } from "../telegram/page/samples.ts";

/** A Friday noon in Moscow. */
export const noon = Date.parse("2026-11-20T09:00:00Z");

/** Somebody sends a file with these bytes. */
export async function sendsFile(
  { world }: Pick<Telegram, "world">,
  place: Place,
  content: Content,
  bytes: Uint8Array,
): Promise<StoredMessage> {
  for (const file of filesOf(content)) Object.assign(file, { file_size: bytes.length });
  const sent = await place.sends(content);
  for (const { file_id } of filesOf(content)) world.files.find(file_id)!.bytes = bytes;
  return sent;
}

/** Waits for the file that comes to the person and returns it as text. */
export async function receives(
  { telegram }: Pick<Desk, "telegram">,
  person: Person,
  name: string,
  after?: StoredMessage,
): Promise<{ page: string; caption: string; message: StoredMessage }> {
  const message = await person.sees(({ content }) => content.document?.file_name === name, {
    ...(after !== undefined && { after }),
  });
  const { bytes } = telegram.world.files.find(message.content.document!.file_id)!;
  assert.ok(bytes);
  return { page: Buffer.from(bytes).toString("utf8"), caption: message.content.caption ?? "", message };
}

export interface Told {
  desk: Desk;
  clock: TestClock;
  anna: Person;
  ticket: ShownTicket;
  /** The bytes of what was sent. */
  files: { photo: Buffer; voice: Buffer; invoice: Buffer; plan: Buffer };
}

/** Words that only the team may read. */
export const secrets = [
  "Клиент скандальный",
  "Ещё более скандальный",
  "цитата из заметки",
  "Петрова-Внутренняя",
  "Ой, это не клиенту",
  "внутренняя оговорка",
  "возврат_внутри",
] as const;

/** A ticket with everything in it. */
export async function tellEverything(t: TestContext): Promise<Told> {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { telegram, olga, boris } = desk;
  await olga.starts();
  await boris.starts();
  const vera = telegram.client("Вера", { last_name: "Петрова-Внутренняя", language_code: "ru" });
  desk.joins(vera);
  await olga.writes("/subjects add Доставка");
  const files = {
    photo: samplePhoto(1).bytes,
    voice: sampleVoice().bytes,
    invoice: Buffer.from("<script>alert('счёт')</script>"),
    plan: Buffer.from("план: секретная смета"),
  };
  const anna = telegram.client("Анна <i>", { last_name: "\u202Eванова", language_code: "ru" });
  const question = await anna.writes(
    html('Заказ 1042 пришёл <b>без зарядки</b> & <a href="https://example.org/a?b=1&amp;c">вот</a>'),
  );
  const ticket = await shows(desk, 1);
  const [manager, colleague] = [ticket.of(boris), ticket.of(vera)];
  const minute = async () => {
    await desk.settles();
    clock.advance(60_000);
    await desk.settles();
  };
  await minute();
  await ticket.atCard(boris).presses("🙋 Взять");
  await minute();
  const typo = await anna.writes("Адрес: Леннина, 1");
  await minute();
  await anna.edits(typo, "Адрес: Ленина, 1");
  await minute();
  await sendsFile(telegram, anna, photo("Вот что пришло"), files.photo);
  await sendsFile(telegram, anna, voice(), files.voice);
  await anna.sends(sticker("👍"));
  await anna.sends(location(55.75, 37.61));
  await anna.sends(contact("Вера", "+79990001122"));
  await minute();
  const note = await manager.writes("// Клиент скандальный");
  await minute();
  await manager.edits(note, html("// <b>Ещё более</b> скандальный, цитата из заметки").text!);
  await minute();
  await sendsFile(telegram, manager, document("// смета", { file_name: "план.txt" }), files.plan);
  await minute();
  await sendsFile(telegram, manager, document("Счёт", { file_name: "счёт\u202Efdp.html" }), files.invoice);
  await minute();
  const copy = ticket.messages().find(({ content }) => content.text?.startsWith("Заказ 1042"))!;
  await manager.repliesTo(copy, html("Простите! Отправим <b>завтра</b>."), { quote: "без зарядки" });
  await minute();
  const answer = await colleague.writes("Курьер позвонит (внутренняя оговорка)");
  await minute();
  await colleague.edits(answer, "Курьер позвонит в 15:00");
  await minute();
  const wrong = await colleague.writes("Ой, это не клиенту");
  await minute();
  await colleague.repliesTo(wrong, "/del");
  await minute();
  await manager.writes("/tag возврат_внутри");
  const seen = await anna.sees("Курьер позвонит в 15:00");
  await anna.reacts(seen, "👍");
  await manager.reacts(copy, "❤");
  await anna.repliesTo(seen, text("Спасибо, жду"));
  await anna.repliesTo(question, "И ещё кабель", { quote: "1042" });
  await minute();
  await ticket.atCard(boris).presses("✅ Закрыть");
  await anna.presses("Да");
  await anna.presses("5 ⭐");
  await minute();
  return { desk, clock, anna, ticket, files };
}
