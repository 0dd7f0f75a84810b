import type { Operation } from "../http/call.ts";
import { administrationOperations } from "./administration.ts";
import { appManifestOperations } from "./app-manifests.ts";
import { appOperations } from "./apps.ts";
import { branchOperations } from "./branches.ts";
import { checkOperations } from "./checks.ts";
import { codeownersOperations } from "./codeowners.ts";
import { commentOperations } from "./comments.ts";
import { commitOperations } from "./commits.ts";
import { deploymentOperations } from "./deployments.ts";
import { gitDataOperations } from "./git-data.ts";
import { gitRefOperations } from "./git-refs.ts";
import { hookDeliveryOperations } from "./hook-deliveries.ts";
import { labelOperations } from "./labels.ts";
import { organizationRulesetOperations } from "./organization-rulesets.ts";
import { peopleOperations } from "./people.ts";
import { pullOperations } from "./pulls.ts";
import { reviewRequestOperations } from "./review-requests.ts";
import { rulesetOperations } from "./rulesets.ts";
import { statusOperations } from "./statuses.ts";

/** Every endpoint that the forge serves; anything else is 404 and, in strict mode, a violation. */
export const operations: readonly Operation[] = [
  ...administrationOperations,
  ...appManifestOperations,
  ...appOperations,
  ...branchOperations,
  ...checkOperations,
  ...codeownersOperations,
  ...commentOperations,
  ...commitOperations,
  ...deploymentOperations,
  ...gitDataOperations,
  ...gitRefOperations,
  ...hookDeliveryOperations,
  ...labelOperations,
  ...organizationRulesetOperations,
  ...peopleOperations,
  ...pullOperations,
  ...reviewRequestOperations,
  ...rulesetOperations,
  ...statusOperations,
];
