import type { Source } from "./source.ts";

/** A digest as a foreign file states it. Nothing here says that it is true. */
export interface Digest {
  /** Lower case, as in-toto spells it: `sha256`, `sha512`, `md5`, `sha1`, `gitCommit`; `md5.dir` for a folder hashed by DVC. */
  readonly algorithm: string;
  /** Lower-case hexadecimal, without prefix. */
  readonly value: string;
}

/** Content that a foreign file names: a file, a folder, an object in a store, a package. */
export interface Artifact {
  /** Path or uri exactly as the file spells it. A relative path is relative to what the format says, mostly to its own folder. */
  readonly name: string;
  readonly digests: readonly Digest[];
  /** Bytes. */
  readonly size?: number;
  readonly source: Source;
}

/** What a report says it is about: what binds evidence to the package. */
export type Subject =
  | {
      readonly kind: "content";
      readonly name?: string;
      readonly digests: readonly Digest[];
      readonly source: Source;
    }
  | { readonly kind: "run"; readonly id: string; readonly source: Source }
  /** `dirty`: the tool says that its working tree was not clean, or that it does not know the commit. */
  | { readonly kind: "commit"; readonly id: string; readonly dirty?: boolean; readonly source: Source }
  | {
      readonly kind: "dataset";
      readonly name: string;
      /** Version or commit of the data set. */
      readonly revision?: string;
      readonly digests: readonly Digest[];
      readonly source: Source;
    };

/** A parameter of a run or a setting of a configuration, under its dotted name. */
export interface Parameter {
  /** File that it belongs to, as `dvc.lock` spells it; absent when it is of the read file itself. */
  readonly file?: string;
  readonly name: string;
  readonly value: number | string | boolean | null;
  readonly source: Source;
}

/** A step that made outputs from inputs: a DVC stage, an OpenLineage run, a build of SLSA provenance. */
export interface Transformation {
  readonly name: string;
  readonly command?: string;
  readonly inputs: readonly Artifact[];
  readonly outputs: readonly Artifact[];
  readonly parameters: readonly Parameter[];
  readonly source: Source;
}

/** A dependency that an environment file names. */
export interface Pin {
  readonly kind: "package" | "image" | "provider" | "runtime";
  readonly name: string;
  /** As written; absent when none is. */
  readonly version?: string;
  /** Whether the version is one version and not a range or a moving tag. */
  readonly exact: boolean;
  /** Whether content is fixed by a digest. */
  readonly locked: boolean;
  readonly source: Source;
}

/** A column of a table, an input or an output of a model. */
export interface Column {
  readonly of: "input" | "output" | "contract" | "dataset" | "feature";
  readonly table?: string;
  readonly name: string;
  /** As the file spells it. */
  readonly type: string;
  /** The same in one vocabulary. */
  readonly kind: "integer" | "number" | "string" | "boolean" | "time" | "binary" | "tensor" | "other";
  readonly required?: boolean;
  /** Sensitivity in the owner's words, such as `restricted`. */
  readonly classification?: string;
  readonly source: Source;
}

/** A licence that a file states, as it is spelled there: it may be no SPDX expression. */
export interface Licence {
  readonly of: "package" | "model" | "base-model" | "dataset" | "code" | "component";
  readonly name?: string;
  readonly expression: string;
  readonly source: Source;
}

/** An alerting rule. */
export interface Alert {
  readonly name: string;
  readonly expression: string;
  /** Names of the metrics that the expression reads. */
  readonly metrics: readonly string[];
  /** How long the condition must hold, as written: `5m`. */
  readonly for?: string;
  readonly severity?: string;
  readonly runbook?: string;
  readonly source: Source;
}

/** A case of a test of alerting rules. */
export interface AlertCase {
  readonly alert: string;
  readonly expects: "firing" | "silent";
  readonly source: Source;
}

/** A bound on a metric that a file declares for the future: an SLO, a step of a canary analysis. */
export interface Objective {
  readonly kind: "slo" | "analysis";
  readonly name: string;
  /** Names of metrics that it reads, as far as they can be told. */
  readonly metrics: readonly string[];
  readonly op?: "gte" | "gt" | "lte" | "lt" | "eq";
  /** With its unit, as a quantity is written: `0.99`, `250ms`. */
  readonly target?: string | number;
  readonly source: Source;
}

