import type { Verdict } from "#core/model/verdict.ts";
import { link } from "./escape-markdown.ts";
import { fillTemplate, MARKDOWN } from "./fill-template.ts";
import { paragraph, type Section } from "./markdown-section.ts";

/** The record of one package of a verdict. */
export interface RecordedPackage {
  /** Name and version, or the folder. */
  readonly about: string;
  /** How many files it is about, and one digest over their names and git's ids of them, in hexadecimal: what `gatehouse verify` prints of it. */
  readonly files: number;
  readonly digest: string;
  /** Where it is written already: name and SHA-256 of the file. */
  readonly file?: { readonly name: string; readonly sha256: string };
}

/** The records of a verdict, and how a reader gets them. */
export interface RecordNotice {
  readonly packages: readonly RecordedPackage[];
  /**
   * - `log`: the App's log has what they are made of, under a pull request.
   * - `runner`: they are files of a run of the Action; `run` is the address of its page, where that is known.
   */
  readonly from:
    | { readonly kind: "log"; readonly repository: string; readonly number: number }
    | { readonly kind: "runner"; readonly run: string | null };
}

/** What it says to whoever gets one. */
const PAGE = "https://github.com/gatehouse/gatehouse/blob/main/docs/auditors.md";
const SHOWN = 5;
const WITHOUT = ", without sign-offs, which only the App's record has";

/**
 * One paragraph on the records that a release takes along: what they bind, where they are and what verifies them. Nothing for a verdict that lets
 * nothing through: what it says is no release's.
 */
export function recordLine(verdict: Verdict, notice: RecordNotice | undefined): readonly Section[] {
  const { outcome, head, policy, deferred } = verdict;
  if (notice === undefined || notice.packages.length === 0) return [];
  if (outcome !== "pass" && outcome !== "waived") return [];
  const { packages, from } = notice;
  const left = packages.length - SHOWN;
  // Git calls a commit and a file by the same kind of digest.
  const ids = head.length === 40 ? "SHA-1" : "SHA-256";
  const shown = packages.slice(0, SHOWN).map((each) => packageWords(each, ids));
  const listed = [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join(", ");
  const bound = fillTemplate(
    `at \`{commit}\` against policy \`{policy}\`${deferred.includes("sign-offs") ? WITHOUT : ""}.`,
    {
      commit: head.slice(0, 7),
      policy: policy.digest.slice(policy.digest.indexOf(":") + 1).slice(0, 7),
    },
    MARKDOWN,
  );
  const isOne = packages.length === 1;
  const checked = `\`gatehouse verify\` checks ${isOne ? "it" : "them"} offline (${link("how", PAGE)}).`;
  return [paragraph(`**Record:** ${listed}, ${bound} ${whereWords(from, isOne)} ${checked}`)];
}

function packageWords({ about, files, digest, file }: RecordedPackage, ids: string): string {
  const values = {
    about,
    files,
    digest: digest.slice(0, 12),
    ids,
    name: file?.name ?? "",
    sha256: file?.sha256 ?? "",
  };
  const says =
    "{about} with {files} [file|files], digest `{digest}` of [its name and git id|their names and git ids] ({ids})";
  const written = file === undefined ? "" : " in `{name}`, SHA-256 `{sha256}`";
  return fillTemplate(`${says}${written}`, values, MARKDOWN);
}

function whereWords(from: RecordNotice["from"], isOne: boolean): string {
  const it = isOne ? "it" : "them";
  if (from.kind === "log") {
    const { repository, number } = from;
    const out = isOne ? "" : " --out records";
    const says = `Whoever runs the App takes ${it} from its log, while that keeps what was judged: \`gatehouse record {repository}#{number} --from audit.jsonl${out}\`.`;
    return fillTemplate(says, { repository, number }, MARKDOWN);
  }
  const { run } = from;
  const kept =
    run === null
      ? "as an artifact"
      : `such as among ${link("the artifacts of this run", `${run}#artifacts`)}`;
  return `Output \`record\` names ${it} on the runner; keeping ${it}, ${kept}, is for a later step.`;
}
