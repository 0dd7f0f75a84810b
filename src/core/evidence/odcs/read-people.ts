import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

const OWNER = /\bowner\b/i;

/** Who owns the data and who may read it, and the pages that the contract points to. */
export function readPeople(builder: ReadingBuilder, root: Foreign): void {
  const team = root.at("team");
  const name = team.at("name");
  if (name.text !== undefined) builder.add("terms", { kind: "owner", value: name.text, source: name.source });
  // Up to 3.0, and still allowed in 3.1, the team is the list of its members.
  for (const member of team.isList ? team.items : team.at("members").items) {
    const who = member.at("username").text ?? member.at("name").text;
    const left = member.at("dateOut").present;
    if (who !== undefined && !left && OWNER.test(member.at("role").text ?? ""))
      builder.add("terms", { kind: "owner", value: who, source: member.source });
  }
  for (const role of root.at("roles").items) {
    const who = role.at("role").text;
    const access = role.at("access").text;
    if (who === undefined) continue;
    const value = access === undefined ? who : `${who}: ${access}`;
    builder.add("terms", { kind: "access", value, source: role.source });
  }
  const places = [root, root.at("description"), ...root.at("schema").items];
  for (const place of places) {
    for (const definition of place.at("authoritativeDefinitions").items) {
      const url = definition.at("url");
      if (url.text !== undefined) builder.add("links", { target: url.text, source: url.source });
    }
  }
}
