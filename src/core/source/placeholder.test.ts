import { describe, expect, test } from "vitest";
import { abbreviationsIn, placeholderIn, placeholderOf, placeholderOfBlock } from "./placeholder.ts";

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
    "It is fair.\nTODO write the rest\nand more",
    "It is fair. TODO write the rest",
    "[^1]: TODO say where",
    "- [ ] TODO",
    "| TODO |",
    "the recall of women: TODO",
    "Cubre a todos (TODO: revisar)",
    "KEIN MODELL. TODO",
    "XXX: who",
    "Owner: XXX",
    "No owner: TBD",
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
    "EL MODELO CUBRE TODO EL PAIS",
    "TODO EL PERSONAL",
    "El modelo cubre TODO el país",
    "LO CUBRE EL MODELO, ES TODO EL PAIS",
    "keine offenen TODO",
    "Es gibt keine offenen TODO.",
    "without TODO or FIXME",
    "sin TODO",
    "TODO/FIXME comments",
    "it removes TODO and FIXME comments",
    "whoever wrote the TODO",
    "TBD virus",
    "the TBD-virus",
    "karyotypes 46,XX and 47,XXX",
    "47,XXX: three chromosomes",
    "the XXX syndrome",
  ])("is spoken about in: %s", (text) => {
    expect(placeholderIn(text)).toBeUndefined();
  });
});

describe("what a template leaves", () => {
  test.for([
    "[More Information Needed]",
    "More information needed.",
    "Developed by: More Information Needed",
    "a\nMore information needed\nb",
    "[insert the purpose]",
    "[Insert name]",
    "[Your Name]",
    "[describe what follows]",
    "[add the numbers here]",
    "[enter your name]",
    "[TODO]",
    "{{ retention }}",
    '{{ model_summary | default("", true) }}',
    "{{cookiecutter.name}}",
    "{short title, representative of the problem}",
    "{title of option 1}",
    "{decision driver 1, e.g., a force}",
    "{describe it} for $5 or $6",
    "??? is the threshold",
    "The owner is ???",
    "<your name>",
  ])("is: %s", (text) => {
    expect(placeholderIn(text)).toBeDefined();
  });

  test.for([
    "No more information needed",
    "No more information needed.",
    "There is more information needed by law than here",
    "Annotators press [Enter]",
    "press [Insert] or [Insert key]",
    "ends with [Add & Norm]",
    "the layer [Add norm]",
    "[Add-on]",
    "[todo-app]",
    "{{ site.baseurl }}/docs",
    "alert {{ $labels.job }}",
    "{{ url_for('a') }}",
    "$S = {cats and dogs}$",
    "$S = {list of all}$",
    "the groups {low income households} and {others}",
    'style={{color: "red"}}',
    '??? note "How it is folded"',
    "???+ tip",
    'Text before.\n??? warning inline end "A title"\nand after.',
    "x_{describe it}",
    "<your mileage may vary>",
  ])("is not: %s", (text) => {
    expect(placeholderIn(text)).toBeUndefined();
    expect(placeholderOf(text)).toBeUndefined();
  });
});

describe("an abbreviation that the text spells out", () => {
  test.for([
    "Trunk-based development (TBD) keeps branches short. With TBD, they live for a day.",
    "TBD (trunk-based development) keeps branches short.",
    "TBD is trunk based development, and TBD has no long branches.",
    "time-between-deployments (TBD): TBD fell",
    "**Tick-borne diseases** (TBDs); a TBD is rare",
    "the Total Body Area (TBA), and TBA alone",
  ])("is none of what is to be written: %s", (text) => {
    expect(placeholderIn(text)).toBeUndefined();
  });

  test.for([
    "TBD keeps branches short",
    "to be determined (TBD)",
    "The owner is to be defined (TBD).",
    "TBD (to be decided)",
    "the threshold (TBD)",
    "a threshold being discussed (TBD)",
    "Trunk-based development (TBD), owner: TBA",
  ])("is not spelled out, or as what is to be written: %s", (text) => {
    expect(placeholderIn(text)).toMatch(/^TB[AD]$/);
  });

  test("counts in every part of the text that spells it out", () => {
    const named = abbreviationsIn("# How we work\n\nTrunk-based\ndevelopment (TBD).\n");
    expect([...named]).toEqual(["TBD"]);
    expect(placeholderIn("Whoever follows TBD merges daily", named)).toBeUndefined();
    expect(placeholderOfBlock("Whoever follows TBD merges daily", true, named)).toBeUndefined();
    expect(placeholderIn("Owner: TBA", named)).toBe("TBA");
    expect(abbreviationsIn("Owner: TBD").size).toBe(0);
  });
});

