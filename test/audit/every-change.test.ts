import assert from "node:assert/strict";
import { test } from "node:test";
import { privateCommands } from "../../src/handle/features.ts";
import { countAuditLines } from "../../src/store/audit.ts";
import { mayDo, permissions } from "../../src/ticket/access.ts";
import { encodePress } from "../../src/ticket/button-data.ts";
import type { Press } from "../../src/ticket/press.ts";
import type { Office } from "../access/office.ts";
import { openOffice } from "../access/opening.ts";
import { preparePress } from "../access/prepared/press.ts";
import { nameOfPress, presses } from "../access/tried.ts";
import { atEveryDesk } from "../contract/nature.ts";

/** For every command that no client has: what is written, one after the other, and how many lines each leaves. */
const written: Record<string, readonly (readonly [words: string, lines: 0 | 1])[]> = {
  settings: [
    ["", 0],
    ["low_rating 1", 1],
    ["low_rating 1", 0],
    ["low_rating 9", 0],
    ["signature desk", 1],
    ["чепуха 1", 0],
  ],
  hours: [
    ["", 0],
    ["9-18", 1],
    ["ежедневно 9:00-18:00", 0],
    ["Склад = 10-19", 1],
    ["Склад = 10-19", 0],
    ["Склад = —", 1],
    ["Склад = —", 0],
    ["25-30", 0],
  ],
  holidays: [
    ["", 0],
    ["add 31.12.2099 Новый год", 1],
    ["add 31.12.2099 Новый год", 0],
    ["add 30.12.2099-31.12.2099 Новый год", 1],
    ["add 31.12.2099 9-15", 1],
    ["remove 31.12.2099", 1],
    ["remove 31.12.2099", 0],
    ["add 31.02.2099", 0],
  ],
  sla: [
    ["", 0],
    ["15m 8h", 1],
    ["15 мин 8 ч", 0],
    ["15m 30m 8h", 1],
    ["0m 8h", 0],
    ["Склад = 30m 16h", 1],
    ["Склад = off", 1],
    ["Склад = —", 1],
    ["Склад = —", 0],
    ["off", 1],
    ["off", 0],
  ],
  autoclose: [
    ["", 0],
    ["48h", 1],
    ["2 дня", 0],
    ["48h 24h", 1],
    ["24h 48h", 0],
    ["off", 1],
    ["off", 0],
  ],
  subjects: [
    ["", 0],
    ["add Возврат", 1],
    ["add Возврат", 0],
    ["rename Возврат = Обмен", 1],
    ["rename Обмен = Обмен", 0],
    ["hide Обмен", 1],
    ["hide Обмен", 0],
    ["show Обмен", 1],
    ["show Обмен", 0],
    ["order Обмен 1", 1],
    ["order Обмен 1", 0],
    ["order Обмен 3", 1],
    ["order Обмен 99", 0],
    ["route Обмен = Склад", 1],
    ["route Обмен = Склад", 0],
    ["route Обмен = —", 1],
    ["route Обмен = —", 0],
    ["route Обмен = Нигде", 0],
  ],
  desks: [
    ["", 0],
    ["rename Склад = Хранение", 1],
    ["rename Хранение = Хранение", 0],
    ["default Хранение", 1],
    ["default Хранение", 0],
    ["default Нигде", 0],
  ],
  texts: [
    ["", 0],
    ["client-greeting", 0],
    ["client-greeting = Добрый день!", 1],
    ["client-greeting = Добрый день!", 0],
    ["client-greeting = {name}", 0],
    ["en client-greeting = Hello!", 1],
    ["client-greeting = —", 1],
    ["client-greeting = —", 0],
  ],
  managers: [
    ["", 0],
    ["invite", 0],
    ["add {admin}", 0],
    ["remove {admin}", 0],
    ["name {admin} = Ольга из поддержки", 1],
    ["name {admin} = Ольга из поддержки", 0],
    ["name {admin} = —", 1],
    ["name {admin} = —", 0],
  ],
  admins: [
    ["", 0],
    ["add {admin}", 0],
    ["add {manager}", 1],
    ["add {manager}", 0],
    ["remove {manager}", 1],
    ["remove {manager}", 0],
  ],
  block: [
    ["", 0],
    ["{client} реклама", 1],
    ["{client}", 0],
    ["999", 0],
  ],
  unblock: [
    ["", 0],
    ["{client}", 1],
    ["{client}", 0],
  ],
  blocked: [["", 0]],
  forget: [
    ["", 0],
    ["{client}", 0],
    ["999", 0],
  ],
  my: [["", 0]],
  open: [["", 0]],
  client: [
    ["", 0],
    ["{client}", 0],
  ],
  clients: [["", 0]],
  find: [
    ["", 0],
    ["вопрос", 0],
  ],
  write: [
    ["", 0],
    ["{client}", 0],
  ],
  notify: [
    ["", 0],
    ["new on", 0],
    ["quiet 22-8", 0],
  ],
  templates: [
    ["", 0],
    ["add Спасибо = Спасибо, {name}!", 1],
    ["add Спасибо = Спасибо!", 0],
    ["add Хвала", 0],
    ["add Пусто = {имя}", 0],
    ["remove Спасибо", 1],
    ["remove Спасибо", 0],
    ["export", 0],
    // What comes in a file leaves its line when it is taken.
    ["import", 0],
  ],
  backup: [["", 1]],
  shift: [
    ["", 0],
    ["start", 0],
    ["stop", 0],
  ],
  report: [
    ["", 0],
    ["staff", 1],
    ["чепуха", 0],
  ],
  schedule: [
    ["", 0],
    ["report summary last-month 0 9 1 * *", 1],
    ["отчёт сводка прошлый-месяц 1-го числа в 9:00", 0],
    ["report summary last-month 0 9 31 2 *", 0],
    ["remove 1", 1],
    ["remove 1", 0],
  ],
  transcript: [
    ["", 0],
    ["1", 1],
    ["1 client", 1],
    ["999", 0],
  ],
  stats: [
    ["", 1],
    ["last-week", 1],
    ["чепуха", 0],
  ],
  audit: [
    ["", 0],
    ["1", 0],
    ["чепуха", 0],
  ],
};

