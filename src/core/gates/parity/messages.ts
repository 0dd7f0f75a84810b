import type { Message } from "../define-gate.ts";

/** Every sentence of the gate `parity`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is nothing to compare." },
  "manifest-unreadable": {
    outcome: "error",
    says: "The manifest `{path}` cannot be read, so staging and production cannot be compared.",
    fix: "Mend the manifest first; the gate `package` lists its mistakes: {count}.",
    expected: "a manifest without mistakes",
    actual: "{count} [mistake|mistakes]",
  },
  "no-sides": {
    outcome: "skip",
    says: "The package does not name what it runs on in staging and in production, and the policy does not ask for it.",
  },
  "sides-missing": {
    outcome: "fail",
    says: "The package does not name what it runs on in staging and in production.",
    fix: "Name both configurations: `deployment.staging.path` and `deployment.production.path`.",
    expected: "a configuration of staging and one of production",
    actual: "not both",
  },
  "one-for-both": {
    outcome: "skip",
    says: "Staging and production are both `{path}`, so there is nothing to compare.",
  },
  "same-file": {
    outcome: "fail",
    says: "Staging and production are both `{path}`, so nothing says how they differ.",
    fix: "Name what each of them runs on: `deployment.staging.path` and `deployment.production.path`.",
    expected: "a configuration of staging and one of production",
    actual: "`{path}` for both",
    why: "What is compared with itself is always the same.",
  },
  "not-here": {
    outcome: "skip",
    says: "A configuration is at `{uri}`, outside the repository, so it is not compared.",
  },
  elsewhere: {
    outcome: "error",
    says: "A configuration is at `{uri}`, outside the repository, so it cannot be compared.",
    fix: "Commit the configuration, and name its path.",
    expected: "a file of the repository",
    actual: "an address",
  },
  "no-files": {
    outcome: "skip",
    says: "Nothing that can be compared stands where the manifest names staging and production.",
  },
  "nothing-found": {
    outcome: "fail",
    says: "Nothing that can be compared stands where the manifest names staging and production.",
    fix: "Commit the configurations, or correct the paths.",
    expected: "configurations of both",
    actual: "none",
  },
  unreadable: {
    outcome: "error",
    says: "`{path}` could not be read whole, so staging and production cannot be compared: {problem}",
    fix: "{remedy}",
    expected: "a configuration that can be read whole",
    actual: "{problem}",
  },
  incomparable: {
    outcome: "error",
    says: "`{path}` is not the same in staging and in production, and its settings cannot be told apart.",
    fix: "Write the settings in YAML, JSON or TOML.",
    expected: "a configuration whose settings can be compared",
    actual: "another kind of file",
  },
  "image-differs": {
    outcome: "fail",
    says: "`{path}`: the image at `{setting}` is {production}, and {staging} in staging.",
    fix: "Run in production what was tried in staging: write the same digest in both.",
    expected: "{staging}",
    actual: "{production}",
    why: "What was tried in staging is the image, and another one was not tried.",
    many: {
      says: "At {count} settings, the image is not the one of staging.",
      fix: "Run in production what was tried in staging: write the same digests in both.",
      each: "`{setting}`",
      note: "{production}, and {staging} in staging",
    },
  },
  "setting-differs": {
    outcome: "fail",
    says: "`{path}`: the setting `{setting}` is {production} in production and {staging} in staging.",
    fix: "Make them the same, or have the policy allow the difference (`allow`).",
    expected: "{staging}, as in staging",
    actual: "{production}",
    many: {
      says: "{count} settings are not the same in staging and in production.",
      fix: "Make them the same, or have the policy allow the differences (`allow`).",
      each: "`{setting}`",
      note: "{production} in production, {staging} in staging",
    },
  },
  "more-found": {
    outcome: "fail",
    says: "{count} more [finding|findings] of this kind [is|are] not listed.",
    fix: "Mend the ones that are listed first.",
    expected: "none",
    actual: "{count}",
  },
  "differences-shown": {
    outcome: "pass",
    says: "{count} [file was|files were] compared: {differences} [setting differs|settings differ], which the policy does not judge; images are the same.",
  },
  compared: {
    outcome: "pass",
    says: "{count} [file was|files were] compared: images are the same, and differences that the policy allows are {differences}.",
  },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
