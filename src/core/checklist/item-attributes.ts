import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { shown } from "#core/source/source-issue.ts";
import { type ChecklistIssueId, checklistIssue } from "./checklist-issue.ts";
import { ITEM_ID, ROLE_NAME } from "./item-id.ts";

/** What the comment of a Markdown item says about it. */
export interface ItemAttributes {
  id?: string;
  evidence?: string;
  role?: string;
}

const KNOWN = ["id", "evidence", "role"] as const satisfies readonly (keyof ItemAttributes)[];
type Key = (typeof KNOWN)[number];

const CHECKS: Readonly<Record<Key, { readonly pattern: RegExp; readonly issue: ChecklistIssueId }>> = {
  id: { pattern: ITEM_ID, issue: "bad-id" },
  evidence: { pattern: /^(?:required|optional|none)$/, issue: "bad-evidence" },
  role: { pattern: ROLE_NAME, issue: "bad-role" },
};

/** More than this is prose that was commented out. */
const LONGEST_COMMENT = 500;

/**
 * Reads `<!-- id: eval-report, evidence: required, role: operations -->` into `into` and returns what is wrong with it.
 * A comment in which no key is known, or nearly so, is an ordinary comment and is passed over.
 */
export function readAttributes(comment: string, where: Location, into: ItemAttributes): readonly Issue[] {
  const body = comment.replace(/^<!--/, "").replace(/-->$/, "").trim();
  if (body.length > LONGEST_COMMENT) return [];
  const pairs = body.split(",").map(asPair);
  if (!pairs.some((pair) => pair.key !== undefined && (isKnown(pair.key) || nearest(pair.key)))) return [];
  return pairs.flatMap(({ key, value, raw }) => {
    if (key === undefined) return [checklistIssue("bad-attribute", where, { found: shown(raw) })];
    return readPair(key, value, where, into);
  });
}

interface Pair {
  readonly key: string | undefined;
  readonly value: string;
  readonly raw: string;
}

function asPair(part: string): Pair {
  const raw = part.trim();
  const colon = raw.indexOf(":");
  const key = colon < 0 ? "" : raw.slice(0, colon).trim();
  return { key: /^[A-Za-z_-]+$/.test(key) ? key : undefined, value: raw.slice(colon + 1).trim(), raw };
}

function readPair(key: string, value: string, where: Location, into: ItemAttributes): readonly Issue[] {
  if (!isKnown(key)) {
    const issue = checklistIssue("unknown-attribute", where, { key: shown(key), known: KNOWN });
    const meant = nearest(key);
    if (meant === undefined) return [issue];
    return [{ ...issue, fix: "Did you mean `{nearest}`?", values: { ...issue.values, nearest: meant } }];
  }
  if (into[key] !== undefined) return [checklistIssue("attribute-twice", where, { key })];
  const { pattern, issue } = CHECKS[key];
  if (!pattern.test(value)) return [checklistIssue(issue, where, { id: shown(value), found: shown(value) })];
  into[key] = value;
  return [];
}

function isKnown(key: string): key is Key {
  return KNOWN.some((known) => known === key);
}

/** The known key that was meant. A key shorter than three letters is near to none: `in` is not a mistyped `id`. */
function nearest(key: string): string | undefined {
  const lower = key.toLowerCase();
  return KNOWN.find((known) => known === lower) ?? (key.length < 3 ? undefined : didYouMean(key, KNOWN));
}
