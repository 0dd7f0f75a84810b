import type * as z from "zod";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import type { Dimension } from "#core/quantity/units.ts";

/** What names of a kind are made of, what such a constraint must be, and how one is written. */
interface NamedKind {
  readonly words: ReadonlySet<string>;
  readonly dimension: Dimension;
  readonly expected: string;
  readonly fix: string;
}

const KINDS: readonly NamedKind[] = [
  {
    words: new Set(["memory", "ram", "vram"]),
    dimension: "information",
    expected: "expected an amount of memory",
    fix: "Write it as memory, such as `512Mi` or `2GB`. Time, rate or share: say so in the name.",
  },
  {
    words: new Set(["latency"]),
    dimension: "time",
    expected: "expected a time",
    fix: "Write it as a time, such as `250ms`; `m` is minutes. Memory, rate or share: say so in the name.",
  },
];

/** Words that leave open of what kind a number is. Any other word may change that: `latency_increase` is a share. */
const BESIDE =
  /^(?:p\d+|avg|average|mean|median|max|maximum|min|minimum|peak|limit|total|request|response|inference|prediction|serving|model|service|cpu|gpu)$/;

/**
 * Refines the constraints of a manifest: a unit of another kind under a name that says nothing but memory or latency is a mistake. A bare
 * number is left alone, since it states no kind.
 */
export function judgeKinds(
  constraints: Readonly<Record<string, string | number>>,
  context: Pick<z.RefinementCtx, "addIssue">,
): void {
  for (const [name, written] of Object.entries(constraints)) {
    const kind = kindOf(name);
    const parsed = parseQuantity(written);
    if (kind === undefined || !parsed.ok) continue;
    const { dimension } = parsed.value;
    if (dimension === "number" || dimension === kind.dimension) continue;
    context.addIssue({
      code: "custom",
      path: [name],
      message: kind.expected,
      params: { fix: kind.fix },
    });
  }
}

function kindOf(name: string): NamedKind | undefined {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const telling = words.filter((word) => !BESIDE.test(word));
  return KINDS.find((kind) => telling.length > 0 && telling.every((word) => kind.words.has(word)));
}
