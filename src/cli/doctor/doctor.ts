import type { Answer } from "../answer.ts";
import { problem } from "../answer.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { cannotAsk } from "../github/cannot-ask.ts";
import { type Connection, connect } from "../github/connect.ts";
import type { Environment } from "../github/github-place.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";
import type { Examination } from "./examination.ts";
import { examineClone } from "./examine-clone.ts";
import type { ExaminationRequest } from "./examine-repository.ts";
import { organisationPolicy } from "./organisation-policy.ts";
import { examinationToJson, examinationToTerminal } from "./tell-examination.ts";

/** What `gatehouse doctor` was asked. */
export interface DoctorOptions {
  readonly repo: string;
  readonly offline?: boolean;
  readonly json?: boolean;
  /** Id of Gatehouse's App, where its checks do not tell. */
  readonly app?: string;
  readonly organisationPolicy?: string;
}

/** Says whether a repository is really protected: 0 where nothing grave is found, 1 where something is, 2 where nobody could be asked. */
export async function doctor(
  repository: string | undefined,
  options: DoctorOptions,
  terminal: Terminal,
  environment: Environment = process.env,
): Promise<ExitCode> {
  const examined = await examination(repository, options, environment);
  if (!examined.ok) {
    tell(terminal, "error", examined.problem);
    return EXIT.unanswered;
  }
  const text =
    options.json === true
      ? examinationToJson(examined.value)
      : examinationToTerminal(examined.value, paintFor(terminal.out));
  terminal.out.write(text);
  return examined.value.diagnoses.some(({ gravity }) => gravity === "grave") ? EXIT.no : EXIT.done;
}

async function examination(
  repository: string | undefined,
  { repo, offline, app, organisationPolicy: named }: DoctorOptions,
  environment: Environment,
): Promise<Answer<Examination>> {
  if (app !== undefined && !/^[1-9]\d{0,14}$/.test(app)) {
    const says = "--app takes the App's id, a number; it is on the App's page, and `{app}` is none";
    return problem({ id: "no-app-id", says, values: { app } });
  }
  const copy = await organisationPolicy(named);
  if (!copy.ok) return copy;
  if (offline === true) {
    if (repository === undefined) return examineClone(repo, copy.value);
    const says = "--offline looks at the files of a clone, and `{repository}` is on GitHub";
    return problem({ id: "offline", says, fix: "name the clone: --repo DIR", values: { repository } });
  }
  const connected = await connect({ repository, repo, environment });
  if (connected.ok)
    return online(connected.value, { appId: app === undefined ? null : Number(app), readCopy: copy.value });
  const { fix } = connected.problem;
  const more = "or look at the files alone: --offline";
  return problem({ ...connected.problem, fix: fix === undefined ? more : `${fix}; ${more}` });
}

async function online(
  { address, client }: Connection,
  asked: ExaminationRequest,
): Promise<Answer<Examination>> {
  const { examineRepository } = await import("./examine-repository.ts");
  try {
    return { ok: true, value: await examineRepository(client, asked) };
  } catch (error) {
    const because = cannotAsk(error, `${address.owner}/${address.name}`);
    if (because === null) throw error;
    return problem(because);
  }
}
