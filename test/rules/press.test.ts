import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { namedPeriods } from "../../src/report/period/read-period.ts";
import { reportKinds, scheduledKinds } from "../../src/report/request.ts";
import { priorities } from "../../src/ticket/labels.ts";
import { type CardPage, decodePress, encodePress, type Press } from "../../src/ticket/press.ts";

type PressOf<Type extends Press["type"]> = Press & { type: Type };

/** As large as any id of Telegram's or of ours can be. */
const id = fc.oneof(fc.nat(2), fc.maxSafeNat(), fc.constant(Number.MAX_SAFE_INTEGER));

/** The name of a setting or a value of one. */
const word = fc.stringMatching(/^[a-z0-9_]{1,24}$/);

const everyPage: Record<CardPage, true> = {
  main: true,
  more: true,
  transfer: true,
  subject: true,
  desk: true,
  priority: true,
  snooze: true,
  template: true,
};
const page = fc.constantFrom(...(Object.keys(everyPage) as CardPage[]));

const choice = {
  report: fc.constantFrom(...reportKinds),
  period: fc.constantFrom(...namedPeriods),
  deskId: id,
};

const scheduleChoice = {
  scheduled: fc.constantFrom(...scheduledKinds),
  period: fc.constantFrom(...namedPeriods),
  usual: fc.constantFrom("daily", "evening", "workdays", "monday", "month"),
} as const;

