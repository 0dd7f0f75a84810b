import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dockerfile } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/env");
const DIGEST = `sha256:${"ab".repeat(32)}`;

const read = (text: string) => dockerfile.read({ path: "Dockerfile", text, oid: "abc" });
const pins = (text: string) => read(text).details?.pins ?? [];
const counts = (text: string) =>
  Object.fromEntries(read(text).observations.map(({ name, value }) => [name, value]));
const problems = (text: string) => read(text).problems.map(({ id }) => id);

describe("an image", () => {
  test.for([
    ["FROM python", { name: "python", exact: false, locked: false }],
    ["FROM python:latest", { version: "latest", exact: false }],
    ["FROM python:3.12-slim", { version: "3.12-slim", exact: false }],
    ["FROM python:3.12.4-slim", { version: "3.12.4-slim", exact: true, locked: false }],
    ["FROM ubuntu:noble-20240801", { exact: true, locked: false }],
    [`FROM python@${DIGEST}`, { name: "python", version: DIGEST, exact: true, locked: true }],
    [`FROM python:3.12@${DIGEST}`, { version: "3.12", exact: true, locked: true }],
    ["FROM python@sha256:abc", { exact: false, locked: false }],
    ["FROM reg.example.com:5000/a/b", { name: "reg.example.com:5000/a/b", exact: false }],
    ["FROM reg.example.com:5000/a/b:1.2.3", { name: "reg.example.com:5000/a/b", version: "1.2.3" }],
    ["FROM --platform=linux/amd64 python:3.12.4", { name: "python", version: "3.12.4" }],
    ["FROM --platform=$BUILDPLATFORM python:3.12.4 AS build", { name: "python", version: "3.12.4" }],
    ["from python:3.12.4", { name: "python" }],
    ["FROM \\\n  python:3.12.4", { name: "python", version: "3.12.4" }],
    ["ARG V=3.12.4\nFROM python:$V", { name: "python", version: "3.12.4", exact: true }],
    [`ARG D=${DIGEST}\nARG I="python@\${D}"\nFROM \${I}`, { name: "python", locked: true }],
    ["ARG V\nFROM python:${V:-3.12.4}", { version: "3.12.4", exact: true }],
    ["ARG V=\nFROM python:${V:-3.12.4}", { version: "3.12.4" }],
    ["ARG V=1\nFROM python:3.12.4${V:+-slim}", { version: "3.12.4-slim" }],
    ["ARG V\nFROM python:$V", { name: "python", version: "$V", exact: false }],
    ["ARG I\nFROM $I", { name: "$I", exact: false, locked: false }],
    ["# escape=`\nFROM `\n  python:3.12.4", { name: "python" }],
    ["#syntax=docker/dockerfile:1\nFROM python:3.12.4\nRUN <<EOF\nFROM nothing\nEOF", { name: "python" }],
  ] as const)("%s", ([text, expected]) => {
    expect(problems(text)).toEqual([]);
    expect(pins(text)).toEqual([expect.objectContaining({ kind: "image", ...expected })]);
  });

  test("stages, scratch and numbers are no images; what files are copied from is one", () => {
    const text = [
      `FROM golang:1.26.2@${DIGEST} AS Base`,
      "FROM base AS build",
      "FROM scratch",
      "COPY --from=build /a /",
      "COPY --from=0 /a /",
      "COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/",
    ].join("\n");
    expect(pins(text).map(({ name, source }) => [name, source.line])).toEqual([
      ["golang", 1],
      ["ghcr.io/astral-sh/uv", 6],
    ]);
    expect(counts(text)).toEqual({ pins: 2, inexact: 1, unlocked: 1, stages: 3 });
  });

  test("a stage has a name only below its own line", () => {
    expect(pins("FROM build\nFROM python AS build\nFROM build").map(({ name }) => name)).toEqual([
      "build",
      "python",
    ]);
  });

  test("only arguments before the first image count for it", () => {
    expect(pins("FROM python:3.12.4\nARG V=1\nFROM x:$V").map(({ version }) => version)).toEqual([
      "3.12.4",
      "$V",
    ]);
  });

  test("the user is told", () => {
    expect(read("FROM a\nUSER 1000:1000\n").details?.properties).toMatchObject([
      { name: "user", value: "1000:1000" },
    ]);
  });
});

describe("problems", () => {
  test.for([
    ["", ["no-image"]],
    ["# nothing\nRUN true", ["no-image"]],
    ["FROM", ["unreadable-image"]],
    ["FROM a b", ["unreadable-image"]],
    ["FROM a as", ["unreadable-image"]],
    [`FROM a\n${"# x\n".repeat(20_000)}`, ["too-large"]],
  ] as const)("%#", ([text, expected]) => expect(problems(text)).toEqual(expected));
});

describe("hostile files", () => {
  test("repetitions come to an end", () => {
    for (const part of [
      "FROM a\n",
      "\\\n",
      "$a",
      "${",
      "<<E ",
      '"',
      "FROM a AS b\n",
      "ARG a=$a$a\n",
      "COPY --from=$a /\n",
      "`",
    ]) {
      const { observations, problems: told } = read(`FROM ${part.repeat(Math.floor(30_000 / part.length))}`);
      expect(observations.length + told.length).toBeGreaterThan(0);
    }
  });

  test("any text gives something", () => {
    const piece = fc.constantFrom(
      "FROM ",
      "a",
      ":",
      "@",
      "\n",
      "\\",
      "ARG ",
      "=",
      "$a",
      "${a",
      "}",
      " AS ",
      "COPY --from=",
      "<<E",
      "#",
      '"',
      "__proto__",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join("")),
        ),
        (text) => {
          const { observations, problems: told } = read(text);
          expect(observations.length + told.length).toBeGreaterThan(0);
          for (const { value } of observations) expect(Number.isFinite(value)).toBe(true);
        },
      ),
      { seed: 12, numRuns: 300 },
    );
  });
});

test("detects by name and FROM", () => {
  for (const path of ["Dockerfile", "a/Dockerfile.gpu", "train.Dockerfile", "Containerfile", "x/dockerfile"])
    expect(dockerfile.detect("# x\nfrom a\n", path)).toBe(true);
  expect(dockerfile.detect("FROM a", "Dockerfiles.md")).toBe(false);
  expect(dockerfile.detect("hello", "Dockerfile")).toBe(false);
});

test.skipIf(!existsSync(samples))("a real file with digests (skipped where the samples are absent)", () => {
  const text = readFileSync(join(samples, "Dockerfile.pinned"), "utf8");
  expect(problems(text)).toEqual([]);
  expect(counts(text)).toEqual({ pins: 2, inexact: 0, unlocked: 0, stages: 3 });
  expect(pins(text).map(({ name, version }) => [name, version?.slice(0, 10)])).toEqual([
    ["golang", "1.26.2"],
    ["cgr.dev/chainguard/static", "sha256:5e9"],
  ]);
});
