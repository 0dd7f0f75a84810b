import { rulesOf, options as signOffOptions } from "#core/gates/sign-offs/options.ts";
import { type ConfiguredGate, gatesFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import type { Words } from "./checked.ts";
import { extensionOf, type PackageRecord, type RecordAsked, type RecordExtension } from "./record-schema.ts";
import { SIGN_OFFS } from "./sign-offs-of.ts";

/**
 * What the policy asks, and a record does not tell as asked: gates, how grave each is, and roles with how many people. Only less than the policy is
 * wrong: for other packages in the pull request, or at its base, more may have been asked. `null` where it cannot be compared: the policy extends another
 * one, or this version of Gatehouse is not the one that judged.
 */
export function otherRules(record: PackageRecord, text: string, program: string): Words[] | null {
  const told = extensionOf(record);
  if (told.extends !== undefined || record.predicate.verifier.version["gatehouse"] !== program) return null;
  const read = readPolicy(text, "policy", "");
  if (!read.ok) return [{ says: "the policy that judged cannot be read as one", values: {} }];
  const stage = read.value.stages.find(({ name }) => name === told.stage);
  if (stage === undefined)
    return [{ says: "the policy has no stage `{stage}`", values: { stage: told.stage } }];
  const asked = gatesFor(read.value, stage, riskOf(told.package));
  return [...otherGates(told, asked), ...otherRoles(told, read.value, asked)];
}

/** The risk that a package declares; one that is not known is judged as the highest. */
function riskOf({ risk }: RecordExtension["package"]) {
  return RISKS.find((each) => each === risk) ?? "High";
}

function otherGates({ gates, deferred }: RecordExtension, asked: readonly ConfiguredGate[]): Words[] {
  const told = new Map(gates.map(({ gate, severity }) => [gate, severity]));
  return asked.flatMap(({ gate, severity }): Words[] => {
    const { id } = gate.meta;
    const said = told.get(id);
    if (said === undefined && !deferred.includes(id))
      return [
        {
          says: "the policy asks gate `{gate}`, and the record does not say that it was asked",
          values: { gate: id },
        },
      ];
    if (severity === "warn" || said !== "warn") return [];
    return [
      {
        says: "by the policy gate `{gate}` blocks, and the record says that it only warns",
        values: { gate: id },
      },
    ];
  });
}

function otherRoles(
  { signOffs }: RecordExtension,
  policy: Policy,
  asked: readonly ConfiguredGate[],
): Words[] {
  const gate = asked.find((each) => each.gate.meta.id === SIGN_OFFS);
  if (!signOffs.judged || gate === undefined) return [];
  const rules = rulesOf(signOffOptions.parse(gate.options));
  return signOffs.pullRequests.flatMap(({ asked, distinct, afterGates }): Words[] => [
    ...Object.entries(rules.roles).flatMap(([name, needs]) => lesser(name, needs, asked)),
    ...asked.filter(({ kind }) => kind === "role").flatMap((each) => otherOwners(each, policy)),
    ...(rules.distinct && !distinct
      ? [
          {
            says: "by the policy a person signs for one role only, and the record says for several",
            values: {},
          },
        ]
      : []),
    ...(rules.afterGates && !afterGates
      ? [
          {
            says: "by the policy people sign once the content is green, and the record says at any time",
            values: {},
          },
        ]
      : []),
  ]);
}

/** A role that the record has no sign-off of, or of fewer people than the policy asks for. */
function lesser(name: string, needs: number, asked: readonly RecordAsked[]): Words[] {
  const told = asked.find((each) => each.kind === "role" && each.name === name)?.needs ?? 0;
  if (told >= needs) return [];
  return [
    {
      says: "the policy asks for {needs} [person|people] of role `{name}`, and the record for {told}",
      values: { needs, name, told },
    },
  ];
}

function otherOwners({ name, owners }: RecordAsked, { roles }: Policy): Words[] {
  const known = Object.hasOwn(roles, name) ? roles[name] : undefined;
  if (known === undefined) return [{ says: "the policy has no role `{name}`", values: { name } }];
  const spelled = (handles: readonly string[]) =>
    [...new Set(handles.map((each) => each.toLowerCase()))].sort();
  const [said, written] = [spelled(owners), spelled(known.owners)];
  if (said.join() === written.join()) return [];
  const says = "in the record {said} sign as `{name}`, and by the policy {written}";
  return [{ says, values: { name, said, written } }];
}
