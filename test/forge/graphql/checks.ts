import { requiredChecks } from "../rules/matching.ts";
import type { CheckAnnotation, CheckRun, CheckSuite, Repository } from "../state/records.ts";
import { fullName } from "../state/world.ts";
import { suiteOutcome } from "../views/checks.ts";
import { appNode } from "./accounts.ts";
import { connection } from "./connection.ts";
import { objectNode } from "./git-objects.ts";
import { repositoryNode } from "./repository.ts";
import type { Args, Node, Scope } from "./scope.ts";

function upper(text: string | null): string | null {
  return text === null ? null : text.toUpperCase();
}

function annotationNode(annotation: CheckAnnotation): Node {
  const {
    path,
    message,
    title,
    raw_details,
    annotation_level,
    start_line,
    end_line,
    start_column,
    end_column,
  } = annotation;
  const location = {
    start: { line: start_line, column: start_column },
    end: { line: end_line, column: end_column },
  };
  return {
    __typename: "CheckAnnotation",
    path,
    message,
    title,
    rawDetails: raw_details,
    annotationLevel: upper(String(annotation_level)),
    location,
  };
}

/** A check run. */
export function runNode(scope: Scope, repository: Repository, run: CheckRun): Node {
  const place = `/${fullName(repository)}/runs/${run.id}`;
  const url = `${scope.world.url}${place}`;
  return {
    __typename: "CheckRun",
    id: `CR_${run.id}`,
    databaseId: run.id,
    name: run.name,
    status: upper(run.status),
    conclusion: upper(run.conclusion),
    externalId: run.externalId === "" ? null : run.externalId,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    title: run.output.title,
    summary: run.output.summary,
    text: run.output.text,
    detailsUrl: run.detailsUrl ?? url,
    url,
    permalink: url,
    resourcePath: place,
    annotations: (args: Args) => connection("annotations", args, run.annotations, annotationNode),
    checkSuite: () => suiteNode(scope, repository, run.suite),
    repository: () => repositoryNode(scope, repository),
    isRequired: (args: Args) => {
      const pull = repository.pulls.get(Number(args["pullRequestNumber"]));
      const required = pull === undefined ? [] : requiredChecks(repository, pull.base.ref);
      return required.some(
        ({ context, integrationId }) =>
          context === run.name && (integrationId ?? run.suite.app.id) === run.suite.app.id,
      );
    },
  };
}

function runsOf(scope: Scope, repository: Repository, suite: CheckSuite, args: Args) {
  const filter = args["filterBy"];
  const given = typeof filter === "object" && filter !== null ? { ...filter } : {};
  const wanted: Readonly<Record<string, unknown>> = { checkType: "LATEST", ...given };
  let runs = repository.runs.filter((run) => {
    if (run.suite !== suite || (wanted["appId"] !== undefined && wanted["appId"] !== suite.app.id))
      return false;
    if (wanted["status"] !== undefined && wanted["status"] !== upper(run.status)) return false;
    return wanted["checkName"] === undefined || wanted["checkName"] === run.name;
  });
  // Only the newest of a name counts, unless all are asked for.
  if (wanted["checkType"] !== "ALL") runs = [...new Map(runs.map((run) => [run.name, run])).values()];
  return connection("checkRuns", args, runs, (run) => runNode(scope, repository, run));
}

/** A check suite. */
export function suiteNode(scope: Scope, repository: Repository, suite: CheckSuite): Node {
  const { status, conclusion } = suiteOutcome(repository, suite);
  const place = `/${fullName(repository)}/commit/${suite.headSha}/checks?check_suite_id=${suite.id}`;
  return {
    __typename: "CheckSuite",
    id: `CS_${suite.id}`,
    databaseId: suite.id,
    status: upper(status),
    conclusion: upper(conclusion),
    createdAt: suite.createdAt,
    updatedAt: suite.updatedAt,
    url: `${scope.world.url}${place}`,
    resourcePath: place,
    app: appNode(scope, suite.app),
    commit: () => objectNode(scope, repository, suite.headSha, ""),
    repository: () => repositoryNode(scope, repository),
    checkRuns: (args: Args) => runsOf(scope, repository, suite, args),
  };
}
