import type { InputRichMessage, RichBlockTableCell } from "grammy/types";
import { say } from "../../../handle/effects/chat.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { type Html, joinHtml } from "../../../text/html.ts";
import { html, plain } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { mayPass, unheard } from "../saying.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";
import { mayRead } from "./say.ts";

/**
 * Sends figures as a table (docs:sendRichMessage). A Bot API server that does not know rich messages, or refuses this one, gets
 * the same figures as text.
 */
export async function sayTable(
  sending: Sending,
  effect: EffectOf<"say_table">,
  signal: Signal,
): Promise<Outcome> {
  if (!mayRead(sending, effect)) return { kind: "done" };
  const { chatId } = effect;
  return attempt(
    () => sending.api.sendRichMessage(chatId, toRich(sending, effect), {}, signal),
    () => ({ kind: "done" }),
    (failure) => {
      if (unheard.has(failure.kind)) return { kind: "done" };
      if (mayPass.has(failure.kind)) return whenUnexpected(failure);
      return {
        kind: "done",
        settle: (tx) => say(handlingOf(sending, tx), chatId, toText(sending, effect)),
      };
    },
  );
}

type Table = EffectOf<"say_table">;

function toRich({ teamLanguage }: Sending, { where, before, rows }: Table): InputRichMessage {
  const header = (["report-column-measure", "stats-table-present", "stats-table-before"] as const).map((id) =>
    plain(teamLanguage, id),
  );
  const cells = [header, ...rows].map((row, line) =>
    row.map((text, column): RichBlockTableCell => ({
      text,
      align: column === 0 ? "left" : "right",
      valign: "middle",
      ...(line === 0 && { is_header: true }),
    })),
  );
  return {
    blocks: [
      {
        type: "paragraph",
        text: { type: "bold", text: plain(teamLanguage, "stats-table-title", { where }) },
      },
      { type: "table", cells, is_striped: true, is_compact: true },
      { type: "paragraph", text: plain(teamLanguage, "stats-table-earlier", { before }) },
    ],
    // Names of people and departments are no links.
    skip_entity_detection: true,
  };
}

function toText({ teamLanguage }: Sending, { where, before, rows }: Table): Html {
  return joinHtml(
    [
      html(teamLanguage, "stats-table-heading", { where }),
      ...rows.map(([measure, present, earlier]) =>
        html(teamLanguage, "stats-table-line", { measure, present, before: earlier }),
      ),
      html(teamLanguage, "stats-table-earlier", { before }),
    ],
    "\n",
  );
}
