import { expect, test } from "vitest";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import { GRAVITIES } from "./gravity.ts";
import { examinationToJson, examinationToTerminal } from "./tell-examination.ts";

const plain = (_tone: string, text: string) => text;
const examination = (...diagnoses: readonly Diagnosis[]) => ({
  subject: "acme/model",
  online: true,
  diagnoses,
});

test("the gravest comes first, what is in order takes a line, and a long command is shown whole once", () => {
  const command = `gh api --method PUT /repos/acme/model/rulesets/7 -f ${"x".repeat(40)}`;
  const shown = examinationToTerminal(
    examination(
      diagnosis("nobody-bypasses", "release"),
      notSeen("It", "main", { says: "it is hidden (HTTP {status})", values: { status: 403 } }),
      diagnosis("no-pull-request", "release", {}, { command }),
      diagnosis(
        "may-delete",
        "release",
        {},
        { command, link: "https://github.com/acme/model/settings/rules/7" },
      ),
    ),
    plain,
  );
  expect(shown).toBe(
    [
      "✗ release: whoever may push can delete the branch",
      "    A branch that is deleted can be made anew with any content, past every check.",
      "    → forbid deletions",
      `      ${command}`,
      "      https://github.com/acme/model/settings/rules/7",
      "",
      "! release: changes need no pull request",
      "    A commit that is green in some pull request can be pushed directly, and its merge is nowhere to be seen.",
      "    → require a pull request",
      '      the same command as for "whoever may push can delete the branch"',
      "",
      "? main: It was not seen, because it is hidden (HTTP 403)",
      "",
      "✓ release: nobody may bypass the required check",
      "",
      "✗ acme/model: 1 grave, 1 weak, 1 not seen, 1 in order",
      "",
    ].join("\n"),
  );
});

test("of two commands for a branch it is said which one is meant, and of another branch's, whose it is", () => {
  const [rules, makers] = ["rules", "makers"].map((name) => `gh api /repos/acme/${name} ${"x".repeat(100)}`);
  const found = [
    diagnosis("may-delete", "rel", {}, { command: rules }),
    diagnosis("anybody-creates", "rel", {}, { command: makers }),
    diagnosis("may-force-push", "rel", {}, { command: rules }),
    diagnosis("anybody-creates", "prod", {}, { command: makers }),
  ];
  const shown = examinationToTerminal(examination(...found), plain);
  expect(shown.match(/the same command .*/g)).toEqual([
    'the same command as for "whoever may push can delete the branch"',
    'the same command as for "rel: no ruleset restricts who may make the branch"',
  ]);
});

test("a command that is shorter than what it was shown for is shown again", () => {
  const found = ["rel", "prod"].map((about) =>
    diagnosis("may-delete", about, {}, { command: "gh api /short" }),
  );
  expect(examinationToTerminal(examination(...found), plain).match(/gh api \/short/g)).toHaveLength(2);
});

test("foreign names move no cursor and speak no command of a runner", () => {
  const hostile = "\u001b[2J::error::x ##[error]\u202e";
  const command = `echo ${hostile}${"x".repeat(500)}`;
  const shown = examinationToTerminal(
    examination(
      diagnosis(
        "missing-branch",
        hostile,
        { stage: hostile, branch: hostile },
        { command, link: hostile, where: { path: hostile, line: 1 } },
      ),
      diagnosis("may-delete", "release", {}, { command }),
    ),
    plain,
  );
  expect(shown).toContain("the same command as for");
  expect(shown).not.toMatch(/[\u001b\u202e]|##\[/);
});

test("JSON says whether anything is grave, and keeps commands as they are", () => {
  const command = `echo 'a' | gh api --method POST /repos/acme/model/rulesets --input -`;
  const read = JSON.parse(
    examinationToJson(
      examination(diagnosis("not-required", "release", { check: "gatehouse: production" }, { command })),
    ),
  ) as unknown;
  expect(read).toEqual({
    subject: "acme/model",
    online: true,
    protected: false,
    diagnoses: [
      {
        id: "not-required",
        gravity: "grave",
        about: "release",
        message: "no rule requires the check `gatehouse: production`",
        consequence: "A pull request can be merged whatever the check says.",
        advice: "require it, from the App alone",
        command,
      },
    ],
  });
  expect(GRAVITIES).toEqual(["grave", "weak", "unseen", "fine"]);
});

test.for([
  ["something grave", ["not-required", "app-unverified"], false, "✗"],
  ["something that was not seen", ["app-unverified", "nobody-bypasses"], null, "?"],
  ["nothing but what is in order or weak", ["nobody-bypasses", "no-pull-request"], true, "✓"],
] as const)("whether it is protected, with %s", ([, found, expected, mark]) => {
  const all = examination(...found.map((id) => diagnosis(id, "release", { check: "c", app: 1 })));
  expect(JSON.parse(examinationToJson(all))).toMatchObject({ protected: expected });
  expect(examinationToTerminal(all, plain)).toContain(`\n${mark} acme/model: `);
});