/** Something that a scanner found. */
export interface Weakness {
  /** Rule or advisory: `CVE-2026-1234`, `py/sql-injection`. */
  readonly id: string;
  readonly severity: "critical" | "high" | "medium" | "low" | "unknown";
  /** CVSS score from 0 to 10 where the file gives one. */
  readonly score?: number;
  /** Package or file that it is in. */
  readonly component?: string;
  /** Version in which it is mended. */
  readonly fixedIn?: string;
  /** Whether somebody suppressed it, and why. */
  readonly suppressed: boolean;
  readonly justification?: string;
  readonly source: Source;
}

/** A heading of a document, and what stands under it up to the next one of its level. */
export interface Section {
  readonly title: string;
  /** 1 to 6. */
  readonly level: number;
  /** Words of prose under it, lists and tables included, code and comments not. */
  readonly words: number;
  /** A marker that was left to be filled in, such as `[More Information Needed]`, `TODO` or `TBD`. */
  readonly placeholder?: string;
  /** Line of the paragraph or heading in which it stands. Beside a placeholder alone. */
  readonly placeholderLine?: number;
  /** The first 400 characters of its prose, as plain text. */
  readonly opening: string;
  readonly source: Source;
}

/** A link or an image of a document. */
export interface Link {
  readonly target: string;
  readonly source: Source;
}

/** What may be done with data or a model, and what is known about people in it. */
export interface Term {
  readonly kind:
    | "classification"
    | "retention"
    | "purpose"
    | "limitation"
    | "sensitive-data"
    | "mitigation"
    | "risk"
    | "owner"
    | "status"
    | "access";
  /** Whose: name of the data set, the model or the column. */
  readonly of?: string;
  readonly value: string;
  readonly source: Source;
}

/** Where a registry says that a version of a model stands. */
export interface Registration {
  readonly model: string;
  readonly version: string;
  /** `alias` and `stage` are two mechanisms that may contradict each other. */
  readonly kind: "version" | "alias" | "stage";
  /** Name of the alias or stage; for a version its state, such as `READY`. */
  readonly name: string;
  readonly run?: string;
  readonly source: Source;
}

/** A statement about artifacts that somebody may have signed. Verified elsewhere, if at all. */
export interface Attestation {
  /** Predicate type of the in-toto statement. */
  readonly predicateType: string;
  readonly subjects: readonly Artifact[];
  /** Identity of the builder of SLSA provenance, or of the verifier of a summary. */
  readonly builder?: string;
  /** `PASSED` or `FAILED` of a verification summary or test result. */
  readonly result?: string;
  /** Whether the envelope carries a signature at all. */
  readonly signed: boolean;
  readonly source: Source;
}

/** A decision record's or a card's keys that stand in its front matter and are plain values. */
export interface Property {
  readonly name: string;
  readonly value: string | number | boolean;
  readonly source: Source;
}

/** Content that runs code when it is loaded: a pickle, a custom loader. */
export interface Executable {
  readonly name: string;
  /** Completes "it …", such as "is a pickle, which runs code when it is loaded". */
  readonly why: string;
  readonly source: Source;
}

/**
 * What a foreign file says besides numbers, in the same shape whatever the tool. Gates read these and never a format.
 * Every list is bounded by its reader; what was left out is a problem of the reading.
 */
export interface Details {
  readonly subjects?: readonly Subject[];
  readonly artifacts?: readonly Artifact[];
  readonly transformations?: readonly Transformation[];
  readonly parameters?: readonly Parameter[];
  readonly pins?: readonly Pin[];
  readonly columns?: readonly Column[];
  readonly licences?: readonly Licence[];
  readonly alerts?: readonly Alert[];
  readonly alertCases?: readonly AlertCase[];
  readonly objectives?: readonly Objective[];
  readonly weaknesses?: readonly Weakness[];
  readonly sections?: readonly Section[];
  readonly links?: readonly Link[];
  readonly terms?: readonly Term[];
  readonly registrations?: readonly Registration[];
  readonly attestations?: readonly Attestation[];
  readonly properties?: readonly Property[];
  readonly executables?: readonly Executable[];
}