/** A new press does not compile until it is told here. */
const everyPress: { [Type in Press["type"]]: fc.Arbitrary<PressOf<Type>> } = {
  faq_page: arbitrary("faq_page", { number: id }),
  faq_ask: arbitrary("faq_ask", { faqId: id, number: id }),
  faq_helped: arbitrary("faq_helped", { faqId: id, number: id }),
  faq_write: arbitrary("faq_write", { faqId: id, number: id }),
  faq_list: arbitrary("faq_list", { number: id }),
  faq_preview: fc.constant({ type: "faq_preview" }),
  faq_open: arbitrary("faq_open", { faqId: id }),
  faq_answer: arbitrary("faq_answer", { faqId: id }),
  faq_order: arbitrary("faq_order", { faqId: id, place: id }),
  faq_remove: arbitrary("faq_remove", { faqId: id }),
  client_language: arbitrary("client_language", { language: id }),
  claim: arbitrary("claim", { ticketId: id }),
  call: arbitrary("call", { ticketId: id }),
  note: arbitrary("note", { ticketId: id }),
  close: arbitrary("close", { ticketId: id }),
  reopen: arbitrary("reopen", { ticketId: id }),
  block: arbitrary("block", { ticketId: id }),
  unblock: arbitrary("unblock", { ticketId: id }),
  how_to_name: arbitrary("how_to_name", { ticketId: id }),
  how_to_split: arbitrary("how_to_split", { ticketId: id }),
  history: arbitrary("history", { ticketId: id }),
  menu: arbitrary("menu", { ticketId: id, page }),
  transfer: arbitrary("transfer", { ticketId: id, managerId: id }),
  subject: arbitrary("subject", { ticketId: id, subjectId: id }),
  desk: arbitrary("desk", { ticketId: id, deskId: id }),
  transcript: arbitrary("transcript", { ticketId: id }),
  snooze: arbitrary("snooze", { ticketId: id, choice: fc.nat(4) }),
  template: arbitrary("template", { ticketId: id, templateId: id }),
  template_found: arbitrary("template_found", { ticketId: id, templateId: id }),
  template_drop: arbitrary("template_drop", { ticketId: id }),
  picker_use: arbitrary("picker_use", { ticketId: id, templateId: id }),
  picker_page: arbitrary("picker_page", { ticketId: id, number: id }),
  picker_drop: arbitrary("picker_drop", { ticketId: id }),
  template_list: arbitrary("template_list", { number: id }),
  template_open: arbitrary("template_open", { templateId: id }),
  template_edit: arbitrary("template_edit", { templateId: id, language: id }),
  template_remove_ask: arbitrary("template_remove_ask", { templateId: id }),
  template_remove: arbitrary("template_remove", { templateId: id }),
  send_note: arbitrary("send_note", { ticketId: id, noteId: id }),
  send_held: arbitrary("send_held", { ticketId: id, messageId: id }),
  withheld_note: arbitrary("withheld_note", { ticketId: id, batch: id }),
  withheld_name: arbitrary("withheld_name", { ticketId: id, batch: id }),
  split: arbitrary("split", { ticketId: id, messageId: id }),
  block_sure: arbitrary("block_sure", { ticketId: id }),
  block_not: arbitrary("block_not", { ticketId: id }),
  withheld_answer: arbitrary("withheld_answer", { ticketId: id, batch: id }),
  client_new: fc.constant({ type: "client_new" }),
  client_show: arbitrary("client_show", { ticketId: id }),
  client_choose: arbitrary("client_choose", { ticketId: id }),
  client_close: arbitrary("client_close", { ticketId: id }),
  client_reopen: arbitrary("client_reopen", { ticketId: id }),
  client_history: arbitrary("client_history", { ticketId: id }),
  client_subject: arbitrary("client_subject", { ticketId: id, subjectId: id }),
  resolved: arbitrary("resolved", { ticketId: id, yes: fc.nat(1) }),
  stars: arbitrary("stars", { ticketId: id, stars: fc.integer({ min: 1, max: 5 }) }),
  move: arbitrary("move", { messageId: id }),
  move_to: arbitrary("move_to", { messageId: id, ticketId: id }),
  desk_add: fc.constant({ type: "desk_add" }),
  desk_list: fc.constant({ type: "desk_list" }),
  desk_open: arbitrary("desk_open", { deskId: id }),
  desk_rename: arbitrary("desk_rename", { deskId: id }),
  desk_default: arbitrary("desk_default", { deskId: id }),
  desk_rescue: arbitrary("desk_rescue", { deskId: id, targetId: id }),
  subject_list: fc.constant({ type: "subject_list" }),
  subject_add: fc.constant({ type: "subject_add" }),
  subject_open: arbitrary("subject_open", { subjectId: id }),
  subject_rename: arbitrary("subject_rename", { subjectId: id }),
  subject_hide: arbitrary("subject_hide", { subjectId: id }),
  subject_show: arbitrary("subject_show", { subjectId: id }),
  subject_desks: arbitrary("subject_desks", { subjectId: id }),
  subject_order: arbitrary("subject_order", { subjectId: id, place: id }),
  subject_route: arbitrary("subject_route", { subjectId: id, deskId: id }),
  client_list: arbitrary("client_list", { number: id }),
  kept_send: arbitrary("kept_send", { keptId: id }),
  kept_drop: arbitrary("kept_drop", { keptId: id }),
  setup_again: fc.constant({ type: "setup_again" }),
  manager_list: arbitrary("manager_list", { number: id }),
  manager_invite: fc.constant({ type: "manager_invite" }),
  manager_open: arbitrary("manager_open", { managerId: id }),
  manager_add: arbitrary("manager_add", { managerId: id }),
  manager_name: arbitrary("manager_name", { managerId: id }),
  manager_unname: arbitrary("manager_unname", { managerId: id }),
  manager_remove_ask: arbitrary("manager_remove_ask", { managerId: id, number: id }),
  manager_remove: arbitrary("manager_remove", { managerId: id, targetId: id }),
  manager_give_ask: arbitrary("manager_give_ask", { managerId: id, number: id }),
  manager_give: arbitrary("manager_give", { managerId: id, targetId: id }),
  admin_list: arbitrary("admin_list", { number: id }),
  admin_add: arbitrary("admin_add", { managerId: id }),
  admin_remove: arbitrary("admin_remove", { managerId: id }),
  priority: arbitrary("priority", { ticketId: id, priority: fc.constantFrom(...priorities) }),
  setting_list: fc.constant({ type: "setting_list" }),
  setting_group: arbitrary("setting_group", { group: word }),
  setting_open: arbitrary("setting_open", { key: word }),
  setting_choose: arbitrary("setting_choose", { key: word, value: word }),
  setting_ask: arbitrary("setting_ask", { key: word }),
  text_list: fc.constant({ type: "text_list" }),
  text_group: arbitrary("text_group", { section: id, number: id, language: id }),
  text_open: arbitrary("text_open", { text: id, language: id }),
  text_edit: arbitrary("text_edit", { text: id, language: id }),
  text_restore: arbitrary("text_restore", { text: id, language: id }),
  kept_show: arbitrary("kept_show", { ticketId: id, batch: id }),
  quarantine_pass: arbitrary("quarantine_pass", { ticketId: id }),
  quarantine_block: arbitrary("quarantine_block", { ticketId: id }),
  blocked_list: arbitrary("blocked_list", { number: id }),
  blocked_free: arbitrary("blocked_free", { clientId: id, number: id }),
  forget_sure: arbitrary("forget_sure", { clientId: id }),
  forget_not: fc.constant({ type: "forget_not" }),
  shift_start: fc.constant({ type: "shift_start" }),
  shift_stop: fc.constant({ type: "shift_stop" }),
  report_choose: arbitrary("report_choose", choice),
  report_make: arbitrary("report_make", choice),
  schedule_list: fc.constant({ type: "schedule_list" }),
  schedule_open: arbitrary("schedule_open", { scheduleId: id }),
  schedule_remove: arbitrary("schedule_remove", { scheduleId: id }),
  schedule_give: arbitrary("schedule_give", { scheduleId: id, managerId: id }),
  schedule_spare: arbitrary("schedule_spare", { scheduleId: id, managerId: id }),
  schedule_choose: arbitrary("schedule_choose", scheduleChoice),
  schedule_make: arbitrary("schedule_make", scheduleChoice),
  audit_page: arbitrary("audit_page", { number: id }),
  my_list: arbitrary("my_list", { number: id }),
  open_list: arbitrary("open_list", { number: id }),
  clients_list: arbitrary("clients_list", { number: id }),
  client_page: arbitrary("client_page", { clientId: id, number: id }),
  notify_set: arbitrary("notify_set", { news: fc.constantFrom("new", "own", "low", "all"), yes: fc.nat(1) }),
  notify_loud: fc.constant({ type: "notify_loud" }),
  find_page: arbitrary("find_page", { searchId: id, number: id }),
  write_another: arbitrary("write_another", { clientId: id }),
  write_at: arbitrary("write_at", { clientId: id, deskId: id }),
  open_claim: arbitrary("open_claim", { ticketId: id, number: id }),
  holidays_page: arbitrary("holidays_page", { number: id }),
};
const everyType = Object.keys(everyPress) as Press["type"][];
const anyPress: fc.Arbitrary<Press> = fc.oneof(...(Object.values(everyPress) as fc.Arbitrary<Press>[]));

