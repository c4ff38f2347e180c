import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { type FoundClient, findClientBy } from "../private/find-client.ts";
import { blockClient, unblockClient } from "./blocking.ts";
import { readReason } from "./reason.ts";

/** `/block id|@username [reason]` */
export function blockAsked(given: GivenInPrivate): void {
  const { handling, author } = given;
  const { teamLanguage } = handling;
  const [word = "", ...reason] = given.rest.split(/\s+/);
  const answer = () => {
    const found = findClientBy(handling, word);
    // Somebody of the team need not be a client yet.
    if (found.isOfTeam) return html(teamLanguage, "refusal-block-team");
    if (!found.ok) return renderNotFound(handling, "block", word, found.why);
    const { client } = found;
    const kept = readReason(reason.join(" "));
    const refusal = blockClient(handling, client, { kind: "manager", id: author.id }, kept);
    const name = truncate(fullName(client), 64);
    if (refusal === "refusal-already-blocked") return html(teamLanguage, "block-already", { name });
    if (refusal !== undefined) return html(teamLanguage, "refusal-block-team");
    return kept === null
      ? html(teamLanguage, "block-done", { name })
      : joinHtml(
          [html(teamLanguage, "block-done", { name }), html(teamLanguage, "block-reason", { reason: kept })],
          "\n",
        );
  };
  say(handling, author.id, answer());
}

/** `/unblock id|@username` */
export function unblockAsked({ handling, author, rest }: GivenInPrivate): void {
  const { teamLanguage } = handling;
  const word = rest.trim();
  const answer = () => {
    const found = findClientBy(handling, word);
    if (!found.ok) return renderNotFound(handling, "unblock", word, found.why);
    const { client } = found;
    const refusal = unblockClient(handling, client, { kind: "manager", id: author.id });
    const name = truncate(fullName(client), 64);
    return html(teamLanguage, refusal === undefined ? "unblock-done" : "unblock-not", { name });
  };
  say(handling, author.id, answer());
}

function renderNotFound(
  { teamLanguage }: Handling,
  command: "block" | "unblock",
  word: string,
  why: Extract<FoundClient, { ok: false }>["why"],
): Html {
  const how = html(teamLanguage, command === "block" ? "block-how" : "unblock-how");
  if (word === "") return how;
  const said = html(teamLanguage, `block-${why}`, { word: truncate(word, 64) });
  return why === "unreadable" ? joinHtml([said, how], "\n") : said;
}
