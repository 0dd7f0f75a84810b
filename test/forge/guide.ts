import type { Forge } from "./forge.ts";
import type { OrganizationHandle } from "./handles/organization.ts";

/** Who does what in the guide, and where the App is to be reached. */
export interface GuideOptions {
  readonly owner: string;
  /** Origin to which webhooks really go. */
  readonly app: string;
  /** Origin that the App is given as its own. */
  readonly name: string;
}

/** What somebody who sits before a standing forge has to know: people, tokens, addresses, and how to do what GitHub's pages would do. */
export function guide(
  forge: Forge,
  { account }: OrganizationHandle,
  { owner, app, name }: GuideOptions,
): string {
  const host = new URL(forge.url).host;
  const people = [...account.members].toSorted().map((login) => {
    const teams = [...account.teams.values()]
      .filter(({ members }) => members.has(login))
      .map(({ slug }) => slug);
    const role = account.owners.has(login) ? ["owner of the organisation", ...teams] : teams;
    return `  ${login.padEnd(6)} ${forge.tokenOf(login).padEnd(16)} ${role.join(", ")}`;
  });
  return `GitHub in a box, as an enterprise server. Ctrl-C ends it, and everything in it is gone.

  site      ${forge.url}
  REST API  ${forge.apiUrl}

People of acme, each with a token (for git, curl and gatehouse) and their teams, all of which may write:
${people.join("\n")}

Repositories, each with a first commit on main: acme/churn, acme/.github

  git clone http://ada:${forge.tokenOf("ada")}@${host}/acme/churn.git

Whom a commit belongs to, and whether a sign-off is of somebody else, follows from its author's e-mail:

  git config user.name ada && git config user.email ada@acme.example

What one does on GitHub's pages, here by REST. First, for all of it:

  export GITHUB_API_URL=${forge.apiUrl} ADA=${forge.tokenOf("ada")} KIM=${forge.tokenOf("kim")} PAT=${forge.tokenOf(owner)}
  as() { curl -sS -H "authorization: Bearer $1" -X "$2" "$GITHUB_API_URL$3" \${4:+-d "$4"}; echo; }

  open a pull request    as $ADA POST /repos/acme/churn/pulls '{"head":"BRANCH","base":"main","title":"churn 1.0.0"}'
  read it                curl ${forge.url}/acme/churn/pull/1
                         (state, checks with their pages, reviews and comments, as text)
  approve                as $KIM POST /repos/acme/churn/pulls/1/reviews '{"event":"APPROVE"}'
  request changes        as $KIM POST /repos/acme/churn/pulls/1/reviews '{"event":"REQUEST_CHANGES","body":"Why?"}'
  comment                as $ADA POST /repos/acme/churn/issues/1/comments '{"body":"/gatehouse explain"}'
  merge                  as $ADA PUT /repos/acme/churn/pulls/1/merge '{"merge_method":"merge"}'
  import a ruleset       as $PAT POST /repos/acme/churn/rulesets "$(cat ruleset.json)"
  a team may write       as $PAT PUT /orgs/acme/teams/sre/repos/acme/churn '{"permission":"push"}'

\`gh\` speaks https alone: where the documentation has \`gh api --method POST PATH --input FILE\`, write \`as $PAT POST PATH "$(cat FILE)"\`.
\`gatehouse doctor acme/churn\` asks here with GITHUB_API_URL as above and GITHUB_TOKEN=$PAT.

The App: begin with GITHUB_API_URL as above, and follow docs/install-app.md. Setup's page leads to this site and back. As the address at
which GitHub reaches the App, enter ${name}:
that name leads to ${app} here, in place of your DNS, certificate and proxy. The page that installs the App is
${forge.url}/github-apps/NAME/installations/new, with a button, or \`curl -X POST\` to it.
Workflows do not run here: \`gatehouse check\` on your machine says what the Action would.
`;
}