/** What buttons in old messages carry: lines are added, never changed. */
const carried: [string, Press][] = [
  ["1:c:12", { type: "claim", ticketId: 12 }],
  ["1:l:12", { type: "call", ticketId: 12 }],
  ["1:n:12", { type: "note", ticketId: 12 }],
  ["1:x:12", { type: "close", ticketId: 12 }],
  ["1:o:12", { type: "reopen", ticketId: 12 }],
  ["1:b:12", { type: "block", ticketId: 12 }],
  ["1:u:12", { type: "unblock", ticketId: 12 }],
  ["1:hn:12", { type: "how_to_name", ticketId: 12 }],
  ["1:hs:12", { type: "how_to_split", ticketId: 12 }],
  ["1:hi:12", { type: "history", ticketId: 12 }],
  ["1:m:12:0", { type: "menu", ticketId: 12, page: "main" }],
  ["1:m:12:1", { type: "menu", ticketId: 12, page: "more" }],
  ["1:m:12:2", { type: "menu", ticketId: 12, page: "transfer" }],
  ["1:m:12:3", { type: "menu", ticketId: 12, page: "subject" }],
  ["1:m:12:4", { type: "menu", ticketId: 12, page: "desk" }],
  ["1:m:12:5", { type: "menu", ticketId: 12, page: "priority" }],
  ["1:pr:12:0", { type: "priority", ticketId: 12, priority: "high" }],
  ["1:pr:12:1", { type: "priority", ticketId: 12, priority: "normal" }],
  ["1:pr:12:2", { type: "priority", ticketId: 12, priority: "low" }],
  ["1:m:12:6", { type: "menu", ticketId: 12, page: "snooze" }],
  ["1:m:12:7", { type: "menu", ticketId: 12, page: "template" }],
  ["1:vs:12:3", { type: "template", ticketId: 12, templateId: 3 }],
  ["1:vf:12:3", { type: "template_found", ticketId: 12, templateId: 3 }],
  ["1:vd:12", { type: "template_drop", ticketId: 12 }],
  ["1:wu:12:5", { type: "picker_use", ticketId: 12, templateId: 5 }],
  ["1:wp:12:1", { type: "picker_page", ticketId: 12, number: 1 }],
  ["1:wx:12", { type: "picker_drop", ticketId: 12 }],
  ["1:vl:0", { type: "template_list", number: 0 }],
  ["1:vo:3", { type: "template_open", templateId: 3 }],
  ["1:ve:3:1", { type: "template_edit", templateId: 3, language: 1 }],
  ["1:vq:3", { type: "template_remove_ask", templateId: 3 }],
  ["1:vx:3", { type: "template_remove", templateId: 3 }],
  ["1:t:12:7", { type: "transfer", ticketId: 12, managerId: 7 }],
  ["1:s:12:3", { type: "subject", ticketId: 12, subjectId: 3 }],
  ["1:tp:12", { type: "transcript", ticketId: 12 }],
  ["1:z:12:0", { type: "snooze", ticketId: 12, choice: 0 }],
  ["1:z:12:4", { type: "snooze", ticketId: 12, choice: 4 }],
  ["1:k:12:2", { type: "desk", ticketId: 12, deskId: 2 }],
  ["1:sn:12:5", { type: "send_note", ticketId: 12, noteId: 5 }],
  ["1:sh:12:57", { type: "send_held", ticketId: 12, messageId: 57 }],
  ["1:wn:12:3", { type: "withheld_note", ticketId: 12, batch: 3 }],
  ["1:wm:12:3", { type: "withheld_name", ticketId: 12, batch: 3 }],
  ["1:sv:12:3", { type: "split", ticketId: 12, messageId: 3 }],
  ["1:bs:12", { type: "block_sure", ticketId: 12 }],
  ["1:bn:12", { type: "block_not", ticketId: 12 }],
  ["1:wa:12:3", { type: "withheld_answer", ticketId: 12, batch: 3 }],
  ["1:cn", { type: "client_new" }],
  ["1:cc:12", { type: "client_choose", ticketId: 12 }],
  ["1:cx:12", { type: "client_close", ticketId: 12 }],
  ["1:co:12", { type: "client_reopen", ticketId: 12 }],
  ["1:cs:12", { type: "client_show", ticketId: 12 }],
  ["1:ch:12", { type: "client_history", ticketId: 12 }],
  ["1:cb:12:3", { type: "client_subject", ticketId: 12, subjectId: 3 }],
  ["1:r:12:1", { type: "resolved", ticketId: 12, yes: 1 }],
  ["1:st:12:5", { type: "stars", ticketId: 12, stars: 5 }],
  ["1:mv:57", { type: "move", messageId: 57 }],
  ["1:mt:57:0", { type: "move_to", messageId: 57, ticketId: 0 }],
  ["1:da", { type: "desk_add" }],
  ["1:dl", { type: "desk_list" }],
  ["1:do:2", { type: "desk_open", deskId: 2 }],
  ["1:dr:2", { type: "desk_rename", deskId: 2 }],
  ["1:dd:2", { type: "desk_default", deskId: 2 }],
  ["1:de:2:3", { type: "desk_rescue", deskId: 2, targetId: 3 }],
  ["1:sl", { type: "subject_list" }],
  ["1:sa", { type: "subject_add" }],
  ["1:so:3", { type: "subject_open", subjectId: 3 }],
  ["1:sr:3", { type: "subject_rename", subjectId: 3 }],
  ["1:si:3", { type: "subject_hide", subjectId: 3 }],
  ["1:sw:3", { type: "subject_show", subjectId: 3 }],
  ["1:sd:3", { type: "subject_desks", subjectId: 3 }],
  ["1:sp:3:1", { type: "subject_order", subjectId: 3, place: 1 }],
  ["1:sx:3:2", { type: "subject_route", subjectId: 3, deskId: 2 }],
  ["1:ct:2", { type: "client_list", number: 2 }],
  ["1:fqg:1", { type: "faq_page", number: 1 }],
  ["1:fqa:3:1", { type: "faq_ask", faqId: 3, number: 1 }],
  ["1:fqh:3:1", { type: "faq_helped", faqId: 3, number: 1 }],
  ["1:fqw:3:1", { type: "faq_write", faqId: 3, number: 1 }],
  ["1:fql:1", { type: "faq_list", number: 1 }],
  ["1:fqv", { type: "faq_preview" }],
  ["1:fqo:3", { type: "faq_open", faqId: 3 }],
  ["1:fqn:3", { type: "faq_answer", faqId: 3 }],
  ["1:fqs:3:2", { type: "faq_order", faqId: 3, place: 2 }],
  ["1:fqx:3", { type: "faq_remove", faqId: 3 }],
  ["1:lg:1", { type: "client_language", language: 1 }],
  ["1:ks:8", { type: "kept_send", keptId: 8 }],
  ["1:kd:8", { type: "kept_drop", keptId: 8 }],
  ["1:sg", { type: "setup_again" }],
  ["1:pl:2", { type: "manager_list", number: 2 }],
  ["1:pi", { type: "manager_invite" }],
  ["1:po:7", { type: "manager_open", managerId: 7 }],
  ["1:pa:7", { type: "manager_add", managerId: 7 }],
  ["1:pn:7", { type: "manager_name", managerId: 7 }],
  ["1:pu:7", { type: "manager_unname", managerId: 7 }],
  ["1:pq:7:1", { type: "manager_remove_ask", managerId: 7, number: 1 }],
  ["1:px:7:8", { type: "manager_remove", managerId: 7, targetId: 8 }],
  ["1:ph:7:1", { type: "manager_give_ask", managerId: 7, number: 1 }],
  ["1:pg:7:0", { type: "manager_give", managerId: 7, targetId: 0 }],
  ["1:ql:0", { type: "admin_list", number: 0 }],
  ["1:qa:7", { type: "admin_add", managerId: 7 }],
  ["1:qx:7", { type: "admin_remove", managerId: 7 }],
  ["1:gl", { type: "setting_list" }],
  ["1:gg:closing", { type: "setting_group", group: "closing" }],
  ["1:go:low_rating", { type: "setting_open", key: "low_rating" }],
  ["1:gc:low_rating:3", { type: "setting_choose", key: "low_rating", value: "3" }],
  ["1:ga:reopen", { type: "setting_ask", key: "reopen" }],
  ["1:tl", { type: "text_list" }],
  ["1:tg:281474976710655:2:1", { type: "text_group", section: 281_474_976_710_655, number: 2, language: 1 }],
  ["1:to:12:0", { type: "text_open", text: 12, language: 0 }],
  ["1:te:12:0", { type: "text_edit", text: 12, language: 0 }],
  ["1:tr:12:1", { type: "text_restore", text: 12, language: 1 }],
  ["1:kw:12:57", { type: "kept_show", ticketId: 12, batch: 57 }],
  ["1:qp:12", { type: "quarantine_pass", ticketId: 12 }],
  ["1:qb:12", { type: "quarantine_block", ticketId: 12 }],
  ["1:bl:2", { type: "blocked_list", number: 2 }],
  ["1:fs:4503599627370496", { type: "forget_sure", clientId: 4_503_599_627_370_496 }],
  ["1:fn", { type: "forget_not" }],
  ["1:bf:4503599627370496:2", { type: "blocked_free", clientId: 4_503_599_627_370_496, number: 2 }],
  ["1:rc:0:4:0", { type: "report_choose", report: "tickets", period: "month", deskId: 0 }],
  ["1:rm:2:3:7", { type: "report_make", report: "summary", period: "last-week", deskId: 7 }],
  ["1:au:2", { type: "audit_page", number: 2 }],
  ["1:ml:1", { type: "my_list", number: 1 }],
  ["1:ol:1", { type: "open_list", number: 1 }],
  ["1:cl:1", { type: "clients_list", number: 1 }],
  ["1:cp:12:1", { type: "client_page", clientId: 12, number: 1 }],
  ["1:nf:3:0", { type: "notify_set", news: "all", yes: 0 }],
  ["1:nq", { type: "notify_loud" }],
  ["1:fp:12:1", { type: "find_page", searchId: 12, number: 1 }],
  ["1:wo:12", { type: "write_another", clientId: 12 }],
  ["1:wd:12:1", { type: "write_at", clientId: 12, deskId: 1 }],
  ["1:oc:12:1", { type: "open_claim", ticketId: 12, number: 1 }],
  ["1:jl", { type: "schedule_list" }],
  ["1:jo:12", { type: "schedule_open", scheduleId: 12 }],
  ["1:jx:12", { type: "schedule_remove", scheduleId: 12 }],
  ["1:jg:12:345", { type: "schedule_give", scheduleId: 12, managerId: 345 }],
  ["1:js:12:345", { type: "schedule_spare", scheduleId: 12, managerId: 345 }],
  ["1:jc:2:3:3", { type: "schedule_choose", scheduled: "summary", period: "last-week", usual: "monday" }],
  ["1:jm:0:1:0", { type: "schedule_make", scheduled: "tickets", period: "yesterday", usual: "daily" }],
  ["1:hd:2", { type: "holidays_page", number: 2 }],
  ["1:yi", { type: "shift_start" }],
  ["1:yo", { type: "shift_stop" }],
];

