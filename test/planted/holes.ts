/** A hole that is planted into a source to see that some test falls in. */
export interface Hole {
  readonly name: string;
  /** Source, from the root of the repository. */
  readonly file: string;
  /** Text that occurs exactly once in it. */
  readonly find: string;
  readonly replace: string;
  /** Test files of which one at the least has to fail. */
  readonly tests: readonly string[];
  /** Part of the names of those that are run, where a file has others that cost much and see nothing of it. */
  readonly named?: string;
  /** Runs in the usual run, since its tests take no second. */
  readonly quick?: true;
}

/** One hole for each thing that must never go unseen. */
export const HOLES: readonly Hole[] = [
  {
    name: "any App's check is taken for ours",
    file: "src/github/read-checks.ts",
    find: `checkSuites(first: 10, filterBy: { appId: \${appId} }) { nodes {
      checkRuns(first: 50, filterBy: { appId: \${appId}, checkType: LATEST })`,
    replace: `checkSuites(first: 10) { nodes {
      checkRuns(first: 50, filterBy: { checkType: LATEST })`,
    tests: ["test/scenarios/read-checks.test.ts"],
  },
  {
    name: "the policy is read from the head",
    file: "src/github/collect-facts.ts",
    find: `ahead !== null && likelyBase === state.facts.base.sha
      ? ahead
      : await readBase(treeOf(state.facts.base.sha), readExtended);`,
    replace: "await readBase(treeOf(state.facts.head.sha), readExtended);",
    tests: ["test/security/app.test.ts"],
    named: "S1 ",
  },
  {
    name: "a review of content that changed since is counted",
    file: "src/core/sign-offs/same-content.ts",
    find: "return a.mode === b.mode && a.oid === b.oid;",
    replace: "return a.mode === b.mode;",
    tests: ["src/core/sign-offs/same-content.test.ts", "src/core/sign-offs/weigh-sign-offs.test.ts"],
    quick: true,
  },
  {
    name: "a webhook with any signature is taken",
    file: "app/server/receive-webhook.ts",
    find: "return matches.indexOf(true);",
    replace: "return Math.max(matches.indexOf(true), 0);",
    tests: ["app/server/app-server.test.ts"],
    // Others of the file wait for an answer that never comes then.
    named: "of another secret",
    quick: true,
  },
  {
    name: "a delivery that comes twice is accepted twice",
    file: "app/inbox/accept-deliveries.ts",
    find: "return [...first.values()].filter(({ guid }) => guids.has(guid));",
    replace: "return guids.size < 0 ? [] : [...first.values()];",
    tests: ["app/inbox/durable-inbox.test.ts"],
    named: "take(s a delivery once| it once)",
  },
  {
    name: "nothing is fenced by a later event",
    file: "app/inbox/attempt.ts",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text, planted as it stands
    find: "if (later !== null) throw new Superseded(`a later event concerns ${later}`);",
    replace: "void later;",
    tests: ["app/inbox/durable-inbox.test.ts"],
    named: "a fence",
  },
  {
    name: "what is green is not withdrawn",
    file: "app/evaluate/withdrawn-checks.ts",
    find: '.filter(({ conclusion }) => conclusion === "success")',
    replace: '.filter(({ conclusion }) => conclusion === "never")',
    tests: ["app/evaluate/work.test.ts"],
    named: "(green is taken back before|a failed evaluation)",
  },
  {
    name: "an error is concluded as neutral",
    file: "src/core/report/plan.ts",
    find: 'return outcome === "pending" ? null : "failure";',
    replace: 'return outcome === "pending" ? null : ("neutral" as "failure");',
    tests: ["test/security/rules.test.ts"],
    quick: true,
  },
  {
    name: "a waiver that ended is honoured",
    file: "src/core/judge/apply-waivers.ts",
    find: 'if (today > waiver.expires) return told("waiver-expired");',
    replace: "void today;",
    tests: ["src/core/judge/waivers.test.ts"],
  },
  {
    name: "facts that are incomplete are taken for whole",
    file: "src/core/judge/notices.ts",
    find: 'facts.incomplete.map((statement) => ({ ...statement, outcome: "error" }))',
    replace: "[]",
    tests: [
      "src/core/judge/judge.test.ts",
      "src/core/judge/notices.test.ts",
      "src/core/judge/combined.test.ts",
    ],
  },
  {
    name: "a bot's approval is counted",
    file: "src/core/sign-offs/electorate.ts",
    find: 'return kind === "bot" || login.toLowerCase().endsWith("[bot]");',
    replace: 'return kind === "bot" && login === "";',
    tests: [
      "src/core/sign-offs/electorate.test.ts",
      "src/core/sign-offs/weigh-review.test.ts",
      "src/core/sign-offs/weigh-sign-offs.test.ts",
    ],
  },
  {
    name: "an export is taken over without a look at its chain",
    file: "app/transfer/import-all.ts",
    find: 'if ("audit" in part.line) refuseBreak(opened?.chain.next(part.line.audit) ?? null);',
    replace: 'if ("audit" in part.line) opened?.chain.next(part.line.audit);',
    tests: ["app/transfer/transfer.test.ts"],
    named: "what is refused leaves the store empty",
  },
  {
    name: "retention takes rows away and notes no anchor",
    file: "app/audit/apply-retention.ts",
    find: "await writeAnchor(trx, last);",
    replace: "",
    tests: ["app/audit/apply-retention.test.ts"],
    named: "(rows are old|the chain goes on)",
  },
];
