import type { core } from "zod";
import type { Location } from "#core/model/location.ts";
import type { Issue, Value } from "#core/model/statement.ts";
import { describeExpected, describeFound } from "./describe-value.ts";
import { didYouMean } from "./did-you-mean.ts";
import { type Positions, toPointer } from "./positions.ts";
import type { SourceDocument } from "./source-document.ts";
import { shown } from "./source-issue.ts";
import { locate, locateKey } from "./span-of.ts";

type ZodIssue = core.$ZodIssue;
type Path = readonly (string | number)[];

/** What is said about one value. */
interface Words {
  readonly expected: string;
  /** The schema's own message; empty where it has none. */
  readonly message: string;
  readonly wrongKind: boolean;
  readonly choices: readonly string[] | undefined;
}

const EXPECTED = "expected ";
/** No pointer: each of them is empty or begins with a slash. */
const NOWHERE = "nowhere";
/** Comparing names takes time: a file with more unknown keys than this gets no further suggestions. */
const MOST_SUGGESTIONS = 200;

/** Turns zod's issues about one document into issues with places and plain words. */
export class SchemaIssues {
  readonly #value: unknown;
  readonly #positions: Positions;
  readonly #path: string;
  readonly #spellings: Readonly<Record<string, string>>;
  #suggestions = MOST_SUGGESTIONS;
  /** Pointers of the keys that issues say are missing, and of those that unknown ones were likely meant to be. */
  readonly #missing = new Map<Issue, string>();
  readonly #meant = new Map<Issue, string>();

  /** `value` is the document's own without extensions. */
  constructor(value: unknown, { positions, spellings = {} }: SourceDocument, path: string) {
    this.#value = value;
    this.#positions = positions;
    this.#spellings = spellings;
    this.#path = path;
  }

