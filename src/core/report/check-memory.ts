/**
 * What a check run remembers for us, in its `external_id`: only the app that made the run can write it.
 * Written as `v1 <digest> <time>`, where the time is `-` while some content gate is not green.
 */
export interface CheckMemory {
  /** {@link digest} of what the run shows. */
  readonly digest: string;
  /** Since when every content gate has been green on this commit, ISO 8601 in UTC; `null` when they are not. */
  readonly contentGreenAt: string | null;
}

const WRITTEN = /^v1 ([0-9a-f]{16}) (-|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|\+00:00))$/;

/** Reads an `external_id`; `null` for anything that {@link formatMemory} does not write. */
export function parseMemory(externalId: string | null): CheckMemory | null {
  const match = externalId === null ? null : WRITTEN.exec(externalId);
  const [, digest, time] = match ?? [];
  if (digest === undefined || time === undefined) return null;
  return { digest, contentGreenAt: time === "-" ? null : time };
}

/** Writes an `external_id` of fewer than 64 characters. */
export function formatMemory({ digest, contentGreenAt }: CheckMemory): string {
  return `v1 ${digest} ${contentGreenAt ?? "-"}`;
}

/**
 * Since when the content is green: what was remembered of the same commit as long as it stays green, the judgement's
 * clock when it turns green (or nothing can be remembered), `null` when it is not.
 */
export function greenSince(
  judged: { readonly contentGreen: boolean; readonly at: string },
  before: CheckMemory | null,
): string | null {
  return judged.contentGreen ? (before?.contentGreenAt ?? judged.at) : null;
}