/** The same for the buttons that no client has outside of tickets, and for those that block. */
const pressed: { readonly [Type in Press["type"]]?: 0 | 1 } = {
  setting_list: 0,
  setting_group: 0,
  setting_open: 0,
  setting_choose: 1,
  setting_ask: 0,
  desk_add: 1,
  setup_again: 0,
  desk_list: 0,
  desk_open: 0,
  desk_rename: 0,
  desk_default: 1,
  desk_rescue: 1,
  subject_list: 0,
  subject_add: 0,
  subject_open: 0,
  subject_rename: 0,
  subject_desks: 0,
  subject_hide: 1,
  subject_show: 1,
  subject_order: 1,
  subject_route: 1,
  faq_list: 0,
  faq_preview: 0,
  faq_open: 0,
  faq_answer: 0,
  faq_order: 1,
  faq_remove: 1,
  shift_start: 0,
  shift_stop: 0,
  template_list: 0,
  template_open: 0,
  template_edit: 0,
  template_remove_ask: 0,
  template_remove: 1,
  report_choose: 0,
  report_make: 1,
  schedule_list: 0,
  schedule_open: 0,
  schedule_remove: 1,
  schedule_give: 1,
  schedule_spare: 1,
  schedule_choose: 0,
  schedule_make: 1,
  audit_page: 0,
  my_list: 0,
  open_list: 0,
  open_claim: 0,
  notify_set: 0,
  notify_loud: 0,
  clients_list: 0,
  client_page: 0,
  find_page: 0,
  write_another: 0,
  write_at: 0,
  holidays_page: 0,
  text_list: 0,
  text_group: 0,
  text_open: 0,
  text_edit: 0,
  text_restore: 1,
  manager_list: 0,
  manager_invite: 0,
  manager_open: 0,
  manager_add: 1,
  manager_name: 0,
  manager_unname: 1,
  manager_remove_ask: 0,
  manager_remove: 1,
  manager_give_ask: 0,
  manager_give: 1,
  admin_list: 0,
  admin_add: 1,
  admin_remove: 1,
  block: 0,
  block_sure: 1,
  block_not: 0,
  unblock: 1,
  quarantine_pass: 0,
  quarantine_block: 1,
  blocked_list: 0,
  blocked_free: 1,
  forget_sure: 1,
  forget_not: 0,
};

