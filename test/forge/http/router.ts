import type { Operation } from "./call.ts";

/** Parameters that hold several segments: `GET /repos/{owner}/{repo}/contents/{path}`. */
const GREEDY = new Set(["path", "ref", "basehead", "branch", "tree_sha"]);

interface Compiled {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly operation: Operation;
  readonly weight: number;
}

function compile(operation: Operation): Compiled {
  const [method = "", template = ""] = operation.route.split(" ");
  const names: string[] = [];
  const source = template.replace(/\{([a-z_]+)\}|[.+*?^$()|[\]\\]/g, (text, name: string | undefined) => {
    if (name === undefined) return `\\${text}`;
    names.push(name);
    return GREEDY.has(name) ? "(.+)" : "([^/]+)";
  });
  const literals = template.split("/").filter((part) => part !== "" && !part.startsWith("{")).length;
  return { method, pattern: new RegExp(`^${source}/?$`), names, operation, weight: literals };
}

/** A match of a path: its operation and the decoded parameters. */
export interface Match {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the operation of a request; the template with the most fixed segments wins. */
export function createRouter(
  operations: readonly Operation[],
): (method: string, path: string) => Match | null {
  const table = operations.map(compile).sort((a, b) => b.weight - a.weight);
  return (method, path) => {
    for (const entry of table) {
      const match = entry.method === method ? entry.pattern.exec(path) : null;
      if (match === null) continue;
      const params = entry.names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? "")] as const);
      return { operation: entry.operation, params: Object.fromEntries(params) };
    }
    return null;
  };
}
