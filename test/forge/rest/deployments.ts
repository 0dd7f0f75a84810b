import { asText } from "../contract/json.ts";
import { answerDeployment } from "../deployments/request.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound, Refusal, unprocessable } from "../http/call.ts";
import type { Repository } from "../state/records.ts";

function review(call: Call, repository: Repository): Reply {
  const { actor, body } = call;
  if (actor.kind !== "installation") throw new Refusal(403, "You must authenticate via a GitHub App.");
  const deployment = repository.deployments.find((one) => {
    return one.run === Number(call.params["run_id"]) && one.environment === body["environment_name"];
  });
  if (deployment === undefined) throw notFound();
  const state = asText(body["state"]) ?? null;
  if (state !== null && state !== "approved" && state !== "rejected")
    throw unprocessable("Validation Failed");
  const comment = asText(body["comment"]) ?? null;
  answerDeployment(deployment, { app: actor.installation.app, state, comment });
  return { status: 204 };
}

/** Leave to deploy ("Review custom deployment protection rules for a workflow run"). */
export const deploymentOperations: readonly Operation[] = [
  inRepository({
    route: "POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule",
    needs: [["deployments", "write"]],
    handle: review,
  }),
];