test("a line of dashes rules, and a single dash is no answer", () => {
  expect(placeholderOfBlock("-----------", true)).toBeUndefined();
  expect(placeholderOfBlock("---", true)).toBe("---");
  expect(placeholderOfBlock("</context_of_the_prompt>", true)).toBeUndefined();
});

describe("a whole paragraph, entry or cell", () => {
  test.for([
    ["tbd", "tbd"],
    ["TBD.", "TBD."],
    ["tbd later", "tbd later"],
    ["to be determined", "to be determined"],
    ["(to be defined)", "(to be defined)"],
    ["todo: write this section", "todo: write this section"],
    ["[^1]: tbd", "tbd"],
    ["x TODO", "TODO"],
  ] as const)("%s is to be written, wherever it stands", ([text, found]) => {
    expect(placeholderOfBlock(text, true)).toBe(found);
    expect(placeholderOfBlock(text, false)).toBe(found);
  });

  test.for(["...", "…", "?", "-", "todo", "Todo", "xxx", "placeholder"])(
    "%s is as a paragraph, and a label or an ellipsis in a table or list",
    (text) => {
      expect(placeholderOfBlock(text, true)).toBe(text);
      expect(placeholderOfBlock(text, false)).toBeUndefined();
    },
  );

  test.for([
    "Todo el mundo",
    "N/A",
    "To be added to the cohort, patients must agree.",
    "tbd-server is a name",
    "Not applicable.",
    "x...",
  ])("%s says something", (text) => {
    expect(placeholderOfBlock(text, true)).toBeUndefined();
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
    ["tbd.", "tbd."],
    ["tbd later", "tbd later"],
    ["to be determined", "to be determined"],
    ["To be confirmed.", "To be confirmed."],
    ["[tbd]", "[tbd]"],
    ["-", "-"],
    ["—", "—"],
    ["...", "..."],
    ["todo: ask Dana", "todo: ask Dana"],
    ["t\u200bbd", "tbd"],
    ["\u200b", "U+200B"],
    ["\u3164", "U+3164"],
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
    ".",
    "-1",
    "N/A",
    "<unk>",
    "<https://example.com/a>",
    "<dana@example.com>",
    "todo el personal",
    "",
  ])("%s is one that says something", (value) => {
    expect(placeholderOf(value)).toBeUndefined();
  });
});

test("a text that is made to be slow is not", () => {
  const pieces = [
    "TODO ",
    "a TODO",
    "no TODO/",
    "[add a",
    "{{a ",
    "{ab ",
    "$a",
    "<your ",
    "?",
    ". ",
    "\u200b",
    "todo:",
    "[a b]",
    "{a b} ",
    "[a b]\n",
    "date: ",
    "a: [",
    "t b d",
    "TBD t",
    "TBD (",
  ];
  const started = process.cpuUsage().user;
  for (const piece of pieces) placeholderOfBlock(piece.repeat(Math.ceil(2 ** 18 / piece.length)), true);
  // A second of the processor for each of them; what grows with the square takes minutes.
  expect(process.cpuUsage().user - started).toBeLessThan(12_000_000);
});