for (const type of everyType) {
  test(`a press of ${type} is understood as it was meant, and fits into a button`, () => {
    const presses: fc.Arbitrary<Press> = everyPress[type];
    fc.assert(
      fc.property(presses, (press) => {
        const data = encodePress(press);
        assert.deepEqual(decodePress(data), press);
        const bytes = Buffer.byteLength(data);
        assert.ok(bytes >= 1 && bytes <= 64, data);
      }),
    );
  });
}

test("buttons in messages that were sent long ago still mean what they meant", () => {
  for (const [data, press] of carried) {
    assert.equal(encodePress(press), data);
    assert.deepEqual(decodePress(data), press);
  }
  assert.deepEqual([...new Set(carried.map(([, { type }]) => type))].toSorted(), everyType.toSorted());
  const pages = carried.flatMap(([, press]) => (press.type === "menu" ? [press.page] : []));
  assert.deepEqual(pages.toSorted(), Object.keys(everyPage).toSorted());
});

test("two presses that mean different things are never the same button", () => {
  fc.assert(
    fc.property(anyPress, anyPress, (one, other) => {
      assert.equal(encodePress(one) === encodePress(other), isDeepStrictEqual(one, other));
    }),
  );
});

test("garbage is never understood as anything that we would not have put on a button", () => {
  const part = fc.oneof(
    fc.constantFrom(
      "1",
      "0",
      "c",
      "m",
      "st",
      "mt",
      "cn",
      "r",
      "12",
      "5",
      "6",
      "",
      "__proto__",
      "claim",
      "toString",
    ),
    fc.constantFrom(
      "01",
      "-1",
      "+1",
      "1.5",
      "1e3",
      "0x1",
      " 1",
      "1\n",
      "١",
      "NaN",
      "null",
      "9007199254740993",
    ),
    fc.string({ maxLength: 8 }),
    id.map(String),
  );
  const pieced = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(":"));
  const versioned = pieced.map((rest) => `1:${rest}`);
  const tampered = fc
    .tuple(
      anyPress,
      fc.nat(40),
      fc.nat(2),
      fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom(":", "0", ":1")),
    )
    .map(([press, position, cut, inserted]) => {
      const data = encodePress(press);
      const at = position % (data.length + 1);
      return data.slice(0, at) + inserted + data.slice(at + cut);
    });
  const anything = fc.oneof(fc.string(), fc.string({ unit: "binary" }), pieced, versioned, tampered);
  fc.assert(
    fc.property(anything, (data) => {
      const press = decodePress(data);
      if (press !== undefined) assert.equal(encodePress(press), data);
    }),
    { numRuns: 5000 },
  );
});

