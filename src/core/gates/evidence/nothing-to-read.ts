import type { Finding } from "#core/model/finding.ts";
import type { Context } from "./context.ts";
import type { Check } from "./options.ts";
import { type Candidate, filesOf, hasSlice, labelOf, namesNear, type Wanted } from "./select-observations.ts";

/** Why a check finds nothing to read, from the widest reason to the narrowest, with what is there in its place. */
export function nothingToRead(
  check: Check,
  wanted: Wanted,
  named: readonly Candidate[],
  { say, about, package: { evidence } }: Context,
): Finding {
  const { format = "", observation } = wanted;
  const shared = { check: check.name, format };
  const ofFormat = filesOf(evidence, { format, observation });
  if (ofFormat.length === 0) {
    const listed = oneOfEach(evidence.map((file) => file.reading.format));
    return say("format-missing", { ...shared, listed }, about);
  }
  const { suite, environment, about: subject } = wanted;
  const ofSuite = filesOf(ofFormat, { observation, suite });
  if (ofSuite.length === 0) {
    const listed = oneOfEach(ofFormat.flatMap((file) => file.suite ?? []));
    return say("suite-missing", { ...shared, suite: suite ?? "", listed }, about);
  }
  const there = filesOf(ofSuite, { observation, environment });
  if (there.length === 0) {
    const listed = oneOfEach(ofSuite.flatMap((file) => file.environment ?? []));
    return say("environment-missing", { ...shared, environment: environment ?? "", listed }, about);
  }
  const files = filesOf(there, { observation, about: subject });
  if (files.length === 0) {
    const listed = oneOfEach(there.flatMap((file) => file.about ?? []));
    return say("subject-missing", { ...shared, subject: subject ?? "", listed }, about);
  }
  const [file] = files;
  const place = file === undefined ? about : { ...about, where: { path: file.reading.path, line: 1 } };
  if (named.length === 0) {
    return say("observation-missing", { ...shared, observation, near: namesNear(observation, files) }, place);
  }
  const ofSlice = named.filter((candidate) => hasSlice(candidate, wanted));
  if (ofSlice.length === 0) {
    const slices = oneOfEach(named.map((candidate) => labelOf(candidate.observation)));
    return say("only-sliced", { check: check.name, observation, slices }, place);
  }
  const listed = oneOfEach(
    ofSlice.flatMap((candidate) => candidate.observation.dataset ?? candidate.file.about ?? []),
  );
  const values = { check: check.name, observation, dataset: wanted.dataset ?? "", listed };
  return say("dataset-missing", values, place);
}

function oneOfEach(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, 8);
}
