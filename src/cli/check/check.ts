import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { findPolicy } from "#core/collect/find-policy.ts";
import { judgeContent } from "#core/collect/judge-content.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import { toJson } from "#core/report/to-json.ts";
import { toSarif } from "#core/report/to-sarif.ts";
import { toTerminal } from "#core/report/to-terminal.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { type CloneRange, type RangeOptions, readRange } from "../clone/clone-range.ts";
import { framedSources } from "../clone/framed-sources.ts";
import { countUncommitted } from "../clone/revisions.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import { ownVersion } from "../version.ts";
import { tellOwners } from "./tell-owners.ts";

/** What `gatehouse check` was asked. */
export interface CheckOptions extends RangeOptions {
  readonly stage?: string;
  readonly json?: boolean;
  readonly sarif?: string;
}

/** Judges a range of commits of a local clone, as the Action judges a pull request, and prints the verdict. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const started = performance.now();
  const range = await readRange(options);
  if (!range.ok) {
    tell(terminal, "error", range.problem);
    return EXIT.unanswered;
  }
  await tellWhatIsLeftOut(options, range.value, terminal);
  const stage = options.stage === undefined ? {} : { stage: options.stage };
  const judgement = await judgeContent({
    ...range.value,
    ...stage,
    now: new Date().toISOString(),
    crypto: nodeCrypto,
  });
  switch (judgement.kind) {
    case "none":
      await tellWhyNothing(judgement.reason, range.value, terminal);
      return EXIT.done;
    case "unknown-stage":
      tellUnknownStage(options.stage ?? "", judgement.known, terminal);
      return EXIT.unanswered;
    case "judged":
      await tellOwners(judgement.verdict, range.value, terminal);
      await print(judgement.verdict, { options, range: range.value, terminal, started });
      return blocks(judgement.verdict.outcome) ? EXIT.no : EXIT.done;
    default:
      return judgement satisfies never;
  }
}

interface Printing {
  readonly options: CheckOptions;
  readonly range: CloneRange;
  readonly terminal: Terminal;
  readonly started: number;
}

async function print(verdict: Verdict, { options, range, terminal, started }: Printing): Promise<void> {
  if (options.sarif !== undefined) {
    const path = resolve(options.sarif);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, toSarif(verdict, { version: ownVersion() }));
  }
  if (options.json === true) {
    terminal.out.write(toJson(verdict));
    return;
  }
  const source = await framedSources(verdict, range.head, range.base);
  const elapsed = (performance.now() - started) / 1000;
  terminal.out.write(toTerminal(verdict, { source, paint: paintFor(terminal.out), elapsed }));
}

async function tellWhatIsLeftOut(
  { repo, head }: CheckOptions,
  { changes, pullRequest }: CloneRange,
  terminal: Terminal,
): Promise<void> {
  const uncommitted = head === undefined ? await countUncommitted(resolve(repo)) : 0;
  if (uncommitted > 0) {
    tell(terminal, "note", {
      says: "uncommitted changes are not judged; there are some in {count}",
      fix: "commit them first",
      values: { count: uncommitted === 1 ? "1 file" : `${uncommitted} files` },
    });
  }
  if (changes.length > 0) return;
  const values = { head: pullRequest.head.ref, base: pullRequest.base.ref };
  if (head === undefined && values.head === values.base) {
    tell(terminal, "note", {
      says: "you are on `{base}`, and it is compared with itself",
      fix: "switch to your branch, or name it: --head BRANCH",
      values,
    });
  } else tell(terminal, "note", { says: "`{head}` changes nothing that `{base}` does not have", values });
}

async function tellWhyNothing(
  reason: "no-policy" | "not-gated",
  { base, pullRequest, readExtended }: CloneRange,
  terminal: Terminal,
): Promise<void> {
  const branch = pullRequest.base.ref;
  if (reason === "no-policy") {
    tell(terminal, "note", {
      says: "`{branch}` has no policy at `{path}`, so nothing was judged",
      fix: "commit a policy there, or name another branch: --base BRANCH",
      values: { branch, path: POLICY_PATHS[0] },
    });
    return;
  }
  const found = await findPolicy(base, readExtended);
  const stages = found.kind === "policy" ? found.policy.stages : [];
  tell(terminal, "note", {
    says: "no stage of the policy names branch `{branch}`, so nothing was judged; gated are {gated}",
    fix: "name one with --base BRANCH, or judge by a stage with --stage {names}",
    values: {
      branch,
      gated: stages.map(({ name, branches }) => `${branches.join(" and ")} (stage ${name})`),
      names: stages.map(({ name }) => name).join("|"),
    },
  });
}

function tellUnknownStage(stage: string, known: readonly string[], terminal: Terminal): void {
  const meant = didYouMean(stage, known);
  tell(terminal, "error", {
    says: "the policy of the base has no stage `{stage}`; it has {known}",
    ...(meant === undefined ? {} : { fix: "did you mean `{meant}`?" }),
    values: { stage, known, meant: meant ?? "" },
  });
}
