import { load } from "js-yaml";

/** `ours` is held to more than what documentation shows: there, permissions may be read-only and comments are the reader's. */
export type Kind = "ours" | "shown";

type Node = Readonly<Record<string, unknown>>;

/**
 * What a workflow does against our rules, a sentence each; nothing for a good one. GitHub's own parser judges the syntax,
 * these judge the habits. Source: zizmor's audits (docs.zizmor.sh/audits) and OpenSSF Scorecard's Token-Permissions.
 */
export function brokenRules(text: string, kind: Kind): string[] {
  const workflow = node(load(text));
  const jobs = Object.entries(node(workflow["jobs"])).map(([id, job]) => ({ id, job: node(job) }));
  const steps = jobs.flatMap(({ job }) => list(job["steps"]));
  return [
    ...unpinned(text, kind),
    ...permissions(workflow, kind),
    ...(kind === "ours" ? [...commentless(text), ...boundless(workflow, jobs)] : []),
    ...steps.flatMap(injected),
    ...steps.flatMap(keepsCredentials),
    ...dangerous(workflow, steps),
  ];
}

/** Every action that is not in this repository is pinned by commit, and a comment says which version that is. */
function unpinned(text: string, kind: Kind): string[] {
  return [...text.matchAll(/^\s*(?:-\s+)?uses:\s*["']?([^\s"'#]+)["']?[ \t]*(#.*)?$/gm)].flatMap(
    ([, action = "", comment = ""]) => {
      // A page cannot know the commit of the release that its reader will choose.
      if (action.startsWith("./") || (kind === "shown" && /^gatehouse\/gatehouse[@/]/.test(action)))
        return [];
      if (!/@[0-9a-f]{40}$/.test(action)) return [`${action} is not pinned by commit`];
      return /^# v\d+\.\d+\.\d+/.test(comment) ? [] : [`${action} lacks its version in a comment`];
    },
  );
}

function permissions(workflow: Node, kind: Kind): string[] {
  const top = workflow["permissions"];
  if (top === undefined) return ["permissions are not named on top"];
  const granted = typeof top === "string" ? [top] : Object.values(node(top));
  if (kind === "ours")
    return typeof top === "object" && granted.length === 0 ? [] : ["permissions on top are not {}"];
  return granted.some((level) => String(level).startsWith("write"))
    ? ["permissions on top let every job write"]
    : [];
}

function commentless(text: string): string[] {
  return [...text.matchAll(/^\s+([a-z-]+): (read|write)[ \t]*(#\s*\S+.*)?$/gm)].flatMap(
    ([, scope = "", level = "", comment]) =>
      comment === undefined ? [`${scope}: ${level} does not say why`] : [],
  );
}

function boundless(workflow: Node, jobs: readonly { id: string; job: Node }[]): string[] {
  return [
    ...(workflow["concurrency"] === undefined ? ["concurrency is not named on top"] : []),
    ...jobs.flatMap(({ id, job }) => [
      ...(job["timeout-minutes"] === undefined ? [`job ${id} has no timeout-minutes`] : []),
      ...(job["permissions"] === undefined ? [`job ${id} does not name its permissions`] : []),
    ]),
  ];
}

/** Values reach a script through `env`, where a shell never reads them as code. */
function injected(step: Node): string[] {
  const scripts = [step["run"], node(step["with"])["script"]];
  return scripts.some((script) => typeof script === "string" && script.includes("${{"))
    ? ["an expression stands inside a script; hand it over through env"]
    : [];
}

function keepsCredentials(step: Node): string[] {
  if (!isCheckout(step) || node(step["with"])["persist-credentials"] === false) return [];
  return ["actions/checkout without persist-credentials: false"];
}

/** These events run with the rights of the base: no code of a pull request may be near them. */
function dangerous(workflow: Node, steps: readonly Node[]): string[] {
  const events = typeof workflow["on"] === "string" ? [workflow["on"]] : namesOf(workflow["on"]);
  return ["pull_request_target", "workflow_run"]
    .filter((event) => events.includes(event) && steps.some(isCheckout))
    .map((event) => `${event} together with a checkout`);
}

function isCheckout(step: Node): boolean {
  return typeof step["uses"] === "string" && step["uses"].startsWith("actions/checkout@");
}

function namesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : Object.keys(node(value));
}

function node(value: unknown): Node {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.map(node) : [];
}
