import type { MessageEntity } from "grammy/types";

type Mark = "**" | "__" | "~~" | "||" | "`";

const types: Record<Mark, "bold" | "italic" | "strikethrough" | "spoiler" | "code"> = {
  "**": "bold",
  __: "italic",
  "~~": "strikethrough",
  "||": "spoiler",
  "`": "code",
};

/** Reads what a person types. Telegram's apps turn these marks into formatting: `**bold**`, `__italic__` … */
export function readTyped(typed: string): { text: string; entities: MessageEntity[] } {
  const entities: MessageEntity[] = [];
  let text = "";
  let rest = 0;
  for (const match of typed.matchAll(/(\*\*|__|~~|\|\||`)(?=\S)(.+?)(?<=\S)\1/gs)) {
    text += typed.slice(rest, match.index);
    const inner = match[2] ?? "";
    entities.push({ type: types[match[1] as Mark], offset: text.length, length: inner.length });
    text += inner;
    rest = match.index + match[0].length;
  }
  return { text: text + typed.slice(rest), entities };
}
