import { describe, expect, test } from "vitest";
import { placeholderIn, placeholderOf } from "./placeholder.ts";

describe("a word in capitals", () => {
  test.for([
    "TODO",
    "TODO: say who",
    "TODO what it must not be used for",
    "Owner: TBD.",
    "Evaluated on TBD rows",
    "the threshold (TBD)",
    "AUC TBD, memory 512Mi",
    "a TBD number of rows",
    "XXX",
    "see FIXME",
    "TODO - the first step",
    "TODO/TBD",
  ])("stands for text in: %s", (text) => {
    expect(placeholderIn(text)).toMatch(/^(?:TODO|TBD|XXX|FIXME)$/);
  });

  test.for([
    "It counts TODO comments in code",
    "No TODO is left",
    "there is no TODO in it",
    "A reviewer found a TODO in the code",
    'tickets whose status is "TBD" are left out',
    "tickets whose status is “TBD” are left out",
    "TBD entries of the register are left out",
    "as docs/TODO.md says",
    "from the TODO-list",
    "sizes up to XXXL",
    "Todo el mundo, tbd",
    "the TODOs of last year",
  ])("is spoken about in: %s", (text) => {
    expect(placeholderIn(text)).toBeUndefined();
  });
});

describe("a single value", () => {
  test.for([
    ["tbd", "tbd"],
    [" Todo ", "Todo"],
    ["?", "?"],
    ["…", "…"],
    ["<run id>", "<run id>"],
    ["xxx", "xxx"],
    ["TODO the run, as the tracking server names it", "TODO"],
    ["{{ retention }}", "{{ retention }}"],
    ["`a` and TBD", "TBD"],
  ] as const)("%s holds %s", ([value, found]) => {
    expect(placeholderOf(value)).toBe(found);
  });

  test.for([
    "none",
    "public",
    "p95_latency",
    "not for `TODO` comments",
    "a < b and c > d",
    "todo-classifier",
    "Was it <b>?",
    "What for?",
    "",
  ])("%s is one that says something", (value) => {
    expect(placeholderOf(value)).toBeUndefined();
  });
});
