declare const html: unique symbol;

/** Text in Telegram's HTML (docs:formatting-options), safe to send with `parse_mode: "HTML"`. */
export type Html = string & { readonly [html]: true };

declare const said: unique symbol;

/** HTML for clients. Only texts said with a `Wording` are of this type, so that none misses what an admin changed. */
export type ClientHtml = Html & { readonly [said]: true };

/**
 * Escapes `text`, so that Telegram shows it unchanged. What no UTF-8 can say, as half of a pair in a file of JSON, becomes a sign
 * for it: Telegram refuses the whole message otherwise.
 */
export function escapeHtml(text: string): Html {
  return text.toWellFormed().replace(/[&<>"]/g, (character) => entities[character]!) as Html;
}

/** A link with a text that people wrote. We made the `url`. */
export function link(url: string, text: string): Html {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>` as Html;
}

/** Bold text that people wrote. */
export function bold(text: string): Html {
  return `<b>${escapeHtml(text)}</b>` as Html;
}

export function joinHtml<Part extends Html>(parts: Part[], separator: string): Part {
  return parts.join(separator) as Part;
}

/** At most `length` characters (whole code points). An ellipsis marks the cut. */
export function truncate(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** The number of characters that Telegram shows of it. */
export function visibleLength(text: Html): number {
  return text.replaceAll(/<[^>]*>/g, "").replaceAll(/&\w+;/g, "x").length;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
