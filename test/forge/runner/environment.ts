import type { JsonObject } from "../contract/json.ts";
import { asObject, asText } from "../contract/json.ts";

/** What a workflow run's environment says of the event: which commit, which refs. */
export interface EventFacts {
  readonly repository: string;
  readonly sha: string;
  readonly ref: string;
  readonly baseRef: string;
  readonly headRef: string;
  readonly actor: string;
}

/**
 * "Events that trigger workflows": a pull request runs on its test merge `refs/pull/N/merge`, `pull_request_target` on the
 * default branch (always, since December 2025), a merge group on its temporary branch, a push on what was pushed.
 */
export function eventFacts(eventName: string, event: JsonObject): EventFacts {
  const repository = asObject(event["repository"]);
  const pull = asObject(event["pull_request"]);
  const [base, head] = [asObject(pull["base"]), asObject(pull["head"])];
  const group = asObject(event["merge_group"]);
  const actor = asText(asObject(event["sender"])["login"]) ?? "ghost";
  const facts = { repository: asText(repository["full_name"]) ?? "", actor, baseRef: "", headRef: "" };
  if (eventName.startsWith("pull_request")) {
    const refs = { baseRef: asText(base["ref"]) ?? "", headRef: asText(head["ref"]) ?? "" };
    const target = eventName === "pull_request_target";
    const sha = target ? base["sha"] : pull["merge_commit_sha"];
    const ref = target
      ? `refs/heads/${asText(repository["default_branch"])}`
      : `refs/pull/${String(pull["number"])}/merge`;
    return { ...facts, ...refs, sha: asText(sha) ?? "", ref };
  }
  if (eventName === "merge_group") {
    return {
      ...facts,
      sha: asText(group["head_sha"]) ?? "",
      ref: asText(group["head_ref"]) ?? "",
      baseRef: asText(group["base_ref"]) ?? "",
    };
  }
  return { ...facts, sha: asText(event["after"]) ?? "", ref: asText(event["ref"]) ?? "" };
}

/** Name of the variable that carries an input: spaces become underscores, hyphens stay ("Metadata syntax": inputs). */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}

/** Values of `${{ github.… }}` in the defaults of inputs, the only expressions that stand there in practice. */
export function expandDefault(text: string, github: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{\s*github\.([a-z_]+)\s*\}\}/g, (_, name: string) => github[name] ?? "");
}
