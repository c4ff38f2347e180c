import assert from "node:assert/strict";
import { test } from "node:test";
import { type CommandName, mayDo, permissions, type Place, type Role } from "../../src/ticket/access.ts";

/** A new role does not compile until it is told here, and then wants a column. */
const everyRole: Record<Role, true> = {
  client: true,
  manager: true,
  admin: true,
  removed: true,
  anonymous: true,
  stranger: true,
};
const everyPlace: Record<Place, true> = { desk: true, private: true };
const roles = Object.keys(everyRole) as Role[];
const places = Object.keys(everyPlace) as Place[];
const commands = Object.keys(permissions) as CommandName[];

/** Who may do what, and where. In the other place nobody may. */
const decided = `
command         place    client  manager  admin  removed  anonymous  stranger

claim           desk     -       yes      yes    -        -          -
call            desk     -       yes      yes    -        yes        -
note            desk     -       yes      yes    -        yes        -
transfer        desk     -       yes      yes    -        yes        -
close           desk     -       yes      yes    -        yes        -
reopen          desk     -       yes      yes    -        yes        -
subject         desk     -       yes      yes    -        yes        -
desk            desk     -       yes      yes    -        yes        -
name            desk     -       yes      yes    -        yes        -
block           desk     -       yes      yes    -        yes        -
unblock         desk     -       yes      yes    -        yes        -
split           desk     -       yes      yes    -        yes        -
delete          desk     -       yes      yes    -        yes        -
send_kept       desk     -       yes      yes    -        yes        -
menu            desk     -       yes      yes    -        yes        -
desk_help       desk     -       yes      yes    -        yes        -
setup           desk     -       -        yes    -        -          -

client_new      private  yes     yes      yes    yes      -          yes
client_tickets  private  yes     yes      yes    yes      -          yes
client_choose   private  yes     yes      yes    yes      -          yes
client_close    private  yes     yes      yes    yes      -          yes
client_reopen   private  yes     yes      yes    yes      -          yes
client_move     private  yes     yes      yes    yes      -          yes
client_subject  private  yes     yes      yes    yes      -          yes
client_rate     private  yes     yes      yes    yes      -          yes
client_name     private  yes     yes      yes    yes      -          yes
client_help     private  yes     yes      yes    yes      -          yes
settings        private  -       -        yes    -        -          -
subjects        private  -       -        yes    -        -          -
desks           private  -       -        yes    -        -          -
`;

const [head, ...lines] = decided
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => line.split(/ +/));

test("no command and no role goes without a decision about who may do what", () => {
  assert.deepEqual(head, ["command", "place", ...roles]);
  const names = lines.map(([name]) => name);
  assert.deepEqual(new Set(names), new Set(Object.keys(permissions)));
  assert.equal(names.length, commands.length);
  for (const cells of lines) assert.equal(cells.length, head?.length, cells.join(" "));
});

for (const [name, where, ...answers] of lines) {
  const who = roles.filter((_, column) => answers[column] === "yes");
  test(`${name}: only ${who.join(", ")}, only ${where === "desk" ? "at the desk" : "in private"}`, () => {
    for (const place of places) {
      const allowed = roles.filter((role) => mayDo(name as CommandName, role, place));
      assert.deepEqual(allowed, place === where ? who : [], `${name} at ${place}`);
    }
  });
}

test("who is not of the team can do nothing at the desk, and an anonymous admin nothing in private", () => {
  for (const command of commands) {
    for (const role of ["client", "removed", "stranger"] as const) {
      assert.equal(mayDo(command, role, "desk"), false, `${command} as ${role}`);
    }
    assert.equal(mayDo(command, "anonymous", "private"), false, command);
  }
});
