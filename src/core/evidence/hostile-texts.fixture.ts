const ODD: readonly string[] = [
  "null",
  '""',
  '"x"',
  "-1",
  "1e999",
  "[[[0]]]",
  '{"toString": 1, "valueOf": 2}',
  '{"constructor": {"a": [null]}, "hasOwnProperty": 0}',
];

/** Most texts that are made of one sample. */
const MOST_VARIANTS = 160;

/** A sample with each of its values (some of them, where it is long) replaced by something odd, whatever the file's language. */
export function oddVariants(text: string): readonly string[] {
  // What follows a colon, an equals sign, a dash or a comma, which is a value in all of the languages.
  const places = [...text.matchAll(/(?<=[:=,>-][ \t]{0,3})(?:"[^"\n]{0,200}"|[\w.+-]{1,80})/g)];
  const step = Math.max(1, Math.ceil((places.length * 2) / MOST_VARIANTS));
  return places
    .filter((_, index) => index % step === 0)
    .flatMap(({ index, 0: found }, nth) =>
      [0, 1].map((more) => {
        const odd = ODD[(nth * 2 + more) % ODD.length] ?? "";
        return `${text.slice(0, index)}${odd}${text.slice(index + found.length)}`;
      }),
    );
}

/** Texts that no tool writes: nonsense, depth, length, and names that mean something to JavaScript. */
export function hostileTexts(): readonly (readonly [name: string, text: string])[] {
  const names = ["toString", "valueOf", "constructor", "hasOwnProperty", "__proto__", "then", "length"];
  const object = `{${names.map((name) => `${JSON.stringify(name)}: {"toString": 1, "valueOf": 2}`).join(", ")}}`;
  return [
    ["nothing", ""],
    ["NUL", "\0\u0001\uFFFF"],
    ["lone surrogates", "\uD800: \uDC00\n"],
    ["JavaScript's names", object],
    ["JavaScript's names without the forbidden one", object.replace('"__proto__"', '"proto"')],
    ["a list of them", `[${object.replace('"__proto__"', '"proto"')}, ${object}]`],
    ["deep lists", "[".repeat(3_000)],
    ["deep mappings", '{"a":'.repeat(3_000)],
    ["deep, closed", `${"[".repeat(60)}${"]".repeat(60)}`],
    ["deep YAML", Array.from({ length: 300 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["deep XML", "<a>".repeat(3_000)],
    ["deep quotes", `${">".repeat(2_000)} a`],
    ["a flat list", `[${"0,".repeat(20_000)}0]`],
    ["a flat mapping", `{${Array.from({ length: 6_000 }, (_, i) => `"k${i}": ${i}`).join(",")}}`],
    ["a flat list of mappings", `[${'{"name":"a","value":1},'.repeat(3_000)}{}]`],
    ["long lines", "a,b=c: ".repeat(8_000)],
    ["many lines", "a: 1\n".repeat(8_000)],
    ["many entries", "- a\n".repeat(8_000)],
    ["many tables", "[[package]]\nname = 'a'\n".repeat(2_000)],
    ["many commas", ",".repeat(50_000)],
    ["anchors", `a: &a [${"*a, ".repeat(2_000)}]`],
    ["several documents", "---\na: 1\n".repeat(1_000)],
    ["brackets", "[](".repeat(10_000)],
    ["stars", "*a **b ".repeat(5_000)],
    ["a long word", "a".repeat(60_000)],
    ["a long number", `{"a": ${"9".repeat(5_000)}}`],
  ];
}
