import { OUTCOMES } from "#core/model/outcome.ts";

/** One way in which one place of a JSON document is other than it was. */
export interface Mutation {
  /** The place: keys and indexes from the top, with `*` for every index. */
  readonly place: string;
  readonly how: "removed" | "altered";
  /** The whole document with that change, and no other. */
  readonly value: unknown;
}

/** Values of keys that take few: each of the others is tried. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  outcome: OUTCOMES,
  severity: ["block", "warn"],
  kind: ["content", "people", "code-owners", "role"],
  verificationResult: ["PASSED", "FAILED"],
  state: ["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED"],
  because: ["left-to-app", "not-asked", "nothing-judged"],
};

/** Each single value, object and list of a document removed, and each single value altered into others of its form. */
export function mutationsOf(document: unknown): readonly Mutation[] {
  return changesOf(document, "", "").map(({ place, how, value }) => ({ place, how, value }));
}

function changesOf(value: unknown, place: string, key: string): readonly Mutation[] {
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, index) => {
      const at = `${place}/*`;
      const removed: Mutation = { place: at, how: "removed", value: value.toSpliced(index, 1) };
      const inside = changesOf(each, at, key);
      return [removed, ...inside.map((change) => ({ ...change, value: value.with(index, change.value) }))];
    });
  }
  if (typeof value !== "object" || value === null)
    return alteredOf(value, key).map((other) => ({ place, how: "altered", value: other }));
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
    const at = `${place}/${name}`;
    const { [name]: _, ...rest } = value as Record<string, unknown>;
    const inside = changesOf(each, at, name);
    return [
      { place: at, how: "removed" as const, value: rest },
      ...inside.map((change) => ({ ...change, value: { ...value, [name]: change.value } })),
    ];
  });
}

function alteredOf(value: unknown, key: string): readonly unknown[] {
  switch (typeof value) {
    case "boolean":
      return [!value];
    case "number":
      return [value + 1, ...(value > 0 ? [value - 1] : [])];
    case "string":
      return CHOICES[key]?.filter((each) => each !== value) ?? [alteredText(value)];
    default:
      return ["x"];
  }
}

function alteredText(value: string): string {
  // A digest, a day and a number stay what they are, so that not the form alone gives the change away.
  if (/^[0-9a-f]{40,}$/.test(value)) return `${value.startsWith("0") ? "1" : "0"}${value.slice(1)}`;
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return `2027${value.slice(4)}`;
  return `${value}x`;
}
