import { exceedsBytes, JSON_LIMITS } from "#core/source/source-document.ts";
import { shown, sourceIssue } from "#core/source/source-issue.ts";
import { defineReader, type EvidenceFile, startOf, unreadable } from "../define-reader.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { PinList } from "../requirements-txt/pin-list.ts";
import { type Token, tokensOf } from "./tokens.ts";

const ID = "terraform-lock";
const HASH = /^(?:h1:[A-Za-z0-9+/]{43}=|zh:[0-9a-f]{64})$/;

/** The dependency lock of Terraform and OpenTofu. */
export const terraformLock = defineReader({
  id: ID,
  title: "Terraform lock",
  detect: (text, path) => /lock\.hcl$/i.test(path) && /^[ \t]*provider[ \t]+"/m.test(text),
  read: (file) => {
    if (exceedsBytes(file.text, JSON_LIMITS.bytes))
      return unreadable(ID, file, [sourceIssue("too-large", startOf(file), { limit: JSON_LIMITS.bytes })]);
    return new Lock(file).read();
  },
});

/** Reads blocks one after the other. The first thing that fits nowhere ends it: what follows could mean anything. */
class Lock {
  readonly #file: EvidenceFile;
  readonly #tokens: readonly Token[];
  readonly #builder: ReadingBuilder;
  readonly #pins: PinList;
  #next = 0;

  constructor(file: EvidenceFile) {
    this.#file = file;
    this.#tokens = tokensOf(file.text.startsWith("\uFEFF") ? file.text.slice(1) : file.text);
    this.#builder = new ReadingBuilder(ID, file);
    this.#pins = new PinList(this.#builder);
  }

  read() {
    let whole = true;
    while (whole && this.#next < this.#tokens.length) whole = this.#provider();
    if (!whole) this.#unexpected();
    else if (this.#pins.size === 0) this.#builder.problem(NO_PROVIDERS);
    if (this.#pins.size > 0) this.#pins.record({ pointer: "", line: 1, column: 1 });
    return this.#builder.build();
  }

  #take(kind: Token["kind"], value?: string): Token | undefined {
    const token = this.#tokens[this.#next];
    if (token?.kind !== kind || (value !== undefined && token.value !== value)) return undefined;
    this.#next += 1;
    return token;
  }

  #provider(): boolean {
    const start = this.#take("word", "provider");
    const name = start && this.#take("text");
    if (start === undefined || name === undefined || this.#take("sign", "{") === undefined) return false;
    const values = new Map<string, readonly Token[]>();
    while (this.#take("sign", "}") === undefined) {
      const key = this.#take("word");
      const value = key && this.#take("sign", "=") && this.#value();
      if (key === undefined || value === undefined) return false;
      values.set(key.value, value);
    }
    const version = values.get("version")?.[0]?.value;
    const hashes = values.get("hashes") ?? [];
    const broken = hashes.filter(({ value }) => !HASH.test(value));
    for (const hash of broken) this.#broken(hash, name.value);
    this.#pins.add({
      kind: "provider",
      name: name.value,
      ...(version === undefined ? {} : { version }),
      exact: version !== undefined && /^\d+\.\d+\.\d+/.test(version),
      locked: hashes.length > broken.length,
      source: { pointer: `/provider/${this.#pins.size}`, line: start.line, column: start.column },
    });
    return true;
  }

  /** A text, or a list of texts. */
  #value(): readonly Token[] | undefined {
    const one = this.#take("text");
    if (one !== undefined) return [one];
    if (this.#take("sign", "[") === undefined) return undefined;
    const list: Token[] = [];
    while (this.#take("sign", "]") === undefined) {
      const item = this.#take("text");
      if (item === undefined) return undefined;
      list.push(item);
      this.#take("sign", ",");
    }
    return list;
  }

  #broken(hash: Token, name: string): void {
    this.#builder.problem(
      {
        id: "invalid-hash",
        says: "`{hash}` is no hash of a provider, in the lock of `{name}`.",
        fix: "Write the lock again with `terraform providers lock` or `tofu providers lock`.",
        values: { hash: shown(hash.value), name: shown(name) },
      },
      { path: this.#file.path, line: hash.line, column: hash.column },
    );
  }

  #unexpected(): void {
    const token = this.#tokens[this.#next];
    this.#builder.problem(
      {
        id: "unexpected",
        says: "This does not belong into a lock of providers: `{found}`.",
        fix: "Write the lock again with `terraform init` or `tofu init`.",
        values: { found: token === undefined ? "end of the file" : shown(token.value) },
      },
      token === undefined
        ? startOf(this.#file)
        : { path: this.#file.path, line: token.line, column: token.column },
    );
  }
}

const NO_PROVIDERS = {
  id: "no-providers",
  says: "This lock names no provider, so it fixes nothing.",
  fix: "Write it again with `terraform init` or `tofu init`, or leave it out.",
};
