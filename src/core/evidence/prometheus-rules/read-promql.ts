import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";

/** Longest expression that is parsed, in characters. */
export const LONGEST_EXPRESSION = 20_000;

/** Stops at the first error: to go on behind it would cost hundreds of times as much, and nothing there is used. */
const strict = parser.configure({ strict: true });

/** Most metrics that are named for one alert, or for one query of another file. */
export const MOST_METRICS = 100;

/** What a PromQL expression reads, or the offset at which it stops being PromQL. */
export type PromqlReading =
  | { readonly ok: true; readonly metrics: readonly string[] }
  | { readonly ok: false; readonly at: number };

/**
 * Names of the metrics that a PromQL expression reads, in their order and each once: `up`, `{__name__="up"}`, `{"my.metric"}`,
 * and the names of a pattern that only lists names (`{__name__=~"a|b"}`). What another pattern matches cannot be told from it.
 * Parsed with Prometheus' own grammar; types are not checked.
 */
export function readPromql(expression: string): PromqlReading {
  if (expression.length > LONGEST_EXPRESSION) return { ok: false, at: LONGEST_EXPRESSION };
  try {
    const tree = strict.parse(expression);
    return { ok: true, metrics: [...new Set(namesIn(tree, expression))] };
  } catch (error) {
    const place = error instanceof Error ? /^No parse at (\d{1,9})$/.exec(error.message)?.[1] : undefined;
    return { ok: false, at: Number(place ?? 0) };
  }
}

/**
 * Metrics of a query as far as they can be told: places of a template language (`{{args.service}}`, `$window`) are taken for
 * a length of time, and a query that is no PromQL then reads nothing that can be told. At most {@link MOST_METRICS}.
 */
export function metricsOfQuery(query: string): readonly string[] {
  const filled = query.replace(/\{\{[^{}]{0,200}\}\}/g, " 1m ").replace(/\[\$\{?\w{1,80}\}?\]/g, "[1m]");
  const read = readPromql(filled);
  return read.ok ? read.metrics.slice(0, MOST_METRICS) : [];
}

function namesIn(tree: Tree, text: string): readonly string[] {
  const names: string[] = [];
  tree.iterate({
    enter(at) {
      // The node is asked for only where it may count: to make one for every part of an expression is slow.
      const { name } = at;
      // A bare identifier is a metric only where it is selected: elsewhere it is a label, a function or a keyword.
      if (name === "Identifier" && at.node.parent?.name === "VectorSelector") names.push(textOf(at, text));
      else if (name === "QuotedLabelName" && at.node.parent?.name === "LabelMatchers")
        names.push(unquoted(textOf(at, text)));
      else if (name === "UnquotedLabelMatcher" || name === "QuotedLabelMatcher")
        names.push(...matched(at.node, text));
    },
  });
  return names.filter((name) => name !== "");
}

/** Names that a matcher of the label `__name__` asks for. */
function matched(node: SyntaxNode, text: string): readonly string[] {
  const label = node.getChild("LabelName") ?? node.getChild("QuotedLabelName");
  const value = node.getChild("StringLiteral");
  if (label === null || value === null || unquoted(textOf(label, text)) !== "__name__") return [];
  const wanted = unquoted(textOf(value, text));
  const operator = node.getChild("MatchOp");
  const sign = operator === null ? "" : textOf(operator, text);
  if (sign === "=") return [wanted];
  return sign === "=~" && /^[\w:|]+$/.test(wanted) ? wanted.split("|") : [];
}

function textOf({ from, to }: Pick<SyntaxNode, "from" | "to">, text: string): string {
  return text.slice(from, to);
}

function unquoted(text: string): string {
  const quote = text[0];
  if (quote === "`") return text.slice(1, -1);
  return quote === '"' || quote === "'" ? text.slice(1, -1).replace(/\\(.)/gs, "$1") : text;
}
