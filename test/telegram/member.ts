import type { ChatAdministratorRights, ChatMember, ChatPermissions } from "grammy/types";
import { userObject, type Account } from "./account.ts";
import type { SharedChat } from "./chat.ts";

/** Every right of an administrator, by Telegram's name (docs:ChatAdministratorRights). */
export const administratorRights = [
  "is_anonymous",
  "can_manage_chat",
  "can_delete_messages",
  "can_manage_video_chats",
  "can_restrict_members",
  "can_promote_members",
  "can_change_info",
  "can_invite_users",
  "can_post_stories",
  "can_edit_stories",
  "can_delete_stories",
  "can_post_messages",
  "can_edit_messages",
  "can_manage_direct_messages",
  "can_pin_messages",
  "can_manage_topics",
  "can_manage_tags",
  "can_send_welcome_messages",
] as const satisfies (keyof ChatAdministratorRights)[];

/** Rights that exist only in channels, or only outside of them (docs:ChatAdministratorRights). */
const channelRights: ReadonlySet<string> = new Set([
  "can_post_messages",
  "can_edit_messages",
  "can_manage_direct_messages",
]);
const groupRights: ReadonlySet<string> = new Set([
  "can_pin_messages",
  "can_manage_topics",
  "can_manage_tags",
]);

export type AdministratorRight = (typeof administratorRights)[number];
/** Only the rights that exist in that kind of chat. */
export type Rights = Record<AdministratorRight, boolean>;
export type Permission = keyof ChatPermissions;
export type Permissions = Record<Permission, boolean>;

export type Member = { account: Account; title?: string } & (
  | { status: "creator"; is_anonymous: boolean }
  | { status: "administrator"; rights: Rights; promotedBy: Account | undefined }
  | { status: "member" | "left" | "kicked" }
  | { status: "restricted"; permissions: Permissions; is_member: boolean }
);

/** A new group's permissions. Only administrators manage topics, as in new supergroups. */
export const defaultPermissions: Permissions = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_react_to_messages: true,
  can_edit_tag: false,
  can_change_info: false,
  can_invite_users: true,
  can_pin_messages: false,
  can_manage_topics: false,
};

/** Rights from a list of their names; every administrator has `can_manage_chat` (docs:ChatAdministratorRights). */
export function rightsFrom(
  kind: SharedChat["kind"],
  names: readonly AdministratorRight[] | Partial<Rights>,
): Rights {
  const foreign = kind === "channel" ? groupRights : channelRights;
  const known = administratorRights.filter((name) => !foreign.has(name));
  const has = (name: AdministratorRight) =>
    Array.isArray(names) ? names.includes(name) : (names as Partial<Rights>)[name] === true;
  const rights = Object.fromEntries(known.map((name) => [name, has(name)])) as Rights;
  return { ...rights, can_manage_chat: true };
}

export function memberOf(group: SharedChat, account: Account): Member {
  return group.members.get(account.id) ?? { account, status: "left" };
}

/** Whether the account is a member now. */
export function isInside(group: SharedChat, account: Account): boolean {
  const member = memberOf(group, account);
  if (member.status === "restricted") return member.is_member;
  return member.status === "creator" || member.status === "administrator" || member.status === "member";
}

export function isAdministrator(group: SharedChat, account: Account): boolean {
  const { status } = memberOf(group, account);
  return status === "creator" || status === "administrator";
}

export function hasRight(group: SharedChat, account: Account, right: AdministratorRight): boolean {
  const member = memberOf(group, account);
  if (member.status === "creator") return right === "is_anonymous" ? member.is_anonymous : true;
  return member.status === "administrator" && (member.rights[right] ?? false);
}

/** Whether the account may do something that a group can permit to all members. */
export function hasPermission(group: SharedChat, account: Account, permission: Permission): boolean {
  const member = memberOf(group, account);
  if (group.kind === "channel") {
    if (permission === "can_react_to_messages") return isInside(group, account);
    return hasRight(group, account, channelRightFor(permission));
  }
  switch (member.status) {
    case "creator":
      return true;
    case "administrator":
      return permission in member.rights ? member.rights[permission as AdministratorRight] : true;
    case "member":
      return group.permissions[permission];
    case "restricted":
      return member.is_member && member.permissions[permission] && group.permissions[permission];
    case "left":
    case "kicked":
      return false;
    default:
      return member satisfies never;
  }
}

/** In a channel the right to edit is also the right to pin (docs:ChatAdministratorRights). */
function channelRightFor(permission: Permission): AdministratorRight {
  if (permission === "can_pin_messages") return "can_edit_messages";
  if (permission === "can_change_info" || permission === "can_invite_users") return permission;
  return "can_post_messages";
}

/** The ChatMember object that `bot` gets (docs:ChatMember). */
export function memberObject(member: Member, bot: Account): ChatMember {
  const user = userObject(member.account);
  const custom_title = member.title === undefined ? {} : { custom_title: member.title };
  switch (member.status) {
    case "creator":
      return { status: "creator", user, is_anonymous: member.is_anonymous, ...custom_title };
    case "administrator":
      return {
        status: "administrator",
        user,
        can_be_edited: member.promotedBy?.id === bot.id,
        ...member.rights,
        ...custom_title,
      };
    case "member":
    case "left":
      return { status: member.status, user };
    case "kicked":
      return { status: "kicked", user, until_date: 0 };
    case "restricted":
      return {
        status: "restricted",
        user,
        is_member: member.is_member,
        ...member.permissions,
        until_date: 0,
      };
    default:
      return member satisfies never;
  }
}
