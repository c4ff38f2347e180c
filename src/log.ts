import pino from "pino";
import { maskSecrets } from "./secrets.ts";

export type Log = pino.Logger;

/** Logs JSON lines to standard output. Masks everything that looks like a bot token, in every line. */
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
