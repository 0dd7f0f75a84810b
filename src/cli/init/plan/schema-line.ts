/** The comment by which editors find the JSON Schema of a file. */
export function schemaLine(name: "gatehouse" | "handoff", gatehouse: string): string {
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/gatehouse/gatehouse/v${gatehouse}/docs/schemas/${name}.schema.json`;
}
