import { type DestinationStream, type Logger, pino } from "pino";
import { loggedError } from "./logged-error.ts";

/** The App's log, JSON lines on standard output unless said otherwise, without secrets and payloads. */
export function appLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: ["*.token", "*.headers.authorization"],
    serializers: { err: loggedError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
