import type { Subject } from "../inbox/task.ts";

/** As much of a `deployment_protection_rule` event as is read of it. */
export interface ProtectionRequest {
  readonly action?: unknown;
  readonly environment?: unknown;
  readonly deployment?: { readonly sha?: unknown } | null;
  readonly sha?: unknown;
  readonly deployment_callback_url?: unknown;
}

/**
 * A workflow run asks for leave to deploy. The number of the run stands only in the callback's address: it is read from there, and the
 * address itself is never called (it comes from outside).
 */
export function deploymentSubjects(payload: ProtectionRequest): Subject[] {
  const { action, environment, deployment, deployment_callback_url: callback } = payload;
  const sha = deployment?.sha ?? payload.sha;
  const run = typeof callback === "string" ? /\/actions\/runs\/(\d{1,15})\//.exec(callback)?.[1] : undefined;
  if (action !== "requested" || run === undefined) return [];
  if (typeof environment !== "string" || typeof sha !== "string") return [];
  if (environment.length > 255 || !/^[0-9a-f]{40,64}$/.test(sha)) return [];
  return [{ kind: "deployment", run: Number(run), environment, sha }];
}
