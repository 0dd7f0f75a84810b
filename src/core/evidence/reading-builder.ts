import type { Details } from "#core/model/details.ts";
import type { EvidenceReading, Observation } from "#core/model/observation.ts";
import type { Issue } from "#core/model/statement.ts";
import { shown } from "#core/source/source-issue.ts";
import { type EvidenceFile, reading, startOf } from "./define-reader.ts";
import type { Foreign } from "./foreign.ts";
import { judgeLeaf } from "./judge-leaf.ts";

/** Most problems that are told of one file. */
const MOST_PROBLEMS = 50;
/** Most observations of one file, and most entries of one list of its details. */
const MOST_OBSERVATIONS = 10_000;
const MOST_DETAILS = 20_000;

type Told = Pick<Issue, "id" | "says"> & { readonly fix?: string; readonly values?: Issue["values"] };
type Listed<K extends keyof Details> = NonNullable<Details[K]>[number];
type Lists = { -readonly [K in keyof Details]?: Listed<K>[] };

/** Gathers what a reader sees in a file, within bounds. What is over a bound is told as a problem, never dropped in silence. */
export class ReadingBuilder {
  readonly #format: string;
  readonly #file: EvidenceFile;
  readonly #observations: Observation[] = [];
  readonly #problems: Issue[] = [];
  readonly #details: Lists = {};
  #overflowing = false;

  constructor(format: string, file: EvidenceFile) {
    this.#format = format;
    this.#file = file;
  }

  /** Whether nothing at all was gathered. */
  get empty(): boolean {
    return (
      this.#observations.length === 0 &&
      this.#problems.length === 0 &&
      Object.keys(this.#details).length === 0
    );
  }

  /** Whether something was left out for want of room, which is told: what is left of a long list need not be looked at. */
  get overflowing(): boolean {
    return this.#overflowing;
  }

  /**
   * Records a value under a name. NaN, infinities, numbers written as text, `null` and empty values become problems at their
   * place: they are *not evaluable*. Returns whether it was recorded.
   */
  observe(
    name: string,
    from: Foreign,
    more: Omit<Partial<Observation>, "name" | "value" | "source"> = {},
  ): boolean {
    const judged = judgeLeaf(from.value);
    if (judged.ok) return this.record({ name, value: judged.value, ...more, source: from.source });
    const { id, says, fix } = judged;
    const found = shown(typeof from.value === "string" ? from.value : from.spelled, 40);
    this.problem({ id, says, fix, values: { name: shown(name), found } }, from.where);
    return false;
  }

  /** Records an observation that was computed, such as a count. Its value must be finite. */
  record(observation: Observation): boolean {
    if (this.#observations.length >= MOST_OBSERVATIONS) return this.#overflow();
    this.#observations.push(observation);
    return true;
  }

  /** Adds an entry to a list of the details. */
  add<K extends keyof Details>(list: K, entry: Listed<K>): void {
    const entries: Listed<K>[] = this.#details[list] ?? [];
    this.#details[list] = entries as Lists[K];
    if (entries.length >= MOST_DETAILS) this.#overflow();
    else entries.push(entry);
  }

  /** Says that a list was looked for and may be empty: a scan that found nothing, as opposed to a file that is no scan. */
  declare(list: keyof Details): void {
    this.#details[list] ??= [];
  }

  /** Tells what could not be read, and where; at the file's start when no place is given. */
  problem({ id, says, fix, values = {} }: Told, where: Issue["where"] = startOf(this.#file)): void {
    if (this.#problems.length >= MOST_PROBLEMS) return;
    this.#problems.push({ id, says, ...(fix === undefined ? {} : { fix }), values, where });
  }

  /** Takes over the problems of a parser. */
  problems(issues: readonly Issue[]): void {
    for (const issue of issues) if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(issue);
  }

  /** The reading. */
  build(producer?: EvidenceReading["producer"]): EvidenceReading {
    const details = Object.keys(this.#details).length === 0 ? undefined : (this.#details as Details);
    const observations = this.#observations;
    return reading(this.#format, this.#file, { observations, problems: this.#problems, details, producer });
  }

  #overflow(): false {
    if (this.#overflowing) return false;
    this.#overflowing = true;
    const limit = MOST_OBSERVATIONS;
    const says = "This file holds more than {limit} values, so it was read in part.";
    // Room is made: a file that was read in part must never look whole.
    if (this.#problems.length >= MOST_PROBLEMS) this.#problems.pop();
    this.problem({
      id: "too-many-values",
      says,
      fix: "List the file that holds the summary, not the data.",
      values: { limit },
    });
    return false;
  }
}
