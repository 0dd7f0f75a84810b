import { describe, expect, test } from "vitest";
import { blankIn } from "./blank.ts";

describe("what forms leave between brackets in place of a value", () => {
  test.for([
    ["Owner: [Team name]", "[Team name]"],
    ["[Enter name]", "[Enter name]"],
    ["Created: [YYYY-MM-DD]", "[YYYY-MM-DD]"],
    ["[HH:MM] - what was seen", "[HH:MM]"],
    ["Last updated: YYYY-MM-DD", "Last updated: YYYY-MM-DD"],
    ["Date: YYYY-MM-DD", "Date: YYYY-MM-DD"],
    ["Last Reviewed: YYYY-MM-DD", "Last Reviewed: YYYY-MM-DD"],
    ["Decided on {YYYY-MM-DD} by us", "{YYYY-MM-DD}"],
    [
      "Status: [Proposed | Accepted | Superseded by another]",
      "[Proposed | Accepted | Superseded by another]",
    ],
    ["Runbook: [Service Name]", "[Service Name]"],
    ["ADR-[Number]: [What was decided]", "[What was decided]"],
    ["[e.g., a transformer]", "[e.g., a transformer]"],
    ["[driver 1, e.g. a force, …]", "[driver 1, e.g. a force, …]"],
    ["[Use case 1]", "[Use case 1]"],
    ["[Who is asked, and who is told?]", "[Who is asked, and who is told?]"],
    ["Author(s): [Name(s)]", "[Name(s)]"],
    ["Version: [X.X]", "[X.X]"],
    ["Contacts: [Name] – [Email]", "[Name]"],
    ["Date: [Date]\nOwner: dana", "[Date]"],
    ["{What forced this decision? What was known?}", "{What forced this decision? What was known?}"],
    ["{some words}", "{some words}"],
    ["# Model: {MODEL_NAME}".slice(2), "{MODEL_NAME}"],
    ["Last updated: {last_updated}", "{last_updated}"],
    ["Owner / Updated: {team} / {date}", "{team}"],
    ["{MM/DD/YYYY}", "{MM/DD/YYYY}"],
  ] as const)("%s", ([text, found]) => {
    expect(blankIn(text)).toBe(found);
  });

  test.for([
    "It was measured [on the test set] and holds",
    "Source: [Mitchell et al. 2019]",
    "Owner: [not applicable]",
    "[see below]",
    "[optional]",
    "[1]",
    "Shape: [N, 512]",
    "Classes: {cat, dog}",
    "Labels: [cat, dog, bird]",
    "Threshold: [0.5, 0.8]",
    "{a = b}",
    "the set {x in A}",
    "GET /models/{name}",
    "Path: data/{split}.csv",
    "Path: {id}",
    "{label: 'YAML', value: 'yaml'}",
    '{"a": 1}',
    "[Blog]\n[Paper]\n[Model card]",
    "Released on Monday.\n[Full list of changes]",
    "[Tutorial of the thing][tutorial]",
    "[x] It is done",
    "Format: YYYY-MM-DD",
    "order_date: YYYY-MM-DD",
    "Files are called sales_{YYYY-MM-DD}.csv",
    "A day is written as YYYY-MM-DD.",
    "[!NOTE]",
  ])("is not in: %s", (text) => {
    expect(blankIn(text)).toBeUndefined();
  });
});
