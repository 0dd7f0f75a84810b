import type { WorkFiles } from "../work-files.ts";
import { findCatalogue } from "./find-catalogue.ts";
import { findDvc } from "./find-dvc.ts";
import { findKitfile } from "./find-kitfile.ts";
import { findLfs } from "./find-lfs.ts";
import { findMlflow } from "./find-mlflow.ts";
import { findModel } from "./find-model.ts";
import { findMaybeModels, findPlainData } from "./find-plain-files.ts";
import { findProject } from "./find-project.ts";
import { findReports } from "./find-reports.ts";
import { type Place, placeOf } from "./place.ts";
import { joinParts, type Part, type Survey } from "./survey.ts";

/**
 * Reads what a repository, from a folder on, says about a package. What describes a package stands before what describes a
 * project, and a tool's own words before the name of a file.
 */
export async function surveyRepository(files: WorkFiles, folder: string): Promise<Survey> {
  const place = placeOf(files, folder);
  const [kitfile, mlflow, dvc, catalogue, project, reports, lfs] = await Promise.all([
    findKitfile(place),
    findMlflow(place),
    findDvc(place),
    findCatalogue(place),
    findProject(place),
    findReports(place),
    findLfs(place),
  ]);
  const known = [kitfile, mlflow, dvc];
  const taken = new Set(reports.evidence?.map(({ path }) => path));
  const data = known.some(({ datasets = [] }) => datasets.length > 0) ? {} : findPlainData(place, taken);
  const model = known.some((part) => part.model !== undefined) ? {} : modelFile(place, taken);
  return joinParts([kitfile, mlflow, dvc, reports, project, catalogue, data, model, lfs]);
}

/** The model by its ending; where there is none, what may be one by its folder. */
function modelFile(place: Place, reports: ReadonlySet<string>): Part {
  const found = findModel(place);
  const isFound = found.model !== undefined || found.left !== undefined;
  return isFound ? found : findMaybeModels(place, reports);
}
