import type { MessageContent } from "./message.ts";

/** A message that only thanks: a sticker, a few emoji, or a few words of thanks that say nothing else. */
export function isThanks({ kind, text }: Pick<MessageContent, "kind" | "text">): boolean {
  if (kind === "sticker") return true;
  if (kind !== "text" || text.includes("?")) return false;
  const words = text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[’']/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text);
  return (
    words.length <= longest &&
    words.some((word) => thanks.has(word)) &&
    words.every((word) => thanks.has(word) || companions.has(word))
  );
}

/** In words. */
const longest = 8;

const thanks = new Set([
  ..."спасибо спасибки спс пасиб пасибо благодарю благодарим благодарен благодарна признателен признательна".split(
    " ",
  ),
  ..."thanks thank thankyou thx tnx ty tysm cheers".split(" "),
]);

/** Words that may stand beside thanks. */
const companions = new Set([
  ..."большое огромное вам вас тебе всем и за все это очень преогромное еще раз помощь ответ поддержку работу".split(
    " ",
  ),
  ..."быстрый быструю оперативность внимание понял поняла понятно ок окей хорошо отлично супер класс ура".split(
    " ",
  ),
  ..."получилось работает заработало решено решили помогло помогли разобрался разобралась ясно да вы лучшие".split(
    " ",
  ),
  ..."you so much very a lot many for your the help all and again it works worked now ok okay great perfect".split(
    " ",
  ),
  ..."awesome super got understood solved its everything is was that quick fast answer support".split(" "),
]);
