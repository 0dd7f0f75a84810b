import type { Answer } from "../http/rest.ts";
import type { CheckRun, Pull, Repository } from "../state/records.ts";
import { findRepository, runsOn, type World } from "../state/world.ts";
import { page } from "./html.ts";

/**
 * A pull request as one reads it in a browser, as plain text: its state, its checks with all that they say, what people and Apps wrote. Of
 * checks with one name, the newest.
 */
export function showPull(world: World, owner: string, name: string, number: number): Answer {
  const repository = findRepository(world, owner, name);
  const pull = repository?.pulls.get(number);
  if (repository === undefined || pull === undefined) return page(404, "Not Found", "");
  const text = [...conversation(pull), ...newestRuns(repository, pull.head.sha).flatMap(check)].join("\n");
  return {
    status: 200,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: Buffer.from(`${text}\n`),
  };
}

function conversation(pull: Pull): string[] {
  const state = pull.merged ? "merged" : pull.draft ? "draft" : pull.state;
  const asked = [...pull.requestedUsers.values()].map(({ login }) => login);
  const teams = [...pull.requestedTeams.values()].map(({ org, slug }) => `${org.login}/${slug}`);
  const reviews = pull.reviews.map(
    ({ user, state: said, commit, body }) =>
      `${user.login} ${said} at ${commit?.slice(0, 7) ?? "a lost commit"}${body === "" ? "" : `: ${body}`}`,
  );
  const comments = pull.comments.flatMap(({ user, body }) => ["", `--- ${user.login} wrote`, body]);
  return [
    `#${pull.number} ${pull.title} (${state})`,
    `${pull.author.login} wants to merge ${pull.head.owner.login}:${pull.head.ref} at ${pull.head.sha.slice(0, 7)} into ${pull.base.ref}`,
    `asked for a review: ${[...asked, ...teams].join(", ") || "nobody"}`,
    ...reviews,
    ...comments,
  ];
}

function newestRuns(repository: Repository, sha: string): CheckRun[] {
  return [
    ...new Map(runsOn(repository, sha).map((run) => [`${run.suite.app.id} ${run.name}`, run])).values(),
  ];
}

function check({ name, suite, status, conclusion, output, annotations }: CheckRun): string[] {
  const places = annotations.map(
    ({ path, start_line, message }) => `  ${String(path)}:${String(start_line)} ${String(message)}`,
  );
  const said = [output.title, output.summary, output.text].filter((part) => part !== null);
  return ["", `=== ${name} by ${suite.app.slug}: ${conclusion ?? status}`, ...said, ...places];
}
