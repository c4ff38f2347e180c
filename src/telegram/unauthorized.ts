/** Telegram does not accept the token. */
export class UnauthorizedError extends Error {}
