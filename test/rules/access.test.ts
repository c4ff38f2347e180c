import assert from "node:assert/strict";
import { test } from "node:test";
import { type CommandName, mayDo, permissions, type Role, type Where } from "../../src/ticket/access.ts";

/** A new role does not compile until it is told here, and then wants a column. */
const everyRole: Record<Role, true> = {
  client: true,
  manager: true,
  admin: true,
  removed: true,
  unlisted: true,
  anonymous: true,
  stranger: true,
};
const everyPlace: Record<Where, true> = { ticket: true, group: true, private: true };
const roles = Object.keys(everyRole) as Role[];
const places = Object.keys(everyPlace) as Where[];
const commands = Object.keys(permissions) as CommandName[];

/** Who may do what, and where. In the other place nobody may. */
const decided = `
command         where    client  manager  admin  removed  unlisted  anonymous  stranger

claim           ticket   -       yes      yes    -        -         -          -
call            ticket   -       yes      yes    -        -         yes        -
note            ticket   -       yes      yes    -        -         yes        -
transfer        ticket   -       yes      yes    -        -         yes        -
close           ticket   -       yes      yes    -        -         yes        -
reopen          ticket   -       yes      yes    -        -         yes        -
subject         ticket   -       yes      yes    -        -         yes        -
desk            ticket   -       yes      yes    -        -         yes        -
name            ticket   -       yes      yes    -        -         yes        -
priority        ticket   -       yes      yes    -        -         yes        -
tag             ticket   -       yes      yes    -        -         yes        -
transcript      ticket   -       yes      yes    -        -         -          -
block           ticket   -       yes      yes    -        -         yes        -
unblock         ticket   -       yes      yes    -        -         yes        -
split           ticket   -       yes      yes    -        -         yes        -
snooze          ticket   -       yes      yes    -        -         yes        -
history         ticket   -       yes      yes    -        -         yes        -
delete          ticket   -       yes      yes    -        -         yes        -
send_kept       ticket   -       yes      yes    -        -         yes        -
menu            ticket   -       yes      yes    -        -         yes        -
merge           ticket   -       yes      yes    -        -         yes        -
desk_help       ticket   -       yes      yes    -        -         yes        -
show_kept       ticket   -       yes      yes    -        -         yes        -
shift_at_desk   ticket   -       yes      yes    -        -         -          -
template        ticket   -       yes      yes    -        -         yes        -
setup           group    -       -        yes    -        -         -          -

client_new      private  yes     yes      yes    yes      -         -          yes
client_tickets  private  yes     yes      yes    yes      -         -          yes
client_choose   private  yes     yes      yes    yes      -         -          yes
client_close    private  yes     yes      yes    yes      -         -          yes
client_reopen   private  yes     yes      yes    yes      -         -          yes
client_move     private  yes     yes      yes    yes      -         -          yes
client_subject  private  yes     yes      yes    yes      -         -          yes
client_rate     private  yes     yes      yes    yes      -         -          yes
client_name     private  yes     yes      yes    yes      -         -          yes
client_help     private  yes     yes      yes    yes      -         -          yes
language        private  yes     yes      yes    yes      -         -          yes
settings        private  -       -        yes    -        -         -          -
hours           private  -       -        yes    -        -         -          -
norms           private  -       -        yes    -        -         -          -
autoclose       private  -       -        yes    -        -         -          -
backup          private  -       -        yes    -        -         -          -
report          private  -       -        yes    -        -         -          -
schedule        private  -       -        yes    -        -         -          -
stats           private  -       -        yes    -        -         -          -
texts           private  -       -        yes    -        -         -          -
subjects        private  -       -        yes    -        -         -          -
desks           private  -       -        yes    -        -         -          -
managers        private  -       -        yes    -        -         -          -
admins          private  -       -        yes    -        -         -          -
block_client    private  -       yes      yes    -        -         -          -
unblock_client  private  -       yes      yes    -        -         -          -
write           private  -       yes      yes    -        -         -          -
blocked         private  -       yes      yes    -        -         -          -
forget          private  -       -        yes    -        -         -          -
shift           private  -       yes      yes    -        -         -          -
find            private  -       yes      yes    -        -         -          -
lists           private  -       yes      yes    -        -         -          -
notify          private  -       yes      yes    -        -         -          -
faq             private  yes     yes      yes    yes      -         -          yes
faq_edit        private  -       -        yes    -        -         -          -
templates       private  -       yes      yes    -        -         -          -
any_transcript  private  -       yes      yes    -        -         -          -
audit           private  -       -        yes    -        -         -          -
`;

const [head, ...lines] = decided
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => line.split(/ +/));

test("no command and no role goes without a decision about who may do what", () => {
  assert.deepEqual(head, ["command", "where", ...roles]);
  const names = lines.map(([name]) => name);
  assert.deepEqual(new Set(names), new Set(Object.keys(permissions)));
  assert.equal(names.length, commands.length);
  for (const cells of lines) assert.equal(cells.length, head?.length, cells.join(" "));
});

for (const [name, where, ...answers] of lines) {
  const who = roles.filter((_, column) => answers[column] === "yes");
  test(`${name}: only ${who.join(", ")}, only where it is for: ${where}`, () => {
    for (const place of places) {
      const allowed = roles.filter((role) => mayDo(name as CommandName, role, place));
      assert.deepEqual(allowed, place === where ? who : [], `${name} at ${place}`);
    }
  });
}

test("who is not of the team can do nothing with tickets, and an anonymous admin nothing in private", () => {
  for (const command of commands) {
    for (const role of ["client", "removed", "unlisted", "stranger"] as const) {
      assert.equal(mayDo(command, role, "ticket"), false, `${command} as ${role}`);
    }
    assert.equal(mayDo(command, "anonymous", "private"), false, command);
  }
});
