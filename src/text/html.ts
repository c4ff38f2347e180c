declare const html: unique symbol;

/** Text in Telegram's HTML (docs:formatting-options), safe to send with `parse_mode: "HTML"`. */
export type Html = string & { readonly [html]: true };

/** Shows `text` as it is, whatever is in it. */
export function escapeHtml(text: string): Html {
  return text.replace(/[&<>"]/g, (character) => entities[character]!) as Html;
}

/** A link whose text comes from people; `url` comes from us. */
export function link(url: string, text: string): Html {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>` as Html;
}

export function joinHtml(parts: Html[], separator: string): Html {
  return parts.join(separator) as Html;
}

/** At most `length` characters, whole code points, the cut shown by an ellipsis. */
export function truncate(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** How many characters of it Telegram shows. */
export function visibleLength(text: Html): number {
  return text.replaceAll(/<[^>]*>/g, "").replaceAll(/&\w+;/g, "x").length;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
