import type { Complain } from "./complain.ts";
import type { PolicySource } from "./policy-schema.ts";

/** A deployment environment belongs to one stage; a stage that names none has the one of its own name. */
export function checkEnvironments({ stages }: PolicySource, complain: Complain): void {
  const claimed = new Map<string, string>();
  for (const [stage, { environments }] of Object.entries(stages)) {
    for (const [index, environment] of (environments ?? [stage]).entries()) {
      const other = claimed.get(environment.toLowerCase());
      if (other !== undefined) {
        complain(
          "environment-of-two-stages",
          "Environment `{environment}` belongs to stage `{other}` already, so stage `{stage}` cannot answer for it.",
          { environment, other, stage },
          environments === undefined ? ["stages", stage] : ["stages", stage, "environments", index],
          "Give each environment to one stage. A stage without `environments` has the one of its own name.",
        );
      }
      claimed.set(environment.toLowerCase(), stage);
    }
  }
}
