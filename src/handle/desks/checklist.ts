import type { DeskNeed } from "../../store/schema.ts";

/** The state of a chat or of a channel with its group, and of the bot there. */
export type DeskFacts = TopicsFacts | ChannelFacts;

export interface TopicsFacts {
  kind: "topics";
  chatId: number;
  title: string;
  hasTopics: boolean;
  isAdministrator: boolean;
  canManageTopics: boolean;
  canPinMessages: boolean;
  canDeleteMessages: boolean;
}

export interface ChannelFacts {
  kind: "channel";
  chatId: number;
  title: string;
  /** The linked discussion group; null when there is none. */
  discussionId: number | null;
  isInDiscussion: boolean;
  canPostMessages: boolean;
  canDeletePosts: boolean;
  isAdministrator: boolean;
  canDeleteMessages: boolean;
}

/** Everything that the desk needs, and whether it has it. */
export function checklist(facts: DeskFacts): [DeskNeed, boolean][] {
  return facts.kind === "topics"
    ? [
        ["topics", facts.hasTopics],
        ["admin", facts.isAdministrator],
        ["manage-topics", facts.canManageTopics],
        ["pin", facts.canPinMessages],
        ["delete", facts.canDeleteMessages],
      ]
    : [
        ["discussion", facts.discussionId !== null],
        ["post", facts.canPostMessages],
        ["delete-posts", facts.canDeletePosts],
        ["discussion-admin", facts.isAdministrator],
        ["discussion-delete", facts.canDeleteMessages],
      ];
}
