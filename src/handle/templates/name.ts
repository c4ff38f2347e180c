import { readName } from "../names.ts";
import { html } from "../../text/text.ts";
import { type Html, truncate } from "../../text/html.ts";
import { withoutDirections } from "../../ticket/message.ts";
import type { Handling } from "../handle.ts";

/** What a canned reply is called. */
export interface TemplateName {
  /** Empty for none. */
  group: string;
  name: string;
}

/** In UTF-16 units: a button shows no more. */
const longestName = 64;

/** `ГРУППА / ИМЯ`, or a name alone. A slash without a space beside it belongs to the name. */
export function readTemplateName(given: string): TemplateName {
  const written = withoutDirections(given);
  const [, group, name] = /^(.*?)(?:\s+\/\s*|\s*\/\s+)(.*)$/s.exec(written) ?? [];
  return group === undefined || name === undefined
    ? { group: "", name: readName(written) }
    : { group: readName(group), name: readName(name) };
}

/** Why a canned reply cannot be called so. Undefined when it can. */
export function findNameFault(
  { teamLanguage }: Pick<Handling, "teamLanguage">,
  { group, name }: TemplateName,
): Html | undefined {
  if (!isWritten(name)) return html(teamLanguage, "templates-wrong-nameless");
  if (group !== "" && !isWritten(group)) return html(teamLanguage, "templates-wrong-nameless");
  const long = [name, group].find((each) => each.length > longestName);
  return long === undefined
    ? undefined
    : html(teamLanguage, "templates-wrong-name", {
        name: truncate(long, 40),
        most: String(longestName),
        length: String(long.length),
      });
}

/** It contains letters, digits or a picture. */
function isWritten(name: string): boolean {
  return /[\p{L}\p{N}\p{So}]/u.test(name);
}

/** As people write it in commands. */
export function pathOf({ group, name }: TemplateName): string {
  return group === "" ? name : `${group} / ${name}`;
}
