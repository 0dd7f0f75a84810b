import type { Message } from "../define-gate.ts";
import { MANIFEST_UNREADABLE } from "../unreadable-manifest.ts";

/** Every sentence of the gate `licence`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no licence to judge." },
  "manifest-unreadable": MANIFEST_UNREADABLE,
  "none-stated": { outcome: "skip", says: "Neither the manifest nor any of its documents states a licence." },
  "not-allowed": {
    outcome: "fail",
    says: "{subject} is under `{licence}`, which the policy does not allow.",
    fix: "Use something under a licence that is allowed, or have the policy's owners add this one: {allowed}.",
    expected: "one of {allowed}",
    actual: "{licence}",
  },
  denied: {
    outcome: "fail",
    says: "{subject} is under `{licence}`, which the policy denies.",
    fix: "Use something under another licence.",
    expected: "another licence",
    actual: "{licence}",
  },
  "unknown-licence": {
    outcome: "fail",
    says: "{subject} is under `{licence}`, of which nothing is known here.",
    fix: "Have it read by whoever knows licences, and have the policy's owners add it to `allow`.",
    expected: "a licence of the SPDX list, or one that the policy allows by name",
    actual: "{licence}",
  },
  "cards-disagree": {
    outcome: "fail",
    says: "`{path}` states `{licence}` for the model, and the manifest states `{own}`.",
    fix: "Write the same licence into both.",
    expected: "{own}",
    actual: "{licence}",
    why: "Whoever finds the model by its card acts on what the card says.",
  },
  "sources-disagree": {
    outcome: "fail",
    says: "`{path}` states `{licence}` for {subject}, and the manifest states `{own}`.",
    fix: "Look up which of them is right, and write the same into both.",
    expected: "{own}",
    actual: "{licence}",
  },
  "not-commercial": {
    outcome: "fail",
    says: "{subject} is under `{licence}`, which does not permit commercial use, and the package's own `{own}` permits it.",
    fix: "Replace it, get it under other terms, or release the package under terms that forbid commercial use, too.",
    expected: "a licence that permits what the package's own permits",
    actual: "{licence}",
  },
  "no-derivatives": {
    outcome: "fail",
    says: "{subject} is under `{licence}`, which does not let changed versions be shared.",
    fix: "Replace it, or get it under other terms.",
    expected: "a licence that permits changed versions",
    actual: "{licence}",
  },
  "copyleft-broken": {
    outcome: "fail",
    says: "{subject} is under `{licence}`, so what is made from it must be, too; the package is under `{own}`.",
    fix: "Release the package under the same licence, or replace what it is made from.",
    expected: "{licence} for the package",
    actual: "{own}",
  },
  "terms-of-data": {
    outcome: "pass",
    says: "{subject} is under `{licence}`, which binds changed versions of the data; whether a model is one is for people to say.",
  },
  restricted: {
    outcome: "pass",
    says: "{subject} is under `{licence}`, which restricts uses by name; the restriction goes with the package.",
  },
  unsettled: {
    outcome: "pass",
    says: "{subject} is under `{licence}`, of which nothing is known here.",
  },
  stated: { outcome: "pass", says: "{subject} is under `{licence}`." },
  compatible: {
    outcome: "pass",
    says: "{subject} is under `{licence}`, which goes with the package's `{own}`.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
