/** Options of a requirement that fix its content, and what is wrong with them. */
export interface Hashes {
  readonly valid: number;
  /** Values of `--hash` that pip would refuse. */
  readonly broken: readonly string[];
}

const STRONG = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/i;

/** The hashes among the options of a requirement: `--hash=sha256:…` or `--hash sha256:…`. Only strong ones of full length count. */
export function readHashes(words: readonly string[]): Hashes {
  const given = words.flatMap((word, index) => {
    if (word.startsWith("--hash=")) return [word.slice("--hash=".length)];
    return word === "--hash" ? [words[index + 1] ?? ""] : [];
  });
  const broken = given.filter((value) => !STRONG.test(value));
  return { valid: given.length - broken.length, broken };
}

/** An option that stands on a line of its own. */
export interface LineOption {
  /** Its long name without dashes: `requirement`, `index-url`. */
  readonly name: string;
  readonly value: string;
}

const SHORT: Readonly<Record<string, string>> = {
  r: "requirement",
  c: "constraint",
  e: "editable",
  i: "index-url",
  f: "find-links",
};
const LONG = new Set([
  "requirement",
  "constraint",
  "editable",
  "index-url",
  "pypi-url",
  "extra-index-url",
  "no-index",
  "find-links",
  "no-binary",
  "only-binary",
  "prefer-binary",
  "require-hashes",
  "pre",
  "all-releases",
  "only-final",
  "trusted-host",
  "use-feature",
  "always-unzip",
  "use-pep517",
  "no-use-pep517",
  "config-settings",
  "global-option",
  "process-dependency-links",
  "use-wheel",
  "no-use-wheel",
]);

/** Reads a line that begins with a dash; `undefined` when pip knows no such option. */
export function readLineOption(text: string): LineOption | undefined {
  const [word = ""] = text.split(/[\s=]/, 1);
  const value = text
    .slice(word.length)
    .replace(/^\s*=?\s*/, "")
    .trim();
  if (word.startsWith("--")) {
    const name = word.slice(2).toLowerCase();
    return LONG.has(name) ? { name, value } : undefined;
  }
  const letter = word.charAt(1);
  const name = Object.hasOwn(SHORT, letter) ? SHORT[letter] : undefined;
  // `-rother.txt` is as good as `-r other.txt`.
  return name === undefined
    ? undefined
    : {
        name,
        value: text
          .slice(2)
          .replace(/^[\s=]+/, "")
          .trim(),
      };
}
