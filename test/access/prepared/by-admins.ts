import { sql } from "../../../src/store/database.ts";
import { numberOf } from "../../../src/handle/texts/pages.ts";
import { TestClock } from "../../support/clock.ts";
import { firstPage, nothing, type Opened, type Preparations } from "./preparation.ts";

/** In an admin's private chat, and in groups that become desks. */
export const byAdmins = {
  setup_again: ({ office: { desk } }) => {
    // The report shows when the bot looked. Timers ignore this.
    if (desk.clock instanceof TestClock) desk.clock.set(1_000);
    return {};
  },
  desk_add: nothing,
  desk_list: nothing,
  desk_open: newestDesk,
  desk_rename: newestDesk,
  desk_default: newestDesk,
  desk_rescue: ({ id, office: { records } }) => {
    const targetId = records.last("desks");
    records.bindElsewhere();
    const deskId = records.last("desks");
    records.run(sql.updateTable("tickets").set({ desk_id: deskId }).where("id", "=", id));
    const places = sql.updateTable("places").where("ticket_id", "=", id).where("left", "is", null);
    records.run(places.set({ desk_id: deskId }));
    return { deskId, targetId };
  },
  subject_list: nothing,
  subject_add: nothing,
  subject_open: newestSubject,
  subject_rename: newestSubject,
  subject_hide: newestSubject,
  subject_show: newestSubject,
  subject_desks: newestSubject,
  subject_order: (opened) => ({ ...newestSubject(opened), place: 1 }),
  subject_route: (opened) => ({ ...newestSubject(opened), ...newestDesk(opened) }),
  setting_list: nothing,
  setting_group: () => ({ group: "closing" }),
  setting_open: () => ({ key: "reopen" }),
  setting_ask: () => ({ key: "reopen" }),
  setting_choose: () => ({ key: "thanks", value: "off" }),
  text_list: nothing,
  text_group: () => ({ section: numberOf("start"), number: 0, language: 0 }),
  text_open: greeting,
  text_edit: greeting,
  text_restore: async ({ office: { people, desk } }) => {
    await people["an admin"].writes("/texts client-greeting = Добрый день!");
    await desk.settles();
    return greeting();
  },
  faq_list: async ({ office }) => {
    await office.faq();
    return { number: 0 };
  },
  faq_preview: async ({ office }) => {
    await office.faq();
    return {};
  },
  faq_open: newestOfTheFaq,
  faq_answer: newestOfTheFaq,
  faq_remove: newestOfTheFaq,
  faq_order: async ({ office }) => {
    await office.faq();
    return { faqId: await office.faq(), place: 1 };
  },
  manager_list: firstPage,
  manager_invite: nothing,
  manager_open: ({ office: { people } }) => ({ managerId: people["a manager"].id }),
  manager_name: ({ office: { people } }) => ({ managerId: people["a manager"].id }),
  manager_add: ({ office: { records } }) => ({ managerId: records.colleague({ is_active: 0 }) }),
  manager_unname: ({ office: { records } }) => ({
    managerId: records.colleague({ public_name: "Поддержка" }),
  }),
  manager_remove_ask: ({ id, office: { records } }) => ({ managerId: records.colleague({}, id), number: 0 }),
  manager_remove: ({ id, office: { records, people } }) => ({
    managerId: records.colleague({}, id),
    targetId: people["a manager"].id,
  }),
  manager_give_ask: (opened) => ({ managerId: whoLeft(opened), number: 0 }),
  manager_give: (opened) => ({ managerId: whoLeft(opened), targetId: 0 }),
  admin_list: firstPage,
  admin_add: ({ office: { records } }) => ({ managerId: records.colleague({}) }),
  admin_remove: (opened) => ({ managerId: anotherAdmin(opened) }),
  blocked_list: firstPage,
  blocked_free: async ({ client, office }) => {
    await office.block(client);
    return { clientId: office.records.last("clients"), number: 0 };
  },
  forget_sure: ({ office: { records } }) => ({ clientId: records.last("clients") }),
  forget_not: nothing,
  report_choose: weekOfTheStaff,
  report_make: weekOfTheStaff,
  schedule_list: nothing,
  schedule_open: newSchedule,
  schedule_remove: newSchedule,
  schedule_give: (opened) => ({
    scheduleId: opened.office.records.schedule(anotherAdmin(opened)),
    managerId: opened.office.people["an admin"].id,
  }),
  schedule_spare: (opened) => {
    const { records, people } = opened.office;
    const managerId = anotherAdmin(opened);
    return { scheduleId: records.schedule(people["an admin"].id, managerId), managerId };
  },
  schedule_choose: monthly,
  schedule_make: monthly,
  audit_page: firstPage,
  holidays_page: firstPage,
} satisfies Partial<Preparations>;

function newestDesk({ office: { records } }: Opened) {
  return { deskId: records.last("desks") };
}

function newestSubject({ office: { records } }: Opened) {
  return { subjectId: records.last("subjects") };
}

function greeting() {
  return { text: numberOf("client-greeting"), language: 0 };
}

async function newestOfTheFaq({ office }: Opened) {
  return { faqId: await office.faq() };
}

/** Somebody who has the ticket and is in no group any more. */
function whoLeft({ id, office: { records } }: Opened): number {
  return records.colleague({ is_active: 0, has_left: 1 }, id);
}

function anotherAdmin({ office: { records } }: Opened): number {
  return records.colleague({ is_admin: 1 });
}

function weekOfTheStaff() {
  return { report: "staff", period: "week", deskId: 0 } as const;
}

function newSchedule({ office: { records, people } }: Opened) {
  return { scheduleId: records.schedule(people["an admin"].id) };
}

function monthly() {
  return { scheduled: "staff", period: "week", usual: "month" } as const;
}
