import type { Message, Say } from "../define-gate.ts";
import { MORE } from "../tell-at-most.ts";

/** Every sentence of the gate `environment`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no environment to judge." },
  "manifest-unreadable": {
    outcome: "error",
    says: "The manifest `{path}` cannot be read, so its environment cannot be judged.",
    fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
    expected: "a manifest without mistakes",
    actual: "{count} [mistake|mistakes]",
  },
  "nothing-named": {
    outcome: "skip",
    says: "The package names no environment and no parameters, and this stage does not ask for them.",
  },
  "not-evaluable": {
    outcome: "error",
    says: "`{path}` cannot be read: {problem}",
    fix: "{remedy}",
    expected: "a file that can be read as a whole",
    actual: "`{path}`, which cannot",
  },
  "nothing-pinned": {
    outcome: "pass",
    says: "`{path}` names no dependency in a format that is known, so whether it fixes anything cannot be told.",
  },
  "nothing-pinned-refused": {
    outcome: "fail",
    says: "`{path}` names no dependency in a format that is known, and this stage asks for an environment that is fixed.",
    fix: "Name a lock file under `code.environment`, such as `uv.lock`, `poetry.lock` or a `requirements.txt` with exact versions.",
    expected: "dependencies with exact versions",
    actual: "none that can be read",
  },
  loose: {
    outcome: "pass",
    says: "{count} [dependency|dependencies] in `{path}` may change by [itself|themselves]: {names}.",
  },
  "loose-refused": {
    outcome: "fail",
    says: "The {kind} `{name}` in `{path}` is not one version: {version}.",
    fix: "Write the exact version that was tested, or name a lock file that holds it.",
    expected: "one exact version of `{name}`",
    actual: "{version}",
    many: {
      says: "{count} entries are not one version each.",
      fix: "Write the exact versions that were tested, or name a lock file that holds them.",
      each: "`{name}`",
      note: "{version}",
    },
  },
  "not-locked": {
    outcome: "fail",
    says: "The content of the {kind} `{name}` {version} in `{path}` is not fixed by a digest, and the policy asks for that.",
    fix: "Write digests, too: `uv lock`, `poetry lock` or `pip-compile --generate-hashes` do.",
    expected: "a digest beside `{name}`",
    actual: "none",
    why: "A version can be uploaded again with other content; a digest cannot.",
    many: {
      says: "The content of {count} entries is not fixed by a digest, and the policy asks for that.",
      fix: "Write digests, too: `uv lock`, `poetry lock` or `pip-compile --generate-hashes` do.",
      each: "`{name}`",
      note: "{version}",
    },
  },
  "image-by-tag": {
    outcome: "fail",
    says: "The image `{name}` in `{path}` is named by {version}, and this stage asks for its digest.",
    fix: "Write `{name}@sha256:…` with the digest of the image that was tested.",
    expected: "an image by digest",
    actual: "{version}",
    why: "A tag can be moved to another image after it was tested.",
    many: {
      says: "{count} times, an image is not named by its digest, and this stage asks for it.",
      fix: "Write `name@sha256:…` with the digest of each image that was tested.",
      each: "`{name}`",
      note: "named by {version}",
    },
  },
  pinned: {
    outcome: "pass",
    says: "Every dependency is one exact version: {count} in {documents} [file|files], {locked} of them fixed by a digest.",
  },
  "seed-set": { outcome: "pass", says: "Chance is fixed by {names}." },
  "no-seed": {
    outcome: "pass",
    says: "`{path}` fixes no seed: no parameter `seed` or `random_state` has a value.",
  },
  "no-seed-refused": {
    outcome: "fail",
    says: "`{path}` fixes no seed: no parameter `seed` or `random_state` has a value.",
    fix: "Add the seed that the run used, such as `seed: 42`, and read it in the code.",
    expected: "a parameter `seed` or `random_state` with a value",
    actual: "none",
    why: "A run that uses chance gives the same model again only with its seed.",
  },
  "seed-empty": {
    outcome: "fail",
    says: "The seed `{name}` in `{path}` has no value, so each run uses another one.",
    fix: "Write the seed that the run used, such as `{name}: 42`.",
    expected: "a number",
    actual: "{found}",
    why: "A run that uses chance gives the same model again only with its seed.",
  },
  "runtime-fixed": { outcome: "pass", says: "The runtime is fixed: {names}." },
  "no-runtime": {
    outcome: "fail",
    says: "No file of the environment fixes the version of the runtime, and the policy asks for it.",
    fix: "Name a Dockerfile with an exact image, such as `python:3.12.4-slim`, or the MLmodel that states `python_version`.",
    expected: "one exact version of the runtime",
    actual: "none",
    why: "The same packages behave differently on another version of the language.",
  },
  score: {
    outcome: "pass",
    says: "{verified} of {total} inputs of the result are fixed and verify ({percent} %): {files} of {all_files} [file|files] whose digest a document states, {pins} of {all_pins} [dependency|dependencies].",
  },
  "score-low": {
    outcome: "fail",
    says: "{verified} of {total} inputs of the result are fixed and verify ({percent} %), and the policy asks for {least} %: {files} of {all_files} [file|files] whose digest a document states, {pins} of {all_pins} [dependency|dependencies].",
    fix: "See the table `Reproducibility`: fix dependencies by digest, and run the pipeline again where files changed.",
    expected: "at least {least} %",
    actual: "{percent} %",
    why: "The share of inputs that verify says how much of the result can be made again.",
  },
  ...MORE,
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
/** Says one of the gate's sentences. */
export type EnvironmentSay = Say<Messages>;
