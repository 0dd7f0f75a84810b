import { rulesOf, options as signOffOptions } from "#core/gates/sign-offs/options.ts";
import { type ConfiguredGate, gatesFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS } from "#core/policy/policy.ts";
import type { Words } from "./checked.ts";
import { otherChecks } from "./other-checks.ts";
import { otherScopes } from "./other-scopes.ts";
import {
  extensionOf,
  type PackageRecord,
  type RecordAsked,
  type RecordExtension,
  type RecordPullRequest,
} from "./record-schema.ts";
import { SIGN_OFFS } from "./sign-offs-of.ts";

type Rules = ReturnType<typeof rulesOf>;

/**
 * What a policy asks, and a record of this version of Gatehouse does not tell as asked: gates, how grave each is, its checks, and roles with how many
 * people. Only less than the policy is wrong: for other packages in the pull request, or at its base, more may have been asked.
 */
export function otherRules(record: PackageRecord, policy: Policy): Words[] {
  const told = extensionOf(record);
  const stage = policy.stages.find(({ name }) => name === told.stage);
  if (stage === undefined)
    return [{ says: "the policy has no stage `{stage}`", values: { stage: told.stage } }];
  const asked = gatesFor(policy, stage, riskOf(told.package));
  const anyRisk = RISKS.flatMap((risk) => gatesFor(policy, stage, risk));
  return [
    ...otherGates(told, asked),
    ...otherChecks(told, asked, anyRisk),
    ...otherPeople(told, policy, asked),
  ];
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

function otherPeople(told: RecordExtension, policy: Policy, asked: readonly ConfiguredGate[]): Words[] {
  const { signOffs, pullRequest } = told;
  const gate = asked.find((each) => each.gate.meta.id === SIGN_OFFS);
  if (!signOffs.judged || gate === undefined) return [];
  const options = signOffOptions.parse(gate.options);
  // Another pull request of the same commit may go to another branch, where other people are asked.
  const pulls = signOffs.pullRequests.filter(({ number }) => pullRequest === 0 || number === pullRequest);
  return pulls.flatMap((each) => [
    ...otherRoles(each, rulesOf(options), policy),
    ...otherScopes(each, policy),
    ...(options.unowned === "fail" ? noOwners(each, rulesOf(options), told) : []),
  ]);
}

function otherRoles(
  { asked, distinct, afterGates }: RecordPullRequest,
  rules: Rules,
  policy: Policy,
): Words[] {
  const found = [
    ...Object.entries(rules.roles).flatMap(([name, needs]) => lesser(name, needs, asked)),
    ...asked.filter(({ kind }) => kind === "role").flatMap((each) => otherOwners(each, policy)),
  ];
  if (rules.distinct && !distinct)
    found.push({
      says: "by the policy a person signs for one role only, and the record says for several",
      values: {},
    });
  if (rules.afterGates && !afterGates)
    found.push({
      says: "by the policy people sign once the content is green, and the record says at any time",
      values: {},
    });
  return found;
}

/** That no code owner was asked, though files changed: where files that nobody owns block, somebody owns those of a pull request that passed. */
function noOwners(
  { number, asked }: RecordPullRequest,
  { codeOwners }: Rules,
  told: RecordExtension,
): Words[] {
  const isPassed = told.gates.some(({ gate, outcome }) => gate === SIGN_OFFS && outcome === "pass");
  const changed = asked.some(({ scope }) => scope.paths.length > 0);
  const isOpen = codeOwners === "off" || !isPassed || !changed || told.pullRequest === 0;
  if (isOpen || asked.some(({ kind }) => kind === "code-owners")) return [];
  const says =
    "by the policy code owners sign for what changed, and the record says that none was asked for #{number}";
  return [{ says, values: { number } }];
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
