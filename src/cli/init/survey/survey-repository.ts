import type { Statement } from "#core/model/statement.ts";
import type { WorkFiles } from "../work-files.ts";
import { findCard } from "./find-card.ts";
import { findCatalogue } from "./find-catalogue.ts";
import { findDvc } from "./find-dvc.ts";
import { findKitfile } from "./find-kitfile.ts";
import { findLfs } from "./find-lfs.ts";
import { findLicence } from "./find-licence.ts";
import { findMlflow } from "./find-mlflow.ts";
import { findMlproject } from "./find-mlproject.ts";
import { findModel } from "./find-model.ts";
import { findMaybeModels, findPlainData } from "./find-plain-files.ts";
import { findProject } from "./find-project.ts";
import { findReports } from "./find-reports.ts";
import { type Place, placeOf } from "./place.ts";
import { joinParts, type Part, type Survey } from "./survey.ts";
import { withoutLinks } from "./without-links.ts";

/**
 * Reads what a repository, from a folder on, says about a package. What describes a package stands before what describes a
 * project, and a tool's own words before the name of a file.
 */
export async function surveyRepository(files: WorkFiles, folder: string): Promise<Survey> {
  const place = placeOf(files, folder);
  const [kitfile, mlflow, dvc, card, catalogue, project, mlproject, licence, lfs] = await Promise.all([
    findKitfile(place),
    findMlflow(place),
    findDvc(place),
    findCard(place),
    findCatalogue(place),
    findProject(place),
    findMlproject(place),
    findLicence(place),
    findLfs(place),
  ]);
  const reports = await findReports(place, dvc.metrics ?? []);
  const known = [kitfile, mlflow, dvc, card];
  const taken = new Set(reports.evidence?.map(({ path }) => path));
  const data = known.some(({ datasets = [] }) => datasets.length > 0) ? {} : findPlainData(place, taken);
  const isModelTold = known.some(
    (part) => part.model !== undefined || part.left?.some(isAboutModel) === true,
  );
  const model = isModelTold ? {} : modelFile(place, taken);
  const parts = [
    kitfile,
    mlflow,
    dvc,
    card,
    reports,
    project,
    mlproject,
    catalogue,
    data,
    model,
    licence,
    lfs,
  ];
  const survey = withoutLinks(withoutLicenceHint(joinParts(parts)), place);
  return { ...survey, left: [...survey.left, ...aboutPlace(place, survey)] };
}

/** Whether models were seen and none was taken: then none is guessed by its name either. */
function isAboutModel({ id }: Statement): boolean {
  return id === "many-models" || id === "maybe-model";
}

/** A licence that a tool states needs no file to be read. */
function withoutLicenceHint(survey: Survey): Survey {
  if (survey.license === undefined) return survey;
  return { ...survey, left: survey.left.filter(({ id }) => id !== "licence-unknown") };
}

/** Projects that were not looked into, or that nothing was found at all. */
function aboutPlace({ projects, paths }: Place, survey: Survey): readonly Statement[] {
  const { model, card, code, datasets, evidence, left } = survey;
  if (projects.length > 0) {
    const more = projects.length > MOST_NAMED ? ["…"] : [];
    const folders = [...projects.slice(0, MOST_NAMED), ...more];
    return [{ ...PROJECTS, values: { count: projects.length, folders } }];
  }
  const isEmpty =
    paths.length > 0 &&
    [model, card, code].every((part) => part === undefined) &&
    datasets.length + evidence.length === 0;
  return isEmpty && !left.some(isAboutModel) ? [NOTHING] : [];
}

const MOST_NAMED = 5;
const PROJECTS = {
  id: "many-projects",
  says: "{count} folders are projects of their own, so nothing below the top was read: {folders}",
  fix: "name the one that is handed over: --path FOLDER",
};
const NOTHING: Statement = {
  id: "nothing-found",
  says: "no model, no report of a tool and no code in a place where they are looked for, so most of the manifest is open",
  fix: "name the folder of the model with --path FOLDER, or the model itself with --model PATH",
  values: {},
};

/** The model by its ending; where there is none, what may be one by its folder. */
function modelFile(place: Place, reports: ReadonlySet<string>): Part {
  const found = findModel(place);
  const isFound = found.model !== undefined || found.left !== undefined;
  return isFound ? found : findMaybeModels(place, reports);
}
