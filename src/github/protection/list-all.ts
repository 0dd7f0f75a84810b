import * as z from "zod";
import { expectShape } from "../expect-shape.ts";
import type { GithubClient } from "../github-client.ts";
import { GithubError } from "../github-error.ts";

const A_PAGE = 100;
const MOST_PAGES = 20;

/**
 * Every entry of a list of GitHub's, page by page. With `under`, the list stands under that key of each answer.
 * Rejects with a {@link GithubError} of code `incomplete` where the list does not end within two thousand entries.
 */
export async function listAll<T>(
  client: GithubClient,
  asked: {
    readonly route: string;
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly entry: z.ZodType<T>;
    readonly what: string;
    readonly under?: string;
  },
): Promise<T[]> {
  const { route, parameters = {}, entry, what, under } = asked;
  const list = z.array(entry);
  const all: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await client.request(route, { ...parameters, per_page: A_PAGE, page });
    const entries =
      under === undefined
        ? expectShape(list, data, what)
        : (expectShape(z.object({ [under]: list }), data, what)[under] ?? []);
    all.push(...entries);
    if (entries.length < A_PAGE) return all;
  }
  throw new GithubError("incomplete", `${what}: the list does not end`);
}
