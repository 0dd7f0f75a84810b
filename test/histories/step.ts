import * as fc from "fast-check";

/** What can be wrong with GitHub for a while. */
export const TROUBLES = ["unavailable", "rate-limited", "incomplete", "forbidden"] as const;

/** Reviews that a person can give. */
export const OPINIONS = ["APPROVED", "CHANGES_REQUESTED", "COMMENTED"] as const;

/**
 * Something that happens. Numbers choose among what is there when it is its turn, whatever their size, so that every part of a history is a
 * history, too: that is what shrinking does. Where nothing can be chosen, nothing happens.
 */
export type Happening =
  | { readonly do: "open"; readonly base: number; readonly content: number; readonly draft: boolean }
  /** A second pull request, whose branch ends where another one's does. */
  | { readonly do: "open-same"; readonly pull: number; readonly base: number }
  | { readonly do: "push"; readonly pull: number; readonly content: number }
  /** A forced push to a commit that was there before, of this or of another pull request. */
  | { readonly do: "rewind"; readonly pull: number; readonly to: number }
  | {
      readonly do: "review";
      readonly pull: number;
      readonly by: number;
      readonly opinion: (typeof OPINIONS)[number];
    }
  | { readonly do: "dismiss"; readonly pull: number; readonly review: number }
  | { readonly do: "retarget"; readonly pull: number; readonly base: number }
  | { readonly do: "merge"; readonly pull: number }
  | { readonly do: "close"; readonly pull: number }
  | { readonly do: "reopen"; readonly pull: number }
  | { readonly do: "draft"; readonly pull: number }
  | { readonly do: "policy"; readonly base: number; readonly policy: number }
  | { readonly do: "base-push"; readonly base: number }
  | { readonly do: "membership"; readonly who: number }
  | { readonly do: "time"; readonly hours: number }
  /** GitHub delivers one of the webhooks that wait: not at all, once or twice. */
  | { readonly do: "deliver"; readonly which: number; readonly times: 0 | 1 | 2 }
  /** GitHub delivers every webhook that waits, in order. */
  | { readonly do: "deliver-all" }
  /** The App looks for deliveries that never arrived. */
  | { readonly do: "missed" }
  /** So many of the next requests fail, before or after they had their effect. */
  | {
      readonly do: "trouble";
      readonly requests: number;
      readonly what: (typeof TROUBLES)[number];
      readonly after: boolean;
    }
  /** The App stops without waiting, and starts anew on the same store. */
  | { readonly do: "restart" };

/** What happens, and how far the App comes afterwards: so many of its requests are answered, `pick` says which first. */
export type Step = Happening & { readonly go: number; readonly pick: number };

/** Everything that happens, in order. */
export type History = readonly Step[];

/** More requests than any step leads to. */
const ALL = 30;

const nth = fc.nat({ max: 5 });
const few = fc.nat({ max: 2 });

function happening<const T extends Happening["do"]>(
  kind: T,
  rest: {
    [K in keyof Omit<Extract<Happening, { do: T }>, "do">]: fc.Arbitrary<Extract<Happening, { do: T }>[K]>;
  },
) {
  return fc.record({ do: fc.constant(kind), ...rest }) as unknown as fc.Arbitrary<Happening>;
}

const content = fc.constantFrom(0, 0, 0, 2, 4, 1, 7);
const base = fc.constantFrom(0, 0, 0, 1, 2);
const pull = few;

const happenings: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Happening> }[] = [
  { weight: 4, arbitrary: happening("open", { base, content, draft: fc.constantFrom(false, false, true) }) },
  { weight: 2, arbitrary: happening("open-same", { pull, base }) },
  { weight: 4, arbitrary: happening("push", { pull, content }) },
  { weight: 3, arbitrary: happening("rewind", { pull, to: nth }) },
  {
    weight: 9,
    arbitrary: happening("review", {
      pull,
      by: fc.constantFrom(1, 1, 1, 2, 2, 0, 3),
      opinion: fc.constantFrom("APPROVED", "APPROVED", "APPROVED", "CHANGES_REQUESTED", "COMMENTED"),
    }),
  },
  { weight: 3, arbitrary: happening("dismiss", { pull, review: nth }) },
  { weight: 3, arbitrary: happening("retarget", { pull, base }) },
  { weight: 4, arbitrary: happening("merge", { pull }) },
  { weight: 1, arbitrary: happening("close", { pull }) },
  { weight: 2, arbitrary: happening("reopen", { pull }) },
  { weight: 1, arbitrary: happening("draft", { pull }) },
  {
    weight: 4,
    arbitrary: happening("policy", { base: fc.constantFrom(0, 0, 1), policy: fc.nat({ max: 8 }) }),
  },
  { weight: 1, arbitrary: happening("base-push", { base }) },
  { weight: 3, arbitrary: happening("membership", { who: nth }) },
  { weight: 2, arbitrary: happening("time", { hours: fc.constantFrom(0, 1, 13, 25) }) },
  {
    weight: 22,
    arbitrary: happening("deliver", { which: nth, times: fc.constantFrom(0, 1, 1, 1, 1, 1, 2) }),
  },
  { weight: 1, arbitrary: happening("missed", {}) },
  {
    weight: 2,
    arbitrary: happening("trouble", {
      requests: fc.integer({ min: 1, max: 4 }),
      what: fc.constantFrom(...TROUBLES),
      after: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: happening("restart", {}) },
];

const step = fc
  .tuple(fc.oneof(...happenings), fc.constantFrom(0, 0, 1, 2, 3, 5, 8, ALL), fc.nat({ max: 3 }))
  .map(([what, go, pick]): Step => ({ ...what, go, pick }));

/** How histories begin: with a pull request, mostly one that is good, signed and judged. What has nothing to lose shows little. */
const opening: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 1, arbitrary: content.map((each): Step[] => [{ ...opened(each), go: 0, pick: 0 }]) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(0, 2, 3, 4, 5, 6, 7, ALL).map((go): Step[] => [
      { ...opened(0), go: 0, pick: 0 },
      { do: "review", pull: 0, by: 1, opinion: "APPROVED", go: 0, pick: 0 },
      { do: "deliver-all", go, pick: 0 },
    ]),
  },
);

/** Something that happens in the midst of whatever is under way, and is heard of at once. */
const race: fc.Arbitrary<readonly Step[]> = fc
  .tuple(fc.oneof(...happenings), fc.constantFrom(0, 1, 2, 3, 4, 5, ALL), fc.nat({ max: 3 }))
  .map(([what, go, pick]): Step[] => [
    { ...what, go: 0, pick: 0 },
    { do: "deliver-all", go, pick },
  ]);

const next = fc.oneof(
  { weight: 2, arbitrary: step.map((each): readonly Step[] => [each]) },
  { weight: 1, arbitrary: race },
);

function opened(content: number) {
  return { do: "open", base: 0, content, draft: false } as const;
}

/** Histories of up to `most` steps or races, after those that they begin with. */
export function histories(most: number): fc.Arbitrary<History> {
  return fc
    .tuple(opening, fc.array(next, { minLength: 0, maxLength: most, size: "max" }))
    .map(([first, rest]) => [...first, ...rest.flat()]);
}

/** A history as one reads it: a step a line. */
export function tellHistory(history: History): string {
  return history
    .map(({ do: what, go, pick, ...rest }, at) => {
      const words = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
      const answered = go === 0 ? "" : ` → ${go} requests answered, from ${pick}`;
      return `${String(at + 1).padStart(3)}. ${[what, ...words].join(", ")}${answered}`;
    })
    .join("\n");
}
