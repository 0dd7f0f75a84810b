import type { WhatIf } from "#core/cases/what-if.ts";
import { RISKS } from "#core/policy/policy.ts";
import { type Answer, problem } from "../answer.ts";
import { instantOf } from "../instant-of.ts";

/** What is to be otherwise, as the command line spells it. */
export interface ChangeOptions {
  readonly approve: readonly string[];
  readonly object: readonly string[];
  readonly dismiss: readonly string[];
  readonly member: readonly string[];
  readonly metric: readonly string[];
  readonly author?: string;
  readonly now?: string;
  readonly risk?: string;
}

/** Who people are, which holds before and after, and what is to be otherwise. */
export interface AskedChange {
  readonly known: Pick<WhatIf, "teams" | "author">;
  readonly change: WhatIf;
}

/** Reads the options; the first that cannot be understood is told. */
export function askedChange(options: ChangeOptions): Answer<AskedChange> {
  const teams = options.member.map(teamOf);
  const metrics = options.metric.map(metricOf);
  const now = options.now === undefined ? undefined : instantOf(options.now);
  const risk = RISKS.find((each) => each === options.risk);
  for (const each of [...teams, ...metrics, ...(now === undefined ? [] : [now])]) if (!each.ok) return each;
  const people = [...options.approve, ...options.object, ...options.dismiss];
  const stranger = people.find((who) => !/^@?[A-Za-z0-9][\w-]*(\[bot\])?(\/[\w.-]+)?$/.test(who));
  if (stranger !== undefined) return problem(noPerson(stranger));
  const known = {
    ...(teams.length === 0 ? {} : { teams: Object.fromEntries(valuesOf(teams)) }),
    ...(options.author === undefined ? {} : { author: options.author }),
  };
  const change: WhatIf = {
    ...known,
    approvals: [...options.approve],
    objections: [...options.object],
    dismissed: [...options.dismiss],
    ...(metrics.length === 0 ? {} : { metrics: Object.fromEntries(valuesOf(metrics)) }),
    ...(now?.ok === true ? { now: now.value } : {}),
    ...(risk === undefined ? {} : { risk }),
  };
  return { ok: true, value: { known, change } };
}

function valuesOf<T>(answers: readonly Answer<T>[]): readonly T[] {
  return answers.flatMap((each) => (each.ok ? [each.value] : []));
}

function teamOf(written: string): Answer<readonly [string, string[]]> {
  const [, team, logins] = /^@?([\w-]+\/[\w.-]+)=([\w@,[\]-]*)$/.exec(written) ?? [];
  if (team !== undefined && logins !== undefined) {
    return { ok: true, value: [`@${team}`, logins.split(",").filter(Boolean)] };
  }
  const says = "--member `{written}` names no team with its members";
  return problem({ id: "no-team", says, fix: "write it as @acme/sre=dana,sam", values: { written } });
}

function metricOf(written: string): Answer<readonly [string, number | string]> {
  const [, name, value] = /^([a-z0-9-]+:[^=]+)=(.+)$/.exec(written) ?? [];
  if (name !== undefined && value !== undefined) {
    const number = Number(value);
    return { ok: true, value: [name, Number.isFinite(number) ? number : value] };
  }
  const says = "--metric `{written}` names no metric with its value";
  return problem({ id: "no-metric", says, fix: "write it as metrics:test.auc=0.91", values: { written } });
}

function noPerson(written: string) {
  const says = "`{written}` is neither a login nor a team";
  return { id: "no-person", says, fix: "write @dana, or @acme/sre", values: { written } };
}
