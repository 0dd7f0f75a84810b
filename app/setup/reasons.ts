/** What each permission of the manifest is for, in the words of docs/install-app.md. */
export const PERMISSION_REASONS: Readonly<Record<string, { readonly name: string; readonly why: string }>> = {
  metadata: { name: "Metadata", why: "always asked for by GitHub" },
  contents: { name: "Contents", why: "policy, CODEOWNERS, manifests and evidence, as data" },
  checks: {
    name: "Checks",
    why: "the check `gatehouse: <stage>`; reads those of others, where `required-checks` asks",
  },
  pull_requests: {
    name: "Pull requests",
    why: "changed files and reviews; asking the missing people for a review; answering commands",
  },
  issues: {
    name: "Issues",
    why: "hearing comments, and so commands; GitHub counts comments on pull requests among those of issues",
  },
  statuses: {
    name: "Commit statuses",
    why: "so that the check can be pinned to the App in GitHub's forms; reads those of others, as above",
  },
  merge_queues: { name: "Merge queues", why: "hearing when a merge queue asks" },
  members: {
    name: "Organization: Members",
    why: "who is in the teams that own and sign, and hearing when that changes",
  },
};

/** Why the App wants to hear of each event of the manifest. */
export const EVENT_REASONS: Readonly<Record<string, string>> = {
  pull_request: "there is something to judge, or it changed",
  pull_request_review: "somebody signed, or took it back",
  check_run: "a check of another tool ended, or somebody asks for ours again",
  check_suite: "somebody asks for all checks again",
  push: "the base branch moved: another policy, other owners",
  status: "a status of another tool changed",
  merge_group: "a merge queue asks",
  member: "somebody may write now, or no longer",
  membership: "a team that owns or signs has another member",
  team: "a team was renamed, removed, or given other repositories",
  organization: "somebody joined or left",
  repository: "a repository was renamed, moved, or has another default branch",
  issue_comment: "somebody gives a command",
};
