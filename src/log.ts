import pino from "pino";
import { maskSecrets } from "./secrets.ts";

export type Log = pino.Logger;

/**
 * A log in JSON lines on standard output. Whatever looks like a bot token is masked in every line, wherever it came from.
 */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    hooks: { streamWrite: maskSecrets },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
