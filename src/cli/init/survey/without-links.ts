import type { Statement } from "#core/model/statement.ts";
import { isLink, type Place } from "./place.ts";
import type { Survey } from "./survey.ts";

/**
 * A survey that proposes no symbolic link: a tool's file may name one, and the gates would refuse it. Links that were passed over are
 * told, so that nobody wonders why a file that is there was not seen.
 */
export function withoutLinks(survey: Survey, { files, links }: Place): Survey {
  const { code, params, model, card, ...rest } = survey;
  const isOwn = (path: string): boolean => !isLink(files, path);
  const named = [code?.value, params?.value, model?.path, card?.value].filter((path) => path !== undefined);
  const proposed = [...named, ...survey.datasets.map(({ path }) => path), ...survey.environment];
  const passed = [...new Set([...links, ...proposed.filter((path) => !isOwn(path))])];
  return {
    ...rest,
    ...(code !== undefined && isOwn(code.value) ? { code } : {}),
    ...(params !== undefined && isOwn(params.value) ? { params } : {}),
    ...(model !== undefined && isOwn(model.path) ? { model } : {}),
    ...(card !== undefined && isOwn(card.value) ? { card } : {}),
    datasets: survey.datasets.filter(({ path }) => isOwn(path)),
    environment: survey.environment.filter(isOwn),
    left: [...survey.left, ...told(passed)],
  };
}

/** Links that are named. */
const MOST_NAMED = 5;

function told(links: readonly string[]): readonly Statement[] {
  if (links.length === 0) return [];
  const more = links.length > MOST_NAMED ? ["…"] : [];
  return [{ ...LINKS, values: { count: links.length, files: [...links.slice(0, MOST_NAMED), ...more] } }];
}

const LINKS = {
  id: "links",
  says: "{count} symbolic [link|links], which may show something else tomorrow than what is signed for: {files}",
  fix: "put the file itself there, or name it in the manifest where it lies",
};
