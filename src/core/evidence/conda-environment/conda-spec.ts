import type { Requirement } from "../requirements-txt/read-requirement.ts";

const SPEC = /^(?:[^:\s]{1,200}::)?([A-Za-z0-9_][A-Za-z0-9_.-]*)\s*(.*)$/;
const PLAIN = /^v?\d[\w.+!-]*$/;
const THREE = /^\d+\.\d+\.\d/;
const LONGEST = 1000;

/**
 * Reads a match specification of conda: `name`, `name=1.2`, `name==1.2.3`, `name=1.2.3=build`, `channel::name >=1`. One version
 * is meant by `==`, by a build, or by `=` with three numbers: a single `=` is a prefix, and `=1.2` takes any 1.2.x.
 *
 * Source: docs.conda.io, "Package match specifications". Conda knows no digests here, so nothing is locked.
 */
export function readCondaSpec(text: string): Requirement | undefined {
  const match = text.length > LONGEST ? null : SPEC.exec(text.trim());
  const name = match?.[1];
  if (name === undefined) return undefined;
  const rest = match?.[2]?.trim() ?? "";
  if (rest === "") return { name, exact: false, locked: false };
  if (rest.startsWith("[")) return { name, version: rest, exact: false, locked: false };
  const parts = /^(==?)\s*([^=\s]+)(?:[=\s]\s*([^=\s]+))?$/.exec(rest);
  if (parts === null)
    return /^[<>=!~\d*|,]/.test(rest) ? { name, version: rest, exact: false, locked: false } : undefined;
  const [, operator, version = "", build] = parts;
  const plain = PLAIN.test(version);
  const exact =
    plain && (operator === "==" || (build !== undefined && !build.includes("*")) || THREE.test(version));
  return { name, version, exact, locked: false };
}
