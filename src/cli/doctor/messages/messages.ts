import { APP_MESSAGES } from "./app-messages.ts";
import { BRANCH_RULE_MESSAGES } from "./branch-rule-messages.ts";
import { OTHER_MESSAGES } from "./other-messages.ts";
import { OWNER_MESSAGES } from "./owner-messages.ts";
import { POLICY_MESSAGES } from "./policy-messages.ts";
import { REQUIRED_CHECK_MESSAGES } from "./required-check-messages.ts";
import { WORKFLOW_MESSAGES } from "./workflow-messages.ts";

/** Everything that the doctor says, by id. */
export const MESSAGES = {
  ...POLICY_MESSAGES,
  ...REQUIRED_CHECK_MESSAGES,
  ...BRANCH_RULE_MESSAGES,
  ...OWNER_MESSAGES,
  ...APP_MESSAGES,
  ...WORKFLOW_MESSAGES,
  ...OTHER_MESSAGES,
} as const;

export type MessageId = keyof typeof MESSAGES;
