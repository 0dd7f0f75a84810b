import type { Gate } from "#core/gates/define-gate.ts";

/** Why findings of a gate cannot be excused, completing "…, since"; `null` where they can. */
export function whyNotWaivable({ meta }: Gate): string | null {
  if (meta.kind === "people") return "what people have not agreed to cannot be excused in advance";
  return NEVER[meta.id] ?? null;
}

const NEVER: Readonly<Record<string, string>> = {
  freeze: "a freeze is lifted by changing `freezes`",
  "policy-change": "it tells what a change does to the rules, waivers among them",
  "required-checks": "a check of another tool is about a commit and not about a version of a package",
};
