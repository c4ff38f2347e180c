import type { BotAccount } from "./account.ts";
import type { SharedChat } from "./chat.ts";
import type { AdministratorRight, Rights } from "./member.ts";
import { addMember, demote, promote, removeMember } from "./membership.ts";
import type { Person } from "./person.ts";
import type { World } from "./world.ts";

type Somebody = Person | BotAccount;

/** A group or channel and its members. The owner makes all changes, unless `by` names another person. */
export class Community<C extends SharedChat> {
  readonly world: World;
  readonly chat: C;
  readonly owner: Person;
  readonly bot: BotAccount;

  constructor(world: World, chat: C, owner: Person, bot: BotAccount) {
    this.world = world;
    this.chat = chat;
    this.owner = owner;
    this.bot = bot;
  }

  get id(): number {
    return this.chat.id;
  }

  add(somebody: Somebody, by: Person = this.owner): void {
    addMember(this.world, this.chat, accountOf(somebody), by.account);
  }

  promote(
    somebody: Somebody,
    rights: readonly AdministratorRight[] | Partial<Rights>,
    by: Person = this.owner,
  ): void {
    promote(this.world, this.chat, accountOf(somebody), rights, by.account);
  }

  demote(somebody: Somebody, by: Person = this.owner): void {
    demote(this.world, this.chat, accountOf(somebody), by.account);
  }

  kick(somebody: Somebody, by: Person = this.owner): void {
    removeMember(this.world, this.chat, accountOf(somebody), by.account);
  }

  /** A person leaves. */
  leave(somebody: Somebody): void {
    removeMember(this.world, this.chat, accountOf(somebody), accountOf(somebody));
  }
}

function accountOf(somebody: Somebody) {
  return "account" in somebody ? somebody.account : somebody;
}
