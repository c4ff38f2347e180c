import type { TestContext } from "node:test";
import { sql } from "../../src/store/database.ts";
import type { Nature } from "../contract/nature.ts";
import { shows } from "../contract/shown-ticket.ts";
import { TestClock } from "../support/clock.ts";
import type { Person } from "../telegram/actors.ts";
import { Office } from "./office.ts";

/** One office after the other, since all that has happened in one is looked at before and after every press. */
export function manyOffices(t: TestContext, nature: Nature): () => Promise<Office> {
  let office: Promise<Office>;
  let uses = 0;
  return () => {
    if (uses % usesOfAnOffice === 0) office = openOffice(t, nature);
    uses += 1;
    return office;
  };
}

const usesOfAnOffice = 8;

export async function openOffice(t: TestContext, nature: Nature): Promise<Office> {
  // It stands still, so that upkeep, which waits, does not come in between.
  const desk = await nature.open(t, { clock: new TestClock() });
  const { telegram, olga, boris } = desk;
  const person = (name: string) => telegram.client(name, { language_code: "ru" });
  const [vasya, zoya, oleg, vera] = ["Вася", "Зоя", "Олег", "Вера"].map(person) as [
    Person,
    Person,
    Person,
    Person,
  ];
  const [lena, gosha, yana] = ["Лена", "Гоша", "Яна"].map(person) as [Person, Person, Person];
  for (const each of [zoya, vera, lena, gosha, yana]) desk.joins(each);
  if (nature.isOpenToStrangers) desk.channel.add(oleg);
  const elsewhere = telegram.forum("Не наша группа", { owner: oleg, members: [boris, olga] });
  await olga.inGeneral(elsewhere).writes("/setup");
  await olga.inGeneral(elsewhere).sees("уже работает в");
  const store = telegram.forum("Склад", { owner: olga });
  await olga.inGeneral(store).presses("Добавить отдел");
  await olga.inGeneral(store).sees("Всё готово");
  for (const subject of ["Оплата", "Доставка"]) await olga.writes(`/subjects add ${subject}`);
  await vasya.writes("Вопрос Васи");
  for (const each of [olga, boris, zoya, oleg, vera, lena, gosha, yana]) await each.starts();
  await desk.settles();
  const ticket = await shows(desk, 1);
  // Whoever is of the team is known by having done something.
  for (const each of [olga, boris, zoya, vera, lena, gosha]) await ticket.of(each).writes("// я тут");
  desk.group.promote(vera, { is_anonymous: true });
  desk.group.leave(lena);
  desk.group.kick(gosha);
  await desk.settles();
  desk.app.store.transaction((tx) =>
    tx.run(sql.updateTable("managers").set({ is_active: 0, is_admin: 1 }).where("id", "=", zoya.id)),
  );
  return new Office(desk, elsewhere, {
    "another client": vasya,
    "a manager": boris,
    "an admin": olga,
    "a removed admin": zoya,
    "a stranger": oleg,
    "an anonymous admin": vera,
    "who left": lena,
    "who was banned": gosha,
    "who joined": yana,
  });
}
