import { messages } from "#core/gates/sign-offs/messages.ts";
import { PLAIN, says } from "#core/report/fill-template.ts";
import type { Words } from "./checked.ts";
import type { RecordAsked, RecordExtension } from "./record-schema.ts";
import { SIGN_OFFS } from "./sign-offs-of.ts";

/**
 * Sign-offs that the gate tells in other words than they are listed in: it says of each by whom it was given, for how many files, and at which commits
 * they were seen. Of a merge queue's commit nothing is compared, since what it tells is of several pull requests.
 */
export function otherWords({ gates, signOffs, pullRequest }: RecordExtension): Words[] {
  const gate = gates.find((each) => each.gate === SIGN_OFFS);
  if (gate?.outcome !== "pass" || !signOffs.judged || pullRequest === 0) return [];
  const told = new Set(gate.findings.filter(({ id }) => id === "signed").map(({ message }) => message));
  return signOffs.pullRequests
    .filter(({ number }) => number === pullRequest)
    .flatMap(({ asked }) => asked)
    .filter((each) => !told.has(signedWords(each)))
    .map(({ name }) => ({
      says: "the gate on sign-offs says of `{name}` something else than is listed: by whom it was signed, for how many files, or at which commit",
      values: { name },
    }));
}

/** What the gate says of a sign-off that was given. */
function signedWords({ name, needs, signed, scope }: RecordAsked): string {
  const people = signed.map(({ login }) => login);
  const commits = [...new Set(signed.map(({ commit }) => commit.slice(0, 7)))];
  const values = { requirement: name, people, needs, paths: scope.paths.length, commits };
  return says({ says: messages.signed.says, values }, PLAIN);
}
