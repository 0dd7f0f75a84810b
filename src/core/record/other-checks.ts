import { blocks } from "#core/model/outcome.ts";
import type { ConfiguredGate } from "#core/policy/gates-for.ts";
import type { Words } from "./checked.ts";
import type { RecordExtension } from "./record-schema.ts";

type ToldGate = RecordExtension["gates"][number];

/** The gate whose checks each say something of each package, or why they cannot. */
const EVIDENCE = "evidence";

/**
 * Checks of the policy that a record does not tell as they are asked: one that blocks told as one that only warns, and one of evidence not told at all.
 * `asked` is what is asked of the package at least; `anyRisk` what may have been asked, since another package of the pull request, or one at its base, may
 * be of a graver risk.
 */
export function otherChecks(
  { gates, package: { folder } }: RecordExtension,
  asked: readonly ConfiguredGate[],
  anyRisk: readonly ConfiguredGate[],
): Words[] {
  return gates.flatMap((told) => [
    ...softened(told, anyRisk),
    ...(told.gate === EVIDENCE ? untold(told, folder, asked) : []),
  ]);
}

/** Only a finding of a check that warns by the policy is told as a warning. */
function softened({ gate, findings }: ToldGate, anyRisk: readonly ConfiguredGate[]): Words[] {
  const warning = new Set(
    checksOf(gate, anyRisk).flatMap(({ name, severity }) => (severity === "warn" ? [name] : [])),
  );
  const others = findings.filter(
    ({ severity, check }) => severity === "warn" && (check === undefined || !warning.has(check)),
  );
  return [...new Set(others.map(({ id, check }) => check ?? id))].map((check) => ({
    says: "the record says of gate `{gate}` that `{check}` only warns, and by the policy it blocks",
    values: { gate, check },
  }));
}

/** A check with nothing to read says so, too. Only where a report could not be read may it be silent, and then that is told. */
function untold({ gate, findings }: ToldGate, folder: string, asked: readonly ConfiguredGate[]): Words[] {
  const isUnread = findings.some(
    ({ outcome, check }) => check === undefined && (blocks(outcome) || outcome === "waived"),
  );
  if (isUnread) return [];
  const told = new Set(findings.flatMap((each) => (each.package === folder ? [each.check] : [])));
  const names = checksOf(gate, asked).map(({ name }) => name);
  return [...new Set(names)]
    .filter((name) => !told.has(name))
    .map((check) => ({
      says: "by the policy gate `{gate}` checks `{check}`, and the record does not say what came of it",
      values: { gate, check },
    }));
}

interface NamedCheck {
  readonly name: string;
  readonly severity?: unknown;
}

function checksOf(id: string, asked: readonly ConfiguredGate[]): readonly NamedCheck[] {
  return asked.flatMap(({ gate, options }) => {
    const checks = gate.meta.id === id ? options["checks"] : undefined;
    return Array.isArray(checks) ? checks.filter(isNamed) : [];
  });
}

function isNamed(check: unknown): check is NamedCheck {
  return typeof check === "object" && check !== null && "name" in check && typeof check.name === "string";
}
