import type { Cell, Table } from "#core/model/finding.ts";
import { instantOf } from "#core/sign-offs/instant.ts";
import type { Reason, ReasonId } from "#core/sign-offs/reason.ts";
import type { RequirementState } from "#core/sign-offs/requirement-state.ts";
import type { Loss, Weighed } from "#core/sign-offs/weigh-review.ts";

/** Why a review does not count, as the table says it. Losses know the requirements that they are about. */
const WHY = {
  comment: "a comment changes nothing",
  "not-submitted": "not submitted yet",
  superseded: "the same person reviewed again later",
  dismissed: "dismissed",
  objects: "asks for changes; blocks {requirements}",
  ghost: "the account is gone",
  "not-member": "not a member of any owner or role that has to sign",
  bot: "a bot cannot sign",
  "no-write": "no write access (permission: {permission})",
  "opened-it": "opened this pull request",
  contributed: "wrote commit `{commit}` of this pull request",
  unprovable: "not everybody who contributed to this pull request is known",
  gone: "the reviewed commit or the head cannot be read, so they cannot be compared",
  changed: "`{path}` changed after (`{old}` → `{new}`)",
  "before-evidence":
    "given before the evidence was complete: the gates on content were not yet green on the reviewed commit",
  "counted-elsewhere": "counted for {counted} instead",
} as const satisfies Readonly<Record<ReasonId, string>>;

const STATES = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "asked for changes",
  COMMENTED: "commented",
  DISMISSED: "dismissed",
  PENDING: "not submitted",
} as const satisfies Readonly<Record<Weighed["review"]["state"], string>>;

function when(submittedAt: string): string {
  const instant = instantOf(submittedAt);
  if (instant === null) return "at an unknown time";
  return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function why({ id, values }: Reason, blocked: readonly string[]): Cell {
  return { says: WHY[id], values: id === "objects" ? { ...values, requirements: blocked } : values };
}

/** Losses by reason, each with the first example and everything it was lost for. */
function byReason(losses: readonly Loss[]): readonly (Reason & { readonly lost: readonly string[] })[] {
  const groups = new Map<ReasonId, Reason & { lost: string[] }>();
  for (const { requirement, reason } of losses) {
    const group = groups.get(reason.id) ?? { ...reason, lost: [] };
    group.lost.push(requirement.name);
    groups.set(reason.id, group);
  }
  return [...groups.values()];
}

function reviewRows({ review, holdsFor, losses, reason, objectsTo }: Weighed): readonly (readonly Cell[])[] {
  const about: readonly Cell[] = [
    `${STATES[review.state]} ${when(review.submittedAt)}`,
    review.author === null
      ? "a deleted account"
      : { says: "`{login}`", values: { login: review.author.login } },
  ];
  if (reason !== null)
    return [
      [
        ...about,
        "–",
        why(
          reason,
          objectsTo.map(({ name }) => name),
        ),
      ],
    ];
  const rows: (readonly Cell[])[] = [];
  if (holdsFor.length > 0) {
    const commit = (review.commit ?? "").slice(0, 7);
    const unchanged = { says: "what they saw at `{commit}` is unchanged", values: { commit } };
    rows.push([...about, holdsFor.map(({ name }) => name), unchanged]);
  }
  for (const { id, values, lost } of byReason(losses)) {
    rows.push([...about, "–", { says: `not for {lost}: ${WHY[id]}`, values: { ...values, lost } }]);
  }
  return rows;
}

/** Every review, the newest first, counted or not, and why. A review that counts for one thing and not for another has a row for each. */
export function reviewTable(reviews: readonly Weighed[]): Table {
  return {
    title: "Sign-offs: every review, counted or not",
    columns: ["review", "by", "counts for", "why"],
    rows: reviews.flatMap(reviewRows),
  };
}

/** Everything that has to be signed: by whom, how often, and who did. */
export function requirementTable(states: readonly RequirementState[]): Table {
  return {
    title: "Who is asked",
    columns: ["sign-off", "owners", "needs", "has"],
    rows: states.map(({ requirement: { name, kind, owners, needs }, signed }) => [
      { says: kind === "role" ? "role `{name}`" : "code owners", values: { name } },
      { says: "`{owners}`", values: { owners } },
      needs,
      signed.length === 0
        ? "–"
        : { says: "`{people}`", values: { people: signed.map((s) => s.person.login) } },
    ]),
  };
}
