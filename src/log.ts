import pino from "pino";

export type Log = pino.Logger;

/**
 * A log in JSON lines on standard output. Whatever looks like a bot token is masked in every line, wherever it came
 * from: grammY's network errors carry the URL, and the URL carries the token.
 */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    hooks: { streamWrite: (line) => line.replace(tokens, "<token>") },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** No word boundary in front: in a URL the token follows "bot" directly. */
const tokens = /\d{6,12}:[A-Za-z0-9_-]{30,}/g;
