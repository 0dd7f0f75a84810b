import { stdSerializers } from "pino";

/** Fields of an error that the log shows: none that a client hangs what was sent or answered on. */
const SHOWN = ["type", "message", "stack", "name", "code", "status"] as const;

/**
 * An error as the log has it: what it is called and where it came from, its causes included, and nothing else that hangs on it. Octokit hangs the
 * whole request on its errors, with what we wrote of people's files, and drivers their connection.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const all = stdSerializers.err(error) as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(SHOWN.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}
