/** The object's fields with those names. */
export function pick<T extends object, K extends keyof T>(
  object: T,
  names: readonly K[],
): { [N in K]?: Exclude<T[N], undefined> } {
  const picked: { [N in K]?: Exclude<T[N], undefined> } = {};
  for (const name of names) {
    if (object[name] !== undefined) picked[name] = object[name] as Exclude<T[K], undefined>;
  }
  return picked;
}