const ofAdmins = Object.entries(privateCommands).filter(([, { may }]) => !mayDo(may, "client", "private"));

test("every command that no client has is tried here, and leaves a line unless it only shows or is about a shift", () => {
  assert.deepEqual(Object.keys(written).toSorted(), ofAdmins.map(([word]) => word).toSorted());
  const onlyShow = Object.entries(written).filter(([, tries]) => tries.every(([, lines]) => lines === 0));
  assert.deepEqual(
    onlyShow.map(([word]) => word),
    ["blocked", "forget", "my", "open", "client", "clients", "find", "write", "notify", "shift", "audit"],
  );
});

test("every button that no client has outside of tickets is tried here", () => {
  const buttons = presses.filter((type) => {
    const name = nameOfPress[type];
    const { where } = permissions[name];
    return where === "ticket" ? ["block", "unblock"].includes(name) : !mayDo(name, "client", where);
  });
  assert.deepEqual(Object.keys(pressed).toSorted(), buttons.toSorted());
});

atEveryDesk("audit", (nature) => {
  test("every change leaves one line, and what changes nothing leaves none", async (t) => {
    const office = await openOffice(t, nature);
    const { "an admin": olga } = office.people;
    const linesOf = async (act: () => Promise<unknown>) => {
      const before = countAuditLines(office.desk.app.store);
      await act();
      await office.desk.settles();
      return countAuditLines(office.desk.app.store) - before;
    };
    const opened = await office.open();
    for (const [command, tries] of Object.entries(written)) {
      for (const [words, lines] of tries) {
        const text = `/${command} ${words}`.trim().replace("{client}", String(opened.client.id));
        assert.equal(await linesOf(() => office.write(opened, "an admin", "private", text)), lines, text);
      }
    }
    for (const [type, lines] of Object.entries(pressed) as [Press["type"], 0 | 1][]) {
      const prepared = await preparePress(office, type);
      const data = encodePress(prepared.press);
      const press = () => office.press(prepared, "an admin", whereIs(type), data);
      assert.equal(await linesOf(press), lines, type);
      // Every report that comes is an export of its own.
      if (lines === 1 && type !== "report_make") assert.equal(await linesOf(press), 0, `${type} once more`);
    }
    for (const [button, name] of [
      ["subject_add", "Гарантия"],
      ["subject_rename", "Поломка"],
      ["desk_rename", "Бухгалтерия"],
      ["setting_ask", "14"],
    ] as const) {
      const prepared = await preparePress(office, button);
      await office.press(prepared, "an admin", "private", encodePress(prepared.press));
      assert.equal(await linesOf(() => olga.writes(name)), 1, `the name after ${button}`);
    }
    for (const [words, lines] of [
      ["/block", 1],
      ["/block", 0],
      ["/unblock", 1],
      ["/unblock", 0],
    ] as const)
      assert.equal(await linesOf(() => office.write(opened, "a manager", "desk", words)), lines, words);
  });
});

function whereIs(type: Press["type"]): Parameters<Office["press"]>[2] {
  const { where } = permissions[nameOfPress[type]];
  return where === "ticket" ? "desk" : where === "group" ? "elsewhere" : "private";
}
