import type { ChatMember } from "grammy/types";

/** Whether the ChatMember is in the chat at present; who is restricted may have left all the same (docs:ChatMember). */
export function isInside(member: ChatMember): boolean {
  if (member.status === "restricted") return member.is_member;
  return member.status === "creator" || member.status === "administrator" || member.status === "member";
}
