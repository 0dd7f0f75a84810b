import type { AskedGate, StageExplanation } from "./explanation.ts";
import { columns, labelled, places, type Shown, safe } from "./layout.ts";
import { askedLines } from "./print-asked.ts";

/** A stage for a terminal. */
export function printStage(explanation: StageExplanation, shown: Shown): readonly string[] {
  const { stage, gates, off } = explanation;
  const { paint } = shown;
  return [
    `${paint("strong", safe(stage.name))}: a stage${places(explanation.from, paint)}`,
    "",
    ...facts(explanation),
    "",
    ...roles(explanation, shown),
    ...exceptions(explanation, shown),
    paint("strong", `Gates that it asks (${gates.length})`),
    ...gates.filter(hasRules).flatMap((gate) => askedLines(gate.gate, gate, shown)),
    ...byDefaults(gates.filter((gate) => !hasRules(gate))),
    ...(off.length === 0 ? [] : ["", ...labelled("Not asked here:", off.join(", "), "")]),
    "",
    paint("quiet", "gatehouse explain <gate> says what each of them looks at"),
  ];
}

function hasRules({ severity, rules, risks }: AskedGate): boolean {
  return severity !== "block" || rules.length + risks.length > 0;
}

/** Gates of which there is nothing to tell but that they are asked. */
function byDefaults(gates: readonly AskedGate[]): readonly string[] {
  if (gates.length === 0) return [];
  return labelled("by their defaults, blocking:", gates.map(({ gate }) => gate).join(", "));
}

function facts({ stage, before, requires, after }: StageExplanation): readonly string[] {
  const earlier = before.map(({ name, branches }) => `${name} (${branches.join(", ")})`);
  return [
    ...labelled("Branches:", safe(stage.branches.join(", ") || "none")),
    ...(earlier.length === 0
      ? ["  It is the first stage."]
      : labelled("It asks for all that these ask for:", safe(earlier.join(", ")))),
    ...(requires === null ? [] : labelled("A manifest must hold what this requires:", requires)),
    ...after.flatMap(({ stage: name, soak, within, same }) => {
      const least = soak === undefined ? "" : `, ${soak} ago or longer`;
      const most = within === undefined ? "" : `, ${within} ago at most`;
      return labelled("After:", safe(`the same ${same} was merged to ${name}${least}${most}`));
    }),
    ...(stage.environments === undefined
      ? []
      : labelled("Deployment environments:", safe(stage.environments.join(", ")))),
  ];
}

function roles({ roles: rows }: StageExplanation, { paint }: Shown): readonly string[] {
  if (rows.length === 0) return [];
  const cells = rows.map(({ role, count, risk, owners }) => [
    safe(role),
    `${count}${risk === null ? "" : ` from risk ${risk} on`}`,
    safe(owners.join(", ")),
  ]);
  return [paint("strong", "Roles that have to approve, and how many of each"), ...columns(cells), ""];
}

function exceptions({ freezes, waivers }: StageExplanation, { paint }: Shown): readonly string[] {
  const place = ({ path, line }: { readonly path: string; readonly line?: number }) => [
    line === undefined ? path : `${path}:${line}`,
  ];
  return [
    ...(freezes.length === 0 ? [] : [paint("strong", "Freezes that hold or are to come")]),
    ...freezes.map(({ name, from, to, except, where }) => {
      const but = except === undefined ? "" : `, except for a ${except}`;
      return `  ${safe(`${name}: ${from} to ${to}${but}`)}${places(place(where), paint)}`;
    }),
    ...(freezes.length === 0 ? [] : [""]),
    ...(waivers.length === 0 ? [] : [paint("strong", "Waivers in force")]),
    ...waivers.flatMap(({ gate, check, package: id, reason, authority, expires, where }) => [
      `  ${safe(`${gate}${check === undefined ? "" : `, ${check}`} for ${id}, until ${expires}`)}${places(place(where), paint)}`,
      ...labelled("by", safe(`${authority}: ${reason}`), "    "),
    ]),
    ...(waivers.length === 0 ? [] : [""]),
  ];
}