for (const [what, ...made] of [
  ["nothing", "", ":", "::", "1", "1:"],
  ["no ticket, or too many numbers", "1:c", "1:c:", "1:c:1:", "1:c:1:2", "1:cn:", "1:cn:1", "1:t:1"],
  ["a number that is none of ours", "1:c:01", "1:c:-1", "1:c:+1", "1:c:1.0", "1:c:1e3", "1:c:0x1", "1:c:١"],
  ["white space", "1:c: 1", "1:c:1 ", "1:c:1\n", " 1:c:1", "1:c:1\0"],
  [
    "a number too large to be exact",
    "1:c:9007199254740992",
    "1:c:99999999999999999",
    `1:c:${"9".repeat(60)}`,
  ],
  ["stars that are not 1 to 5", "1:st:1:0", "1:st:1:6", "1:st:1:55"],
  ["neither yes nor no", "1:r:1:2", "1:r:1:10"],
  ["a page that is not there", "1:m:1:8", "1:m:1:99", "1:z:1:5"],
  ["a priority that is not there", "1:pr:1:3", "1:pr:1:high"],
  [
    "a word that is none of ours",
    "1:go:",
    "1:go:Rating",
    "1:go:a b",
    "1:go:оценка",
    `1:go:${"a".repeat(25)}`,
  ],
  ["an unknown code", "1:zz:1", "1:C:1", "1:claim:1", "1:__proto__:1", "1:constructor:1", "1::1"],
] as const) {
  test(`a hand-made button with ${what} means nothing`, () => {
    for (const data of made) assert.equal(decodePress(data), undefined, JSON.stringify(data));
  });
}

test("a button of another version means nothing", () => {
  fc.assert(
    fc.property(anyPress, fc.constantFrom("", "0", "01", "2", "10", "v1", "-1"), (press, version) => {
      const [, ...rest] = encodePress(press).split(":");
      assert.equal(decodePress([version, ...rest].join(":")), undefined);
      assert.equal(decodePress(rest.join(":")), undefined);
    }),
  );
});

function arbitrary<Type extends Press["type"], Numbers extends object>(
  type: Type,
  fields: { [Field in keyof Numbers]: fc.Arbitrary<Numbers[Field]> },
): fc.Arbitrary<{ type: Type } & Numbers> {
  return fc.record(fields).map((numbers) => Object.assign({ type }, numbers as Numbers));
}
