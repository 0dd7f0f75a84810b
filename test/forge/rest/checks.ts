import { createRun, tellOfRun, updateRun } from "../checks/runs.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound, Refusal } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import type { App, CheckRun, Repository } from "../state/records.ts";
import { instant, locked } from "../state/world.ts";
import { runView, suiteView, suiteWithRepository } from "../views/checks.ts";
import { emit } from "../webhooks/emit.ts";
import { resolveCommit, senderOf } from "./lookup.ts";

/** Only Apps write checks ("Using the REST API to interact with checks"). */
function writer(call: Call): App {
  if (call.actor.kind !== "installation") throw new Refusal(403, "You must authenticate via a GitHub App.");
  return call.actor.installation.app;
}

function runIn(call: Call, repository: Repository): CheckRun {
  const run = repository.runs.find((one) => one.id === Number(call.params["check_run_id"]));
  if (run === undefined) throw notFound();
  return run;
}

async function create(call: Call, repository: Repository): Promise<Reply> {
  const app = writer(call);
  const run = await locked(call.world, repository, () => createRun(call.world, repository, app, call.body));
  return { status: 201, body: runView(call.world, repository, run) };
}

async function update(call: Call, repository: Repository): Promise<Reply> {
  const run = runIn(call, repository);
  // An App changes its own runs only.
  if (run.suite.app !== writer(call))
    throw new Refusal(
      403,
      `Invalid app_id \`${writer(call).id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  await locked(call.world, repository, () => updateRun(call.world, repository, run, call.body));
  return { status: 200, body: runView(call.world, repository, run) };
}

async function listForRef(call: Call, repository: Repository): Promise<Reply> {
  const commit = await resolveCommit(call, repository, call.params["ref"] ?? "");
  if (commit === null) throw new Refusal(422, `No commit found for SHA: ${call.params["ref"]}`);
  const runs = repository.runs.filter((run) => run.suite.headSha === commit.oid);
  return list(call, repository, runs);
}

function list(call: Call, repository: Repository, all: readonly CheckRun[]): Promise<Reply> {
  const [name, status, app] = ["check_name", "status", "app_id"].map((key) => call.query.get(key));
  let runs = all.filter(
    (run) =>
      (name == null || run.name === name) &&
      (status == null || run.status === status) &&
      (app == null || run.suite.app.id === Number(app)),
  );
  if (call.query.get("filter") !== "all") {
    // `latest`, the default: the newest run of a name in a suite.
    const newest = new Map(runs.map((run) => [`${run.suite.id} ${run.name}`, run]));
    runs = [...newest.values()];
  }
  const wrap = (check_runs: unknown[], total_count: number) => ({ total_count, check_runs });
  return paged(call, runs.reverse(), (run) => runView(call.world, repository, run), { wrap });
}

/** Asking for a run again changes nothing in it: its App is told, and makes or updates a run itself. */
function rerequestRun(call: Call, repository: Repository): Reply {
  const run = runIn(call, repository);
  tellOfRun(call.world, repository, run, "rerequested", senderOf(call));
  return { status: 201, body: {} };
}

async function rerequestSuite(call: Call, repository: Repository): Promise<Reply> {
  const suite = repository.suites.find((one) => one.id === Number(call.params["check_suite_id"]));
  if (suite === undefined) throw notFound();
  suite.updatedAt = instant(call.world);
  const payload = { check_suite: await suiteView(call.world, repository, suite) };
  emit(call.world, {
    event: "check_suite",
    action: "rerequested",
    repository,
    sender: senderOf(call),
    payload,
    only: suite.app,
  });
  return { status: 201, body: {} };
}

async function listSuites(call: Call, repository: Repository): Promise<Reply> {
  const commit = await resolveCommit(call, repository, call.params["ref"] ?? "");
  const app = call.query.get("app_id");
  const suites = repository.suites.filter(
    (one) => one.headSha === commit?.oid && (app === null || one.app.id === Number(app)),
  );
  const wrap = (check_suites: unknown[], total_count: number) => ({ total_count, check_suites });
  return paged(call, suites, (suite) => suiteWithRepository(call.world, repository, suite), { wrap });
}

const runs = "/repos/{owner}/{repo}/check-runs";
const suites = "/repos/{owner}/{repo}/check-suites";

/** Check runs and suites. */
export const checkOperations: readonly Operation[] = [
  inRepository({ route: `POST ${runs}`, needs: [["checks", "write"]], handle: create }),
  inRepository({ route: `PATCH ${runs}/{check_run_id}`, needs: [["checks", "write"]], handle: update }),
  inRepository({
    route: `GET ${runs}/{check_run_id}`,
    needs: [["checks", "read"]],
    handle: (call, repository) => ({
      status: 200,
      body: runView(call.world, repository, runIn(call, repository)),
    }),
  }),
  inRepository({
    route: `GET ${runs}/{check_run_id}/annotations`,
    needs: [["checks", "read"]],
    handle: (call, repository) =>
      paged(call, runIn(call, repository).annotations, (annotation) => annotation),
  }),
  inRepository({
    route: `POST ${runs}/{check_run_id}/rerequest`,
    needs: [["checks", "write"]],
    handle: rerequestRun,
  }),
  inRepository({
    route: `POST ${suites}/{check_suite_id}/rerequest`,
    needs: [["checks", "write"]],
    handle: rerequestSuite,
  }),
  inRepository({
    route: `GET ${suites}/{check_suite_id}`,
    needs: [["checks", "read"]],
    handle: async (call, repository) => {
      const suite = repository.suites.find((one) => one.id === Number(call.params["check_suite_id"]));
      if (suite === undefined) throw notFound();
      return { status: 200, body: await suiteWithRepository(call.world, repository, suite) };
    },
  }),
  inRepository({
    route: `GET ${suites}/{check_suite_id}/check-runs`,
    needs: [["checks", "read"]],
    handle: (call, repository) =>
      list(
        call,
        repository,
        repository.runs.filter((run) => run.suite.id === Number(call.params["check_suite_id"])),
      ),
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
    needs: [["checks", "read"]],
    handle: listForRef,
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/commits/{ref}/check-suites",
    needs: [["checks", "read"]],
    handle: listSuites,
  }),
];
