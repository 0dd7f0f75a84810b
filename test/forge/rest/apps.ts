import { asArray, asObject } from "../contract/json.ts";
import { allowanceOf, payerOf } from "../http/allowance.ts";
import { covers, guarded } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound, Refusal, unprocessable } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import type { Installation } from "../state/records.ts";
import { mintToken } from "../state/tokens.ts";
import { appView, installationView } from "../views/accounts.ts";
import { repositoryView } from "../views/repository.ts";
import { appOf } from "./lookup.ts";

function installationIn(call: Call): Installation {
  const installation = call.world.installations.get(Number(call.params["installation_id"]));
  if (installation === undefined || installation.app !== appOf(call)) throw notFound();
  return installation;
}

function ofApp(call: Call): Installation[] {
  return [...call.world.installations.values()].filter((one) => one.app === appOf(call));
}

const levels = ["none", "read", "write", "admin"];

/** A token may be given fewer permissions and repositories than its installation, never more ("Create an installation access token"). */
function accessToken(call: Call): Reply {
  const installation = installationIn(call);
  if (installation.suspended !== null) throw new Refusal(403, "This installation has been suspended");
  const asked = call.body["permissions"] === undefined ? null : asObject(call.body["permissions"]);
  const permissions =
    asked === null
      ? installation.permissions
      : Object.fromEntries(Object.entries(asked).map(([k, v]) => [k, String(v)]));
  for (const [name, level] of Object.entries(permissions)) {
    if (levels.indexOf(level) > levels.indexOf(installation.permissions[name] ?? "none")) {
      throw new Refusal(422, "The permissions requested are not granted to this installation.");
    }
  }
  const all = [...call.world.repositories.values()].filter(
    (one) => !one.deleted && covers(installation, null, one),
  );
  const ids = asArray(call.body["repository_ids"]).map(Number);
  const names = asArray(call.body["repositories"]).map(String);
  const narrowed = ids.length + names.length > 0;
  const chosen = all.filter((one) => ids.includes(one.id) || names.includes(one.name));
  if (narrowed && chosen.length < ids.length + names.length) {
    throw unprocessable(
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  }
  const scope = narrowed
    ? { permissions, repositories: new Set(chosen.map((one) => one.id)) }
    : { permissions };
  const minted = mintToken(call.world, installation, scope);
  const expires_at = new Date(minted.expiresAt).toISOString().replace(/\.\d{3}Z$/, "Z");
  const repository_selection = narrowed
    ? "selected"
    : installation.repositories === null
      ? "all"
      : "selected";
  const listed = narrowed ? { repositories: chosen.map((one) => repositoryView(call.world, one)) } : {};
  return {
    status: 201,
    body: { token: minted.token, expires_at, permissions, repository_selection, ...listed },
  };
}

function installedRepositories(call: Call): Promise<Reply> {
  const { actor, world } = call;
  if (actor.kind !== "installation") throw new Refusal(403, "Resource not accessible by integration");
  const all = [...world.repositories.values()].filter(
    (one) => !one.deleted && covers(actor.installation, actor.repositories, one),
  );
  const wrap = (repositories: unknown[], total_count: number) => ({
    total_count,
    repository_selection: "all",
    repositories,
  });
  return paged(call, all, (one) => repositoryView(world, one), { wrap });
}

/** What is left of each resource ("Get rate limit status for the authenticated user"); resources that are not counted here are whole. */
function rateLimit(call: Call): Reply {
  const whole = { limit: 5000, remaining: 5000, reset: 4_102_444_800, used: 0 };
  const [core, graphql] = (["core", "graphql"] as const).map((resource) => {
    const { limit, used, resetAt } = allowanceOf(call.world, payerOf(call.actor), resource);
    return { limit, remaining: Math.max(0, limit - used), reset: resetAt, used: Math.min(limit, used) };
  });
  const names = [
    "search",
    "source_import",
    "integration_manifest",
    "code_scanning_upload",
    "actions_runner_registration",
    "scim",
    "dependency_snapshots",
    "dependency_sbom",
    "code_search",
  ];
  return {
    status: 200,
    body: {
      resources: { ...Object.fromEntries(names.map((name) => [name, whole])), core, graphql },
      rate: core,
    },
    free: true,
  };
}

/** Apps, their installations and tokens. */
export const appOperations: readonly Operation[] = [
  guarded({
    route: "GET /app",
    needs: [],
    by: "app",
    handle: (call) => ({
      status: 200,
      body: { ...appView(appOf(call)), installations_count: ofApp(call).length },
    }),
  }),
  guarded({
    route: "GET /app/installations",
    needs: [],
    by: "app",
    handle: (call) => paged(call, ofApp(call), installationView),
  }),
  guarded({
    route: "GET /app/installations/{installation_id}",
    needs: [],
    by: "app",
    handle: (call) => ({ status: 200, body: installationView(installationIn(call)) }),
  }),
  guarded({
    route: "POST /app/installations/{installation_id}/access_tokens",
    needs: [],
    by: "app",
    handle: accessToken,
  }),
  guarded({
    route: "GET /installation/repositories",
    needs: [],
    by: "installation",
    handle: installedRepositories,
  }),
  {
    route: "GET /repos/{owner}/{repo}/installation",
    needs: [],
    by: "app",
    handle: (call) => {
      const [owner, name] = [call.params["owner"]?.toLowerCase(), call.params["repo"]?.toLowerCase()];
      const repository = [...call.world.repositories.values()].find(
        (one) => !one.deleted && one.owner.login.toLowerCase() === owner && one.name.toLowerCase() === name,
      );
      const installation = ofApp(call).find(
        (one) => repository !== undefined && covers(one, null, repository),
      );
      if (installation === undefined) throw notFound();
      return { status: 200, body: installationView(installation) };
    },
  },
  { route: "GET /rate_limit", needs: [], handle: rateLimit },
];
