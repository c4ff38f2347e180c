import type { DeskNeed } from "../../store/desks/tables.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import type { Handling } from "../handle.ts";

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

/** What the desk needs and does not have. */
export function findLacks(facts: DeskFacts): DeskNeed[] {
  const has: Partial<Record<DeskNeed, boolean>> =
    facts.kind === "topics"
      ? {
          topics: facts.hasTopics,
          admin: facts.isAdministrator,
          "manage-topics": facts.canManageTopics,
          pin: facts.canPinMessages,
          delete: facts.canDeleteMessages,
        }
      : {
          discussion: facts.discussionId !== null,
          post: facts.canPostMessages,
          "delete-posts": facts.canDeletePosts,
          "discussion-admin": facts.isAdministrator,
          "discussion-delete": facts.canDeleteMessages,
        };
  return needs[facts.kind].flat().filter((need) => has[need] !== true);
}

/** A line for each need. Below those that are missing in one place, what to press in Telegram. */
export function renderNeeds(handling: Handling, kind: DeskFacts["kind"], lacks: readonly DeskNeed[]): Html {
  const lines = needs[kind].flatMap((group) => [
    ...group.map((need) => renderNeed(handling, need, lacks.includes(need) ? "no" : "yes")),
    ...renderMend(handling, group, lacks),
  ]);
  return joinHtml(lines, "\n");
}

/** Only what is missing, with what to press. */
export function renderLacks(handling: Handling, lacks: readonly DeskNeed[]): Html {
  const lines: Html[] = [];
  for (const group of Object.values(needs).flat()) {
    for (const need of group) if (lacks.includes(need)) lines.push(renderNeed(handling, need, "no"));
    lines.push(...renderMend(handling, group, lacks));
  }
  return joinHtml(lines, "\n");
}

function renderNeed({ teamLanguage }: Handling, need: DeskNeed, ok: "yes" | "no"): Html {
  return html(teamLanguage, `setup-check-${need}`, { ok });
}

/** The needs that are mended in one place of Telegram stand together. */
const needs: Record<DeskFacts["kind"], readonly (readonly DeskNeed[])[]> = {
  topics: [["topics"], ["admin", "manage-topics", "pin", "delete"]],
  channel: [["discussion"], ["post", "delete-posts"], ["discussion-admin", "discussion-delete"]],
};

function renderMend(
  { teamLanguage, botUsername: bot }: Handling,
  group: readonly DeskNeed[],
  lacks: readonly DeskNeed[],
): Html[] {
  const first = group.find((need) => lacks.includes(need));
  switch (first) {
    case undefined:
      return [];
    case "topics":
    case "discussion":
      return [html(teamLanguage, `setup-mend-${first}`)];
    case "post":
    case "delete-posts":
      return [html(teamLanguage, "setup-mend-channel", { bot })];
    case "admin":
    case "discussion-admin":
      return [html(teamLanguage, `setup-mend-${first}`, { bot })];
    default:
      return [
        html(teamLanguage, `setup-mend-${first === "discussion-delete" ? "discussion-rights" : "rights"}`, {
          bot,
        }),
      ];
  }
}
