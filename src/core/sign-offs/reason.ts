import type { Value } from "#core/model/statement.ts";

/** Why a review does not count, by the rule that it fails first. Rules are numbered as the gate's README numbers them. */
const RULES = {
  comment: 1,
  "not-submitted": 1,
  superseded: 1,
  dismissed: 1,
  objects: 1,
  ghost: 2,
  "not-member": 2,
  bot: 3,
  "no-write": 3,
  "opened-it": 4,
  contributed: 4,
  unprovable: 4,
  gone: 5,
  changed: 6,
  "before-evidence": 7,
  "counted-elsewhere": 8,
} as const;

export type ReasonId = keyof typeof RULES;

/** A reason as data; its sentence belongs to the gate that says it. */
export interface Reason {
  readonly id: ReasonId;
  readonly rule: number;
  readonly values: Readonly<Record<string, Value>>;
}

/** Makes a reason; the rule follows from the id. */
export function reason(id: ReasonId, values: Readonly<Record<string, Value>> = {}): Reason {
  return { id, rule: RULES[id], values };
}
