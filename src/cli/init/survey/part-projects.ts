/** Files by which a folder is known as a project: with dependencies or steps of its own. A model of MLflow brings some along, too. */
const PROJECT =
  /^(?:requirements\.txt|setup\.(?:py|cfg)|Pipfile|pyproject\.toml|uv\.lock|poetry\.lock|environment\.ya?ml|conda\.ya?ml|MLproject|dvc\.ya?ml|dvc\.lock|Kitfile|package\.json)$/;
/** Those of them that a repository of many projects has at its top, too: settings of tools that look at all of it. */
const OF_TOOLS = /^(?:setup\.cfg|pyproject\.toml|package\.json)$/;
/** From here on a repository holds projects beside each other; one such folder may be the code or the service of the model. */
const SEVERAL = 2;

/**
 * Folders right below `prefix` that are projects of their own, where what stands around them is none: a repository of many. None
 * where there are fewer than two, or the top is a project, of which they are parts.
 */
export function partProjects(paths: readonly string[], prefix: string): readonly string[] {
  const inside = paths.map((path) => path.slice(prefix.length).split("/"));
  const isWhole = inside.some(([first = "", ...rest]) =>
    rest.length === 0 ? PROJECT.test(first) && !OF_TOOLS.test(first) : first === "src",
  );
  if (isWhole) return [];
  const models = new Set(inside.flatMap(([folder, file]) => (file === "MLmodel" ? [folder] : [])));
  const named = inside.flatMap(([folder = "", file = "", ...rest]) =>
    rest.length === 0 && PROJECT.test(file) && !models.has(folder) ? [`${prefix}${folder}`] : [],
  );
  const projects = [...new Set(named)].sort();
  return projects.length < SEVERAL ? [] : projects;
}
