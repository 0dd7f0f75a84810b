import type { Args } from "./scope.ts";
import { problem } from "./scope.ts";

/** "GraphQL: Node limits": every connection takes `first` or `last`, from 1 to 100. */
const MOST = 100;

function encode(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString("base64");
}

function decode(cursor: unknown): number | null {
  if (typeof cursor !== "string") return null;
  const match = /^cursor:v2:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"));
  if (match === null)
    throw problem("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
  return Number(match[1]);
}

function windowOf(name: string, args: Args, total: number): { from: number; to: number } {
  const after = decode(args["after"]);
  const before = decode(args["before"]);
  const from = after === null ? 0 : after;
  const to = before === null ? total : Math.min(total, before - 1);
  for (const side of ["first", "last"]) {
    const count = args[side];
    if (typeof count !== "number") continue;
    if (count > MOST) {
      const message = `Requesting ${count} records on the \`${name}\` connection exceeds the \`${side}\` limit of ${MOST} records.`;
      throw problem("EXCESSIVE_PAGINATION", message);
    }
    if (count < 0)
      throw problem(
        "INVALID_PAGINATION",
        `\`${side}\` on the \`${name}\` connection cannot be less than zero.`,
      );
    return side === "first"
      ? { from, to: Math.min(to, from + count) }
      : { from: Math.max(from, to - count), to };
  }
  const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
  throw problem("MISSING_PAGINATION_BOUNDARIES", message);
}

/** A page of a list in the shape of Relay: nodes, edges, totalCount and real cursors. `edge` adds what edges carry besides. */
export function connection<T>(
  name: string,
  args: Args,
  items: readonly T[],
  view: (item: T) => unknown,
  edge: (item: T) => Readonly<Record<string, unknown>> = () => ({}),
) {
  const { from, to } = windowOf(name, args, items.length);
  const shown = items.slice(from, to);
  return {
    totalCount: items.length,
    nodes: () => shown.map(view),
    edges: () =>
      shown.map((item, at) => ({ node: () => view(item), cursor: encode(from + at + 1), ...edge(item) })),
    pageInfo: {
      hasNextPage: to < items.length,
      hasPreviousPage: from > 0,
      startCursor: shown.length === 0 ? null : encode(from + 1),
      endCursor: shown.length === 0 ? null : encode(to),
    },
  };
}
