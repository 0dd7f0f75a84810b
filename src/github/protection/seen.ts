import type { Statement } from "#core/model/statement.ts";
import { GithubError, statusOf, TOKEN_SPENT, toGithubError } from "../github-error.ts";

/** What a token let us see, or why it did not. What was not seen is never taken for absent. */
export type Seen<T> =
  | { readonly seen: true; readonly value: T }
  | { readonly seen: false; readonly because: Omit<Statement, "id"> };

/** What was seen. */
export function seen<T>(value: T): Seen<T> {
  return { seen: true, value };
}

/** What was not seen, and why. */
export function unseen(says: string, values: Statement["values"] = {}): Seen<never> {
  return { seen: false, because: { says, values } };
}

/**
 * Asks, and takes every refusal and every trouble of GitHub's for "not seen". Rejects only with mistakes of our own,
 * which no answer of GitHub's explains.
 */
export async function look<T>(ask: () => Promise<T>): Promise<Seen<T>> {
  try {
    return seen(await ask());
  } catch (error) {
    if (!(error instanceof GithubError) && statusOf(error) === undefined) throw error;
    return { seen: false, because: becauseOf(toGithubError(error, "looking"), statusOf(error)) };
  }
}

function becauseOf({ code }: GithubError, status: number | undefined): Omit<Statement, "id"> {
  const values = { status: status ?? 0 };
  switch (code) {
    case "forbidden":
      return { says: "GitHub does not show it to this token (HTTP {status})", values };
    case "not-found":
      return { says: "GitHub says that it is not there, or does not show it to this token", values };
    case "rate-limited":
      return { says: TOKEN_SPENT, values };
    case "incomplete":
      return { says: "there is more of it than GitHub lists", values };
    case "unexpected":
      return { says: "GitHub answered in a way that it does not document", values };
    case "unavailable":
      return { says: "GitHub did not answer", values };
  }
}
