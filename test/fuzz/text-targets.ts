import { AuditError } from "#audit/audit-error.ts";
import { readExport } from "#audit/read-export.ts";
import { readChecklist } from "#core/checklist/read-checklist.ts";
import { compileCodeowners } from "#core/codeowners/match-codeowners.ts";
import { parseCodeowners } from "#core/codeowners/parse-codeowners.ts";
import { readDrill } from "#core/drill/read-drill.ts";
import { readManifest } from "#core/handoff/read-manifest.ts";
import type { Reading } from "#core/model/statement.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { parseCommands } from "../../app/commands/parse-commands.ts";
import type { Target } from "./campaign.ts";
import { exportSample } from "./export-sample.ts";
import { fencedAt, samplesAt } from "./samples.ts";

const PATHS = ["a", "handoffs/churn/handoff.yml", "docs/a b.md", ".github/workflows/x.yml", "é/\u202e.txt"];

/** Whatever is not read says why, with a place inside of the file. */
function told<T>(reading: Reading<T>, text: string): Reading<T> {
  if (reading.ok) return reading;
  if (reading.issues.length === 0) throw new Error("refused without a reason");
  const lines = text.split(/\r\n|\r|\n|\u0085|\u2028|\u2029/).length;
  for (const { id, where } of reading.issues)
    if ((where?.line ?? 1) > lines)
      throw new Error(`${id} is outside of the file: line ${where?.line} of ${lines}`);
  return reading;
}

/** Readers of the project's own files and of what people write, each with its share of a usual run. */
export const TEXT_TARGETS: readonly (readonly [target: Target, inputs: number])[] = [
  [
    {
      name: "policy",
      samples: samplesAt("examples/*/.github/gatehouse.yml", "test/golden/*/.github/gatehouse.yml"),
      probe: (text) => told(readPolicy(text, ".github/gatehouse.yml", "d"), text),
    },
    5_000,
  ],
  [
    {
      name: "manifest",
      samples: samplesAt("examples/*/handoffs/*/handoff.yml", "test/golden/*/handoffs/*/handoff.yml"),
      probe: (text) => told(readManifest(text, "handoffs/a/handoff.yml", "handoffs/a"), text),
    },
    5_000,
  ],
  [
    {
      name: "checklist-yaml",
      samples: [
        ...samplesAt("examples/*/.github/checklists/*.yml"),
        "items:\n  - { id: alerts, text: Alerts were tested, done: true, evidence: [../reports/alerts.txt] }\n",
      ],
      probe: (text) => told(readChecklist(text, "checklists/a.yml"), text),
    },
    8_000,
  ],
  [
    {
      name: "checklist-markdown",
      samples: [
        ...samplesAt("examples/*/.github/checklists/*.md", "examples/*/handoffs/*/checklists/*.md"),
        ...fencedAt("src/core/gates/checklist/README.md"),
      ],
      probe: (text) => told(readChecklist(text, "checklists/a.md"), text),
    },
    8_000,
  ],
  [
    {
      name: "drill",
      samples: samplesAt("examples/*/handoffs/*/drills/*.md"),
      probe: (text) => told(readDrill(text, "drills/a.md"), text),
    },
    8_000,
  ],
  [
    {
      name: "codeowners",
      samples: [
        ...samplesAt("examples/*/.github/CODEOWNERS", "test/golden/*/.github/CODEOWNERS"),
        "*.js @a # b\n/x/**/y a@b.c\n",
      ],
      probe(text) {
        const owners = parseCodeowners(text, "CODEOWNERS");
        const matcher = compileCodeowners(owners);
        return [owners, PATHS.map((path) => matcher.ruleFor(path))];
      },
    },
    12_000,
  ],
  [
    {
      name: "commands",
      samples: [
        "/gatehouse explain\n",
        "Hello\n\n/gatehouse waive `evidence` the samples are few\n\n```\n/gatehouse recheck\n```\n",
        "> quoted\n/gatehouse recheck\n\n<!-- /gatehouse explain -->\n/gatehouse explain evidence\n",
        "<pre>\n/gatehouse explain\n</pre>\n\n/gatehouse recheck\r\n/gatehouse what\r\n",
      ],
      probe: probeCommands,
    },
    20_000,
  ],
  [{ name: "export", samples: [exportSample()], probe: probeExport }, 6_000],
];

function probeCommands(text: string): unknown {
  const commands = parseCommands(text);
  if (commands.length > 5) throw new Error("more commands than anybody may give");
  for (const command of commands) {
    const words = Object.values(command).filter((value) => value !== null);
    if (words.some((word) => word.length > 1000 || !word.isWellFormed()))
      throw new Error("an unbounded word");
    if (words.some((word) => /[\r\n]/.test(word))) throw new Error("more than a line");
  }
  return commands;
}

/** Reads an export in pieces that end wherever they end. */
async function probeExport(text: string): Promise<unknown> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97);
  }
  const parts: string[] = [];
  try {
    for await (const { kind } of readExport(pieces())) parts.push(kind);
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    return error.code;
  }
  if (parts.at(-1) !== "footer") throw new Error("an export without an end was taken for a whole one");
  return parts;
}
