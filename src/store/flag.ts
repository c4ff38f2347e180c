/** better-sqlite3 does not bind booleans. */
export type Flag = 0 | 1;
