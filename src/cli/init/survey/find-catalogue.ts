import type { Statement } from "#core/model/statement.ts";
import { firstPath, type Place, readAs } from "./place.ts";
import type { Part } from "./survey.ts";

/** What Backstage's catalogue calls the component. Its owner is a name in Backstage, and so only a hint. */
export async function findCatalogue(place: Place): Promise<Part> {
  const path = firstPath(place, /(?:^|\/)catalog-info\.ya?ml$/);
  const reading = path === undefined ? null : await readAs(place, path, "backstage");
  if (path === undefined || reading === null) return {};
  const { properties = [], terms = [] } = reading.details ?? {};
  const name = properties.find((each) => /^Component\/.+\.metadata\.name$/.test(each.name))?.value;
  const description = properties.find((each) =>
    /^Component\/.+\.metadata\.description$/.test(each.name),
  )?.value;
  const owner = terms.find(({ kind }) => kind === "owner")?.value;
  const hint: Statement[] =
    owner === undefined
      ? []
      : [
          {
            id: "catalogue-owner",
            says: "`{path}` names the owner `{owner}`, which is a name in Backstage and none of GitHub's",
            values: { path, owner },
          },
        ];
  return {
    ...(typeof name === "string" ? { name: { value: name, from: path } } : {}),
    ...(typeof description === "string" && description !== ""
      ? { description: { value: description, from: path } }
      : {}),
    read: [{ id: "catalogue", says: "Backstage: `{path}`", values: { path } }],
    left: hint,
  };
}
