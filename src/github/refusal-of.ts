/**
 * GitHub refused an answer because too much was asked.
 *
 * - `primary`: the hour's budget of one resource is used up.
 * - `secondary`: too much at once, whatever is left of the budget: everything that the installation asks has to wait.
 */
export interface Refusal {
  readonly kind: "primary" | "secondary";
  /** `core`, `graphql` …; `null` when the answer names none. */
  readonly resource: string | null;
  /** Seconds that GitHub asks to wait; `null` when it does not say. */
  readonly retryAfter: number | null;
  /** When the budget is filled again, in seconds of Unix time by GitHub's clock; `null` when it does not say, or is not used up. */
  readonly reset: number | null;
  /** GitHub's clock when it answered, in seconds of Unix time; `null` when it does not say. */
  readonly answeredAt: number | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Types of GraphQL errors that tell of the budget. The second is what GitHub was seen to answer beside the documented first. */
const LIMITED_TYPES: ReadonlySet<unknown> = new Set(["RATE_LIMITED", "RATE_LIMIT"]);

const SECONDARY = /\bsecondary rate limit|\babuse detection|-rate-limits$/i;
const PRIMARY = /\brate limit exceeded/i;

/** With HTTP 200 a sentence has to begin like GitHub's own: errors about fields repeat names, and those are foreign text. */
const SECONDARY_OF_GRAPHQL = /^you have (?:exceeded a secondary rate limit|triggered an abuse detection)/i;

/**
 * Tells from what Octokit threw whether a limit of GitHub's was hit, and which; `null` for every other failure. Takes HTTP 403
 * and 429, and GraphQL's errors with HTTP 200. Source: GitHub docs, "Rate limits for the REST API", "Exceeding the rate limit", and
 * "Rate limits and query limits for the GraphQL API"; octokit/plugin-throttling.js, issue 824, for `RATE_LIMIT`.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (!isRecord(error)) return null;
  const headers = headersOf(error);
  const kind =
    error["status"] === 403 || error["status"] === 429
      ? kindOfStatus(error, error["status"], headers)
      : kindOfErrors(error["errors"]);
  if (kind === null) return null;
  const isSpent = kind === "primary" || numberOf(headers, "x-ratelimit-remaining") === 0;
  return {
    kind,
    resource: resourceOf(headers),
    retryAfter: numberOf(headers, "retry-after"),
    reset: isSpent ? numberOf(headers, "x-ratelimit-reset") : null,
    answeredAt: answeredAt(headers),
  };
}

/** The resource that an answer was counted against, as its headers name it; `null` when they name none. */
export function resourceOf(headers: Fields): string | null {
  const resource = headers["x-ratelimit-resource"];
  return typeof resource === "string" && /^[a-z_]{1,40}$/.test(resource) ? resource : null;
}

/** The headers of the answer that an error of Octokit's carries: a request error has the answer, a GraphQL error the headers themselves. */
export function headersOf(error: unknown): Fields {
  if (!isRecord(error)) return {};
  const { headers, response } = error;
  if (isRecord(response) && isRecord(response["headers"])) return response["headers"];
  return isRecord(headers) ? headers : {};
}

/** GitHub's clock at an answer, in seconds of Unix time; `null` when its headers do not say. */
export function answeredAt({ date }: Fields): number | null {
  const moment = typeof date === "string" ? Date.parse(date) : Number.NaN;
  return Number.isNaN(moment) ? null : moment / 1000;
}

function kindOfStatus(error: Fields, status: 403 | 429, headers: Fields): Refusal["kind"] | null {
  const message = messageOf(error);
  if (SECONDARY.test(message)) return "secondary";
  if (numberOf(headers, "x-ratelimit-remaining") === 0) return "primary";
  if (numberOf(headers, "retry-after") !== null) return "secondary";
  if (PRIMARY.test(message)) return "primary";
  return status === 429 ? "secondary" : null;
}

function kindOfErrors(errors: unknown): Refusal["kind"] | null {
  if (!Array.isArray(errors)) return null;
  const each = errors.filter(isRecord);
  if (each.some((one) => one["path"] === undefined && SECONDARY_OF_GRAPHQL.test(messageOf(one))))
    return "secondary";
  return each.some((one) => LIMITED_TYPES.has(one["type"])) ? "primary" : null;
}

/** A header that is a whole number; `null` when it is absent or anything else. */
export function numberOf(headers: Fields, name: string): number | null {
  const value = headers[name];
  return (typeof value === "string" || typeof value === "number") && /^\d{1,15}$/.test(`${value}`)
    ? Number(value)
    : null;
}

function messageOf({ message }: Fields): string {
  return typeof message === "string" ? message : "";
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
