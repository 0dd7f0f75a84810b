import type { Checked, Words } from "#core/record/checked.ts";
import { extensionOf, type PackageRecord, type RecordAsked } from "#core/record/record-schema.ts";
import { isSatisfied } from "#core/record/sign-offs-of.ts";
import { fixOf, says, TERMINAL } from "#core/report/fill-template.ts";
import type { Tone } from "#core/report/paint.ts";
import { paintFor, type Terminal } from "../terminal.ts";

const MARKS: Readonly<Record<Checked["state"], { readonly mark: string; readonly tone: Tone }>> = {
  verified: { mark: "✓", tone: "good" },
  failed: { mark: "✗", tone: "error" },
  "not-verified": { mark: "–", tone: "warning" },
};

const NOT_VERIFIED: Words = { says: "not verified: ", values: {} };

/** Prints a verification: what the record is about, then a line for each part. Foreign text is escaped on its way. */
export function printVerification(
  record: PackageRecord,
  parts: readonly Checked[],
  terminal: Terminal,
): void {
  const paint = paintFor(terminal.out);
  const lines = [paint("strong", line(headOf(record)))];
  for (const { part, state, says: words, details } of parts) {
    const { mark, tone } = MARKS[state];
    const before = state === "not-verified" ? NOT_VERIFIED.says : "";
    lines.push(`  ${paint(tone, mark)} ${part.padEnd(10)} ${before}${line(words)}`);
    for (const each of details) lines.push(...detailLines(each));
    if (part === "sign-offs") lines.push(...signOffLines(record).map((each) => indented(line(each))));
  }
  lines.push("", line(conclusion(parts)), "");
  terminal.out.write(lines.join("\n"));
}

function line(words: Words): string {
  return says(words, TERMINAL);
}

function indented(text: string): string {
  return `${" ".repeat(15)}${text}`;
}

function detailLines(words: Words): string[] {
  const fix = fixOf(words, TERMINAL);
  return [indented(line(words)), ...(fix === null ? [] : [indented(`→ ${fix}`)])];
}

function headOf(record: PackageRecord): Words {
  const { package: about, stage, head } = extensionOf(record);
  const { verifier, timeVerified } = record.predicate;
  return {
    says: "{name} for stage `{stage}`, judged at {at} by Gatehouse {program}, commit {head}",
    values: {
      name: about.name === undefined ? about.folder : `${about.name} ${about.version ?? ""}`,
      stage,
      at: timeVerified,
      program: verifier.version["gatehouse"] ?? "?",
      head: head.slice(0, 12),
    },
  };
}

/** Who was asked, who signed, and at which commit they saw it. */
function signOffLines(record: PackageRecord): Words[] {
  const { signOffs } = extensionOf(record);
  if (!signOffs.judged) return [];
  return signOffs.pullRequests.flatMap(({ number, asked }) => asked.map((each) => askedLine(each, number)));
}

function askedLine(asked: RecordAsked, number: number): Words {
  const { kind, name, needs, signed, objections, scope } = asked;
  const what = kind === "role" ? "role `{name}`" : "code owners `{name}`";
  const against = objections.length === 0 ? "" : "; `{against}` asks for changes";
  return {
    says: `{mark} ${what}: {count} of {needs}, {people}, for {paths} [file|files], scope {digest}, pull request #{number}${against}`,
    values: {
      mark: isSatisfied(asked) ? "✓" : "✗",
      name,
      count: signed.length,
      needs,
      people:
        signed.length === 0
          ? "nobody"
          : signed.map(({ login, commit, at }) => `${login} (saw ${commit.slice(0, 12)}, ${at})`),
      paths: scope.paths.length,
      digest: scope.digest.slice(0, 12),
      number,
      against: objections.map(({ login }) => login),
    },
  };
}

function conclusion(parts: readonly Checked[]): Words {
  const count = (state: Checked["state"]) =>
    parts.filter((each) => each.state === state).map(({ part }) => part);
  const [failed, open] = [count("failed"), count("not-verified")];
  if (failed.length > 0) return { says: "✗ Do not rely on it: {failed}", values: { failed } };
  const isSigned = !open.includes("signature");
  if (open.length === 0) return { says: "✓ Everything was verified", values: {} };
  return {
    says: isSigned
      ? "✓ Nothing is wrong; not verified: {open}"
      : "– What it says holds together; that Gatehouse said it, only a signature shows. Not verified: {open}",
    values: { open },
  };
}
