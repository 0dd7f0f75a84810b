import type { Message } from "./message.ts";

/** What the doctor says of CODEOWNERS, and of those whom the policy names. */
export const OWNER_MESSAGES = {
  "no-codeowners": {
    gravity: "weak",
    says: "there is no CODEOWNERS file",
    why: "Nobody owns a path then, the policy's own included: every change is unowned, and blocked where the policy does not allow that.",
    fix: "add `.github/CODEOWNERS`, with owners of `/.github/`",
  },
  "codeowners-not-loaded": {
    gravity: "weak",
    says: "GitHub does not load `{path}`",
    why: "Nobody owns anything then, and sign-offs block.",
    fix: "make it a text file (no link) of less than 3 MB",
  },
  "codeowners-line": {
    gravity: "weak",
    says: "line {line} of `{path}` does not count: {problem}",
    why: "Its paths fall to an earlier line, and sign-offs block until it is mended.",
    fix: "mend the line",
  },
  "codeowners-error": {
    gravity: "weak",
    says: "GitHub finds a mistake in line {line} of `{path}`: {problem}",
    why: "What GitHub does not take owns nothing: no sign-off can come from there.",
    fix: "mend the line, or give the owner write access to the repository",
  },
  "codeowners-in-order": { gravity: "fine", says: "`{path}`: {lines} [line|lines] with owners" },
  "github-takes-codeowners": {
    gravity: "fine",
    says: "GitHub finds no mistake in CODEOWNERS: its owners exist and may write",
  },
  "rules-unowned": {
    gravity: "grave",
    says: "nobody owns {paths}",
    why: "These files decide how pull requests are judged, and where the policy lets unowned paths pass, anybody's change to them does.",
    fix: "give them owners in CODEOWNERS: `/.github/ @ORG/TEAM`",
  },
  "rules-stuck": {
    gravity: "weak",
    says: "nobody owns {paths}",
    why: "These files decide how pull requests are judged; without an owner, no change of them can pass.",
    fix: "give them owners in CODEOWNERS: `/.github/ @ORG/TEAM`",
  },
  "rules-by-makers": {
    gravity: "weak",
    says: "{owners} own both the packages of `{folder}` and {paths}",
    why: "Who hands a model over also sets the bar that it has to clear.",
    fix: "give the rules owners of their own",
  },
  "rules-in-order": {
    gravity: "fine",
    says: "policy, CODEOWNERS, checklists and workflows are owned by {owners}",
  },
  "role-without-owner": {
    gravity: "weak",
    says: "role {role}: `{owner}` {status}",
    why: "Nobody can sign through this owner.",
    fix: "mend the name in the policy, or give it write access to the repository",
  },
  "role-unseen": {
    gravity: "unseen",
    says: "role {role}: whether `{owner}` exists and may write was not seen, because it is not there, or is not shown to this token",
  },
  "roles-in-order": { gravity: "fine", says: "every owner of the policy's roles exists and may write" },
} as const satisfies Readonly<Record<string, Message>>;
