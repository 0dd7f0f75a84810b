import type { Message, Say } from "../define-gate.ts";
import { MORE } from "../tell-at-most.ts";

/** Every sentence of the gate `lineage`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no lineage to follow." },
  "manifest-unreadable": {
    outcome: "error",
    says: "The manifest `{path}` cannot be read, so the lineage of its data cannot be followed.",
    fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
    expected: "a manifest without mistakes",
    actual: "{count} [mistake|mistakes]",
  },
  "no-lineage": {
    outcome: "skip",
    says: "The package names no lineage whose steps can be followed, and this stage does not ask for one.",
  },
  "lineage-missing": {
    outcome: "fail",
    says: "The training data `{dataset}` names no lineage whose steps can be followed: {found}.",
    fix: "Name a file that a tool wrote under `lineage`, such as a `dvc.lock`, an OpenLineage event or SLSA provenance.",
    expected: "a lineage with steps, their inputs and outputs",
    actual: "{found}",
  },
  "not-evaluable": {
    outcome: "error",
    says: "The lineage `{path}` cannot be read: {problem}",
    fix: "{remedy}",
    expected: "a lineage that can be read as a whole",
    actual: "`{path}`, which cannot",
  },
  "dataset-without-path": {
    outcome: "pass",
    says: "The data set `{dataset}` names no path, so neither its origin nor what it has in common with others can be told.",
  },
  "dataset-not-in-lineage": {
    outcome: "fail",
    says: "The lineage `{document}` that the data set `{dataset}` names says nothing of `{path}`: no step reads it or makes it.",
    fix: "Name the lineage of this data, or run the pipeline so that its steps name `{path}`.",
    expected: "a step that reads or makes `{path}`",
    actual: "{count} [step|steps], none of which does",
  },
  "chain-broken": {
    outcome: "fail",
    says: "The step `{step}` read `{name}` as {algorithm} {read}, and the step `{other}` {how} it as {made}.",
    fix: "Run the pipeline again from `{other}` on, and commit what it writes: the two steps are of different runs.",
    expected: "{algorithm} {made}",
    actual: "{algorithm} {read}",
    why: "A chain of steps shows where a result came from only when each step read what the one before it made.",
  },
  "changed-since": {
    outcome: "fail",
    says: "`{path}` is not what the step `{step}` {how}: `{document}` states {algorithm} {stated}, and the file is {found}.",
    fix: "Run the pipeline again and commit what it writes, or put back the file that was used.",
    expected: "{algorithm} {stated}",
    actual: "{algorithm} {found}",
    why: "A result that was made from other files than those handed over cannot be made again from them.",
  },
  "line-endings": {
    outcome: "pass",
    says: "`{document}` states the digest of `{path}` with other line endings; the text is the same. The run was on another system: `* text=auto eol=lf` in `.gitattributes` makes both the same.",
  },
  "line-endings-refused": {
    outcome: "fail",
    says: "`{document}` states the digest of `{path}` with other line endings; the text is the same, and the policy asks for the same bytes.",
    fix: "Write `* text=auto eol=lf` in `.gitattributes`, and run the pipeline again.",
    expected: "the same bytes",
    actual: "the same text with other line endings",
    why: "A tool that compares digests runs the step again, and cannot tell that nothing changed.",
  },
  verified: {
    outcome: "pass",
    says: "Of {total} [content|contents] that the steps read and made, {same} [is|are] the file handed over, {elsewhere} [is|are] not in the repository, and {unknown} cannot be compared.",
  },
  "chain-followed": {
    outcome: "pass",
    says: "{steps} [step|steps] of {documents} [file|files] of lineage fit together: {links} [time|times] a step reads what another made, and wherever both state a digest it is the same.",
  },
  "model-from-other-data": {
    outcome: "fail",
    says: "The step `{step}` made the model, and the training data `{dataset}` is not among what it came from.",
    fix: "Name the data that the model was trained on, or run the pipeline with the data that is declared.",
    expected: "a chain of steps from `{dataset}` to the model",
    actual: "none",
  },
  "model-not-in-lineage": {
    outcome: "fail",
    says: "No step of the lineage made the model `{path}`, and the policy asks for the whole chain.",
    fix: "Make training a step of the pipeline, so that its lineage names the model as an output.",
    expected: "a step that makes `{path}`",
    actual: "{count} [step|steps], none of which does",
  },
  "model-not-followed": {
    outcome: "pass",
    says: "The lineage ends before the model: no step of it made `{path}`.",
  },
  "model-traced": {
    outcome: "pass",
    says: "The step `{step}` made the model, and {steps} [step|steps] lead to it from {datasets}.",
  },
  "same-data": {
    outcome: "fail",
    says: "The {role} data `{dataset}` and the {other_role} data `{other}` have the same content: {count} of {total} [file|files] of the first.",
    fix: "Measure on data that the model has not seen: split it before training, and name each part by its own path.",
    expected: "data of its own",
    actual: "{count} of {total} [file|files] of `{dataset}` in `{other}`",
    why: "What is measured on data that the model was made with says nothing about data that it has not seen.",
  },
  "data-shared": {
    outcome: "pass",
    says: "The {role} data `{dataset}` and the {other_role} data `{other}` share {count} [file|files], of {total} of the first: less than half.",
  },
  "data-apart": {
    outcome: "pass",
    says: "{count} [pair|pairs] of data sets with different roles [has|have] no content in common as a whole.",
  },
  "parameter-differs": {
    outcome: "fail",
    says: "The step `{step}` ran with `{name}` = `{ran}`, and `{file}` says `{written}`.",
    fix: "Run the pipeline again with the parameters of `{file}`, or write there what was run.",
    expected: "`{written}`",
    actual: "`{ran}`",
    why: "Parameters that are not those of the run make another model.",
    many: {
      says: "{count} times, a step ran with another value than is written.",
      fix: "Run the pipeline again with the parameters as they are written, or write there what was run.",
      each: "`{name}`",
      note: "the step `{step}` ran with `{ran}`, and `{file}` says `{written}`",
    },
  },
  "parameter-missing": {
    outcome: "fail",
    says: "The step `{step}` ran with `{name}` = `{ran}`, and `{file}` has no such parameter.",
    fix: "Put the parameter back in `{file}`, or run the pipeline again without it.",
    expected: "`{name}` in `{file}`",
    actual: "no such parameter",
    why: "Parameters that are not those of the run make another model.",
    many: {
      says: "{count} times, a step ran with a parameter that is not written down.",
      fix: "Put them back, or run the pipeline again without them.",
      each: "`{name}`",
      note: "the step `{step}` ran with `{ran}`, and `{file}` has no such parameter",
    },
  },
  "parameters-agree": {
    outcome: "pass",
    says: "{count} [parameter|parameters] of the steps [is|are] what the files of parameters say.",
  },
  "run-differs": {
    outcome: "fail",
    says: "`{document}` is of the run `{found}`, and {whose} run is `{run}`.",
    fix: "Name the run that made the model as `model.run_id`, and hand over what that run wrote.",
    expected: "run `{run}`",
    actual: "run `{found}`",
    why: "Numbers of another run are about another model.",
  },
  "runs-agree": { outcome: "pass", says: "{count} [file is|files are] of the run `{run}`." },
  "registry-contradiction": {
    outcome: "fail",
    says: "The registry contradicts itself: the {kind} `{name}` of `{model}` is version {version}, and the {other_kind} is version {other}.",
    fix: "Set both to the version that is meant, and export the registry again.",
    expected: "one version under one name",
    actual: "versions {version} and {other}",
    why: "Who asks a registry for a model by name must get the same one each way.",
  },
  ...MORE,
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
/** Says one of the gate's sentences. */
export type LineageSay = Say<Messages>;
