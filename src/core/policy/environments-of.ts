import type { Policy, Stage } from "./policy.ts";

/** Deployment environments that a stage answers for: those that it names, or else the one of its own name. */
export function environmentsOf({
  name,
  environments,
}: Pick<Stage, "name" | "environments">): readonly string[] {
  return environments ?? [name];
}

/** The stage that answers for an environment; GitHub tells no case apart in their names. `null`: no stage does. */
export function stageOfEnvironment({ stages }: Pick<Policy, "stages">, environment: string): Stage | null {
  const wanted = environment.toLowerCase();
  const claims = (stage: Stage) => environmentsOf(stage).some((one) => one.toLowerCase() === wanted);
  return stages.find(claims) ?? null;
}
