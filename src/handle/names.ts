/** A name as it is kept: without white space around it, and without quotes. */
export function readName(written: string): string {
  const name = written.replaceAll(/\s+/g, " ").trim();
  return /^(?:«([^«»]+)»|"([^"]+)"|“([^“”]+)”)$/.exec(name)?.slice(1).find(Boolean)?.trim() ?? name;
}

/** Two names: `A = B`, `A -> B` or `"A" "B"`; undefined when there are not just two. */
export function readNames(written: string): [string, string] | undefined {
  const quoted = /^\s*("[^"]+"|«[^«»]+»|“[^“”]+”)\s*(?:=|->|→)?\s*("[^"]+"|«[^«»]+»|“[^“”]+”)\s*$/.exec(
    written,
  );
  const [, one, other] = quoted ?? /^(.+?)\s*(?:=|->|→)\s*(.+)$/s.exec(written) ?? [];
  return one === undefined || other === undefined ? undefined : [readName(one), readName(other)];
}

/** Whether people would take them for the same name. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What may be the name of a subject or a desk. */
export function isFit(name: string): boolean {
  return name !== "" && name.length <= longest;
}

const longest = 40;
