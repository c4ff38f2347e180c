/**
 * A refusal by Telegram: `{"ok":false,"error_code","description","parameters"?}` (tdlib server: Query.h). `isViolation`
 * marks calls that no correct bot makes. The emulator collects those, and a test fails on them.
 */
export class Failure extends Error {
  readonly error_code: number;
  readonly description: string;
  readonly parameters: FailureParameters | undefined;
  readonly isViolation: boolean;

  constructor(
    error_code: number,
    description: string,
    options: { parameters?: FailureParameters; isViolation?: boolean } = {},
  ) {
    super(description);
    this.error_code = error_code;
    this.description = description;
    this.parameters = options.parameters;
    this.isViolation = options.isViolation ?? false;
  }
}

export interface FailureParameters {
  migrate_to_chat_id?: number;
  /** Seconds. */
  retry_after?: number;
}

export function badRequest(text: string, parameters?: FailureParameters): Failure {
  return new Failure(400, `Bad Request: ${text}`, parameters ? { parameters } : {});
}

export function forbidden(text: string): Failure {
  return new Failure(403, `Forbidden: ${text}`);
}

/** A bad request that only a faulty bot makes. */
export function violation(text: string): Failure {
  return new Failure(400, `Bad Request: ${text}`, { isViolation: true });
}

/** tdlib server, Query.h: the description repeats the number of seconds. */
export function tooManyRequests(retry_after: number): Failure {
  return new Failure(429, `Too Many Requests: retry after ${retry_after}`, { parameters: { retry_after } });
}
