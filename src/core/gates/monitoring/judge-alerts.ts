import { claimedPath } from "#core/facts/claimed-path.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { Alert } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { at, type Context, documentsOf, inside, isBroken } from "./context.ts";

/** A file that is meant by a path, and no sentence: it ends as a page does, or says by its start that it is relative. */
const PAGE = /^\.{1,2}\/\S+$|^[^\s:?#]+\.(?:md|markdown|html?|rst|adoc|txt|pdf)$/i;
const ADDRESS = /^https?:\/\/\S+$/i;

/** Whether there are alerts where they are asked for, and each says how grave it is and what to do. */
export function judgeAlerts(context: Context): readonly Finding[] {
  const { plan, asked, say } = context;
  if (plan.alerts === undefined)
    return [say(asked.alerts ? "alerts-missing" : "no-alerts", {}, at(context, ""))];
  if (typeof plan.alerts !== "string") return [];
  const documents = documentsOf(context.package, "alerts");
  const speaking = documents.filter(({ reading }) => reading?.details?.alerts !== undefined);
  if (speaking.length === 0 && !documents.some(isBroken)) {
    const id = asked.alerts ? "alerts-unknown" : "alerts-foreign";
    return [say(id, { path: plan.alerts }, at(context, "/alerts"))];
  }
  return speaking.flatMap((document) => judgeFile(document, context));
}

function judgeFile(document: DocumentFacts, context: Context): readonly Finding[] {
  const { path, reading } = document;
  const alerts = reading?.details?.alerts ?? [];
  const faults = alerts.flatMap((alert) => [
    ...judgeSeverity(alert, path, context),
    ...judgeRunbook(alert, path, context),
  ]);
  if (faults.length > 0 || isBroken(document)) return faults;
  return [context.say("alerts-read", { path, count: alerts.length }, { ...context.about, where: { path } })];
}

function judgeSeverity(alert: Alert, path: string, context: Context): readonly Finding[] {
  if (!context.asked.severities || (alert.severity ?? "").trim() !== "") return [];
  return [context.say("severity-missing", { alert: alert.name, path }, inside(context, path, alert.source))];
}

function judgeRunbook(alert: Alert, path: string, context: Context): readonly Finding[] {
  const { name, runbook = "", source } = alert;
  const target = runbook.trim().replace(/[#?].*$/su, "");
  const about = inside(context, path, source);
  if (PAGE.test(target) && !ADDRESS.test(target)) {
    const found = claimedPath(context.package, path, target);
    // Neither a folder nor the rule itself says what to do.
    const isFolder = [...context.package.files, ...context.package.outside].some((file) =>
      file.path.startsWith(`${found}/`),
    );
    return found !== null && found !== path && !isFolder
      ? []
      : [context.say("runbook-broken", { alert: name, path, runbook: target }, about)];
  }
  if (!context.asked.runbook_links || ADDRESS.test(runbook.trim())) return [];
  return [context.say("runbook-missing", { alert: name, path }, about)];
}
