import type { ChatMember } from "grammy/types";

/** Whether the person is in the chat now. A restricted member may have left (docs:ChatMember). */
export function isInside(member: ChatMember): boolean {
  if (member.status === "restricted") return member.is_member;
  return member.status === "creator" || member.status === "administrator" || member.status === "member";
}
