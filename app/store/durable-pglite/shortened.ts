/** Longest line of a stack that a person could read: PGlite's own code stands on lines of 400 KB. */
const LONGEST_LINE = 300;

/** The same promise; an error that it rejects with has no longer lines than a log bears. */
export async function shortened<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw shortenStack(error);
  }
}

/** Cuts long lines out of the stack of an error, and of its causes. Gives back the same error. */
function shortenStack(error: unknown): unknown {
  for (let each = error; each instanceof Error; each = each.cause) {
    each.stack = (each.stack ?? "")
      .split("\n")
      .filter((line) => line.length <= LONGEST_LINE)
      .join("\n");
  }
  return error;
}
