import type { CheckRun } from "../forge/state/records.ts";

/** A row of a table that the check page shows, as plain text. */
export type Row = readonly string[];

/** What people read on GitHub's page of a check, taken from the Markdown that the App published. */
export interface CheckPage {
  readonly title: string;
  readonly state: "success" | "failure" | "waiting";
  /** Findings that block or wait, each with its place, in the order of the page. */
  readonly findings: readonly string[];
  /** Every review, counted or not: what, by whom, for which role, why. */
  readonly reviews: readonly Row[];
}

/** Reads the newest check run of a commit as a person would read its page. `null` when there is none. */
export function checkPage(runs: Iterable<CheckRun>, commit: string): CheckPage | null {
  const run = [...runs].filter(({ suite }) => suite.headSha === commit).at(-1);
  if (run === undefined) return null;
  const { title, text } = run.output;
  const state = run.conclusion === null ? "waiting" : run.conclusion === "success" ? "success" : "failure";
  return {
    title: title ?? "",
    state,
    findings: [...(text ?? "").matchAll(/^- [✗!…] \*\*(.+?)\*\*(?: — \[`(.+?)`\])?/gm)].map(
      ([, said = "", place]) => (place === undefined ? plain(said) : `${plain(said)}  ${plain(place)}`),
    ),
    reviews: tableOf(text ?? "", "every review"),
  };
}

function tableOf(text: string, title: string): Row[] {
  const section = text.split("<details>").find((part) => part.split("</summary>")[0]?.includes(title)) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(2).map((line) => line.slice(2, -2).split(" | ").map(plain));
}

/** Markdown of the report as the text that a browser shows. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/<br>/g, " ")
    .replaceAll(/<\/?[a-z]+>/g, "")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|~:$^=])/g, "$1")
    .replaceAll("`", "")
    .replaceAll("\u200B", "");
}
