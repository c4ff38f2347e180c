/** Checks all at once, which costs less. When that fails, checks each by itself, so that the failure says whose it is. */
export async function together<T>(
  all: readonly T[],
  check: (some: readonly T[]) => Promise<void>,
): Promise<void> {
  if (all.length === 0) return;
  try {
    await check(all);
  } catch (error) {
    for (const each of all) await check([each]);
    throw error;
  }
}
