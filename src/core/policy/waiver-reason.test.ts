import { expect, test } from "vitest";
import { reasonFault } from "./waiver-reason.ts";

const PLACEHOLDER = "expected the reason itself, not a placeholder";

test.for([
  "todo: write down the reason",
  "the reason follows, tbd soon",
  "(TBA) by the owner of it",
  "fixme before the release",
  "xxxx xxxx some words more",
  "Lorem and some more words",
  "this is a placeholder for it",
  "asdfasdf qwer yxcv tyui",
  "please fill this in some day",
  "fill in why the risk is taken",
  "insert why the risk is taken",
  "put the reason here, please",
  "it is to be decided by the board",
  "it is to be defined by the board",
  "it is to be done by the board",
  "it is to be explained by the board",
  "it is to be filled by the board",
  // What documents are refused for, a reason is, too.
  "[More Information Needed]",
  "More information is needed.",
  "[Why the risk is taken]",
  "{{ reason_of_the_waiver }}",
  "to be announced later",
  "??? some words more",
  "We accept it. T\u200bBD by the owner",
])("%s", (reason) => {
  expect(reasonFault(reason)).toBe(PLACEHOLDER);
});

test.for([
  "Only 28 samples, retraining is planned for January",
  "A new test set is to be completed in January",
  "The vendor says that the patch is to be provided in May",
  "[ML-42] The vendor has no fix before May",
  "The tool counts methods, which are called like that",
])("%s is a reason", (reason) => {
  expect(reasonFault(reason)).toBeNull();
});

test.for([
  ["because", "expected a reason of at least 15 characters"],
  ["because because because", "expected a sentence that says why the risk is taken"],
  ["--------------------", PLACEHOLDER],
] as const)("%s: %s", ([reason, fault]) => {
  expect(reasonFault(reason)).toBe(fault);
});
