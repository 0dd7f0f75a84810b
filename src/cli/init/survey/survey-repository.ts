import type { WorkFiles } from "../work-files.ts";
import { findCatalogue } from "./find-catalogue.ts";
import { findDvc } from "./find-dvc.ts";
import { findKitfile } from "./find-kitfile.ts";
import { findLfs } from "./find-lfs.ts";
import { findMlflow } from "./find-mlflow.ts";
import { findModel } from "./find-model.ts";
import { findProject } from "./find-project.ts";
import { findReports } from "./find-reports.ts";
import { placeOf } from "./place.ts";
import { joinParts, type Survey } from "./survey.ts";

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
  const stated = [kitfile, mlflow, dvc].some(({ model }) => model !== undefined);
  return joinParts([kitfile, mlflow, dvc, reports, project, catalogue, stated ? {} : findModel(place), lfs]);
}
