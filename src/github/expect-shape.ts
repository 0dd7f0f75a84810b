import type * as z from "zod";
import { GithubError } from "./github-error.ts";

/** Reads an answer of GitHub in the shape that it documents; anything else is an error of code `unexpected`. */
export function expectShape<T>(schema: z.ZodType<T>, answer: unknown, what: string): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new GithubError("unexpected", `GitHub answered ${what} in a shape that it does not document`, {
    cause: parsed.error,
  });
}