  /**
   * Every issue, in zod's order; unions are told as the branch that was nearest to fitting. A key that is missing because its name was
   * mistyped is told once: as the unknown one.
   */
  translate(issues: readonly ZodIssue[]): readonly Issue[] {
    const all = issues.flatMap((issue) => this.#one(issue, issue.path.map(asName)));
    const missing = new Set(this.#missing.values());
    const meant = new Set(this.#meant.values());
    return all.flatMap((issue) => {
      if (meant.has(this.#missing.get(issue) ?? NOWHERE)) return [];
      if (!missing.has(this.#meant.get(issue) ?? NOWHERE)) return [issue];
      return [{ ...issue, fix: "Did you mean `{nearest}`, which is missing here?" }];
    });
  }

  #one(issue: ZodIssue, path: Path): readonly Issue[] {
    if (issue.code === "unrecognized_keys") return this.#unknownKeys(issue.keys, issue.message, path);
    if (issue.code === "custom") return [this.#custom(issue, path)];
    if (issue.code === "invalid_key") return [this.#badKey(issue, path)];
    if (issue.code === "invalid_union" && issue.message === "") return this.#union(issue, path);
    const wrongKind = issue.code === "invalid_type";
    const { message } = issue;
    return [
      this.#plain(path, { expected: describeExpected(issue), message, wrongKind, choices: choices(issue) }),
    ];
  }

  #unknownKeys(keys: readonly string[], carried: string, path: Path): readonly Issue[] {
    const known = knownKeys(carried);
    return keys.map((key) => {
      const where = locateKey(this.#path, this.#positions, [...path, key]);
      this.#suggestions -= 1;
      const issue = { ...unknownKey(key, this.#suggestions < 0 ? [] : known), where };
      const { nearest } = issue.values;
      if (typeof nearest === "string") this.#meant.set(issue, toPointer([...path, nearest]));
      return issue;
    });
  }

  #custom(issue: core.$ZodIssueCustom, path: Path): Issue {
    const params: Readonly<Record<string, unknown>> = issue.params ?? {};
    const { id: ownId, says, fix, values: ownValues } = params;
    const id = textOf(ownId) ?? "wrong-value";
    const where = this.#locate(path);
    const values = { key: named(path), found: this.#found(path), ...valuesOf(ownValues) };
    const advice = typeof fix === "string" ? { fix } : {};
    if (typeof says === "string") return { id, says, ...advice, values, where };
    return { ...sentence(id, path, issue.message || "expected another value", values), ...advice, where };
  }

  #badKey(issue: core.$ZodIssueInvalidKey, path: Path): Issue {
    const where = locateKey(this.#path, this.#positions, path);
    const [inner] = issue.issues;
    const key = shown(String(path.at(-1) ?? ""));
    const known = inner === undefined ? undefined : choices(inner);
    if (known !== undefined) return { ...unknownKey(String(path.at(-1) ?? ""), known), where };
    const own = issue.message || inner?.message || "";
    const expected = ownExpectation(own) ?? (inner === undefined ? "another name" : describeExpected(inner));
    return {
      id: "wrong-value",
      says: "The key `{key}` does not fit: expected {expected}.",
      values: { key, expected },
      where,
    };
  }

  /** Follows the branch whose kind fits and that has the fewest mistakes; where no kind fits, says what all expect. */
  #union(issue: core.$ZodIssueInvalidUnion, path: Path): readonly Issue[] {
    const options = choices(issue);
    if (options !== undefined) return [this.#plain(path, ofChoices(options))];
    const fitting = issue.errors.filter((branch) => branch.length > 0 && !branch.some(refusesKind));
    const nearest = fitting.toSorted((a, b) => a.length - b.length)[0];
    if (nearest !== undefined && at(this.#value, path) !== undefined)
      return nearest.flatMap((inner) => this.#one(inner, [...path, ...inner.path.map(asName)]));
    const roots = issue.errors.flatMap((branch) => branch.filter(refusesKind).slice(0, 1));
    const literals = roots.flatMap((one) => choices(one) ?? []);
    if (literals.length > 0 && roots.every((one) => choices(one) !== undefined))
      return [this.#plain(path, ofChoices(literals))];
    const expected = [...new Set(roots.map(describeExpected))].join(" or ") || "another value";
    return [this.#plain(path, { expected, message: "", wrongKind: true, choices: literals })];
  }

  /** One value that is missing, of the wrong kind, or not among those allowed. */
  #plain(path: Path, words: Words): Issue {
    const found = at(this.#value, path);
    const where = this.#locate(path);
    const expected = ownExpectation(words.message) ?? words.expected;
    if (found === undefined && path.length > 0) {
      const missing = { ...missingKey(path, expected), where };
      this.#missing.set(missing, toPointer(path));
      return missing;
    }
    const id = words.wrongKind ? "wrong-type" : "wrong-value";
    const values: Record<string, Value> = { key: named(path), expected, found: this.#found(path) };
    const issue = sentence(id, path, words.message || `expected ${expected}`, values);
    const meant = typeof found === "string" ? choiceMeant(found, words.choices ?? []) : undefined;
    if (meant !== undefined)
      return {
        ...issue,
        fix: "Did you mean `{nearest}`?",
        values: { ...issue.values, nearest: meant },
        where,
      };
    if (expected === LIST && typeof found === "string") return { ...asList(issue, found), where };
    const quote = expected === "text" && (typeof found === "number" || typeof found === "boolean");
    return { ...issue, ...(quote ? { fix: "Put the value in quotes." } : {}), where };
  }

  /** What stands there, a number as the file writes it. */
  #found(path: Path): string {
    const found = at(this.#value, path);
    const spelling = typeof found === "number" ? this.#spellings[toPointer(path)] : undefined;
    return spelling ?? describeFound(found);
  }

  #locate(path: Path): Location {
    return locate(this.#path, this.#positions, path);
  }
}

/** How comparisons are written elsewhere, by how they are called where words are allowed. */
const SIGNS: Readonly<Record<string, string>> = {
  ">=": "gte",
  "≥": "gte",
  ge: "gte",
  ">": "gt",
  "<=": "lte",
  "≤": "lte",
  le: "lte",
  "<": "lt",
  "==": "eq",
  "=": "eq",
};

/** What was meant among words that are allowed: a sign by its name, or else the word that is nearest. */
function choiceMeant(found: string, allowed: readonly string[]): string | undefined {
  const named = Object.hasOwn(SIGNS, found) ? SIGNS[found] : undefined;
  return named !== undefined && allowed.includes(named) ? named : didYouMean(found, allowed);
}

const LIST = "a list";
/** Text that YAML reads as one text in brackets, too, and that is short enough to be shown again. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,58}[\p{L}\p{N}.]$/u;

/** How one text becomes a list of one. */
function asList(issue: Omit<Issue, "where">, found: string): Omit<Issue, "where"> {
  if (!PLAIN.test(found))
    return { ...issue, fix: "Write a list: put the text in quotes, and brackets around it." };
  return { ...issue, fix: "Write `{nearest}`.", values: { ...issue.values, nearest: `[${found}]` } };
}

function unknownKey(key: string, known: readonly string[]): Omit<Issue, "where"> {
  const nearest = didYouMean(key, known);
  const says = "Unknown key `{key}`.";
  const values = { key: shown(key), known };
  if (nearest !== undefined)
    return { id: "unknown-key", says, fix: "Did you mean `{nearest}`?", values: { ...values, nearest } };
  const fix =
    known.length > 0
      ? "Known here: {known}. Keys that begin with `x-` are ignored."
      : "Remove it, or begin it with `x-`.";
  return { id: "unknown-key", says, fix, values };
}

function missingKey(path: Path, expected: string): Omit<Issue, "where"> {
  const parent = path.slice(0, -1);
  const values = { key: shown(String(path.at(-1))), parent: named(parent), expected };
  const says =
    parent.length === 0
      ? "The key `{key}` is missing: expected {expected}."
      : "`{parent}` lacks the key `{key}`: expected {expected}.";
  return { id: "missing-key", says, fix: "Add `{key}`.", values };
}

/** A branch whose root already refuses the value's kind (or literal) was not the one meant. */
function refusesKind(issue: ZodIssue): boolean {
  return issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
}

/** Values that would have been allowed, where there is a list of them. */
function choices(issue: ZodIssue): readonly string[] | undefined {
  if (issue.code === "invalid_value") return issue.values.map(String);
  if (issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options))
    return issue.options.map(String);
  return undefined;
}

function ofChoices(options: readonly string[]): Words {
  const expected = options.length === 1 ? `${options[0]}` : `one of ${options.join(", ")}`;
  return { expected, message: "", wrongKind: false, choices: options };
}

/** A schema's own message "expected …" without its first word, so that it can stand in our sentences. */
function ownExpectation(message: string): string | undefined {
  return message.startsWith(EXPECTED) ? message.slice(EXPECTED.length) : undefined;
}

/** A message "expected …" is joined to the key and to what was found; any other message is a sentence of its own. */
function sentence(id: string, path: Path, message: string, values: Issue["values"]): Omit<Issue, "where"> {
  const expected = ownExpectation(message);
  if (expected === undefined) return { id, says: "{text}", values: { ...values, text: message } };
  const subject = path.length === 0 ? "This file does not fit" : "`{key}` does not fit";
  return { id, says: `${subject}: expected {expected}, found {found}.`, values: { ...values, expected } };
}

function knownKeys(carried: string): readonly string[] {
  if (!carried.startsWith("[")) return [];
  const keys: unknown = JSON.parse(carried);
  return Array.isArray(keys) ? keys.map(String) : [];
}

function asName(segment: PropertyKey): string | number {
  return typeof segment === "symbol" ? String(segment) : segment;
}

/** A path as people write it: `rollback.triggers[0].op`. */
function named(path: Path): string {
  const text = path.map((name) => (typeof name === "number" ? `[${name}]` : `.${name}`)).join("");
  return shown(text.replace(/^\./, ""), 120);
}

function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const name of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, name)) return undefined;
    here = Reflect.get(here, name);
  }
  return here;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function valuesOf(value: unknown): Readonly<Record<string, Value>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]): [string, Value][] =>
      typeof one === "string" || typeof one === "number" || typeof one === "boolean" ? [[name, one]] : [],
    ),
  );
}
