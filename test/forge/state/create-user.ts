import type { User } from "./records.ts";
import type { World } from "./world.ts";
import { addUser, takeId } from "./world.ts";

/** Makes a person with a token of their own. Throws where the login is taken. */
export function createUser(
  world: World,
  login: string,
  options: { readonly email?: string; readonly name?: string } = {},
): User {
  if (world.accounts.has(login.toLowerCase())) throw new Error(`${login} is taken`);
  const id = takeId(world);
  const email = options.email ?? `${id}+${login}@users.noreply.github.com`;
  const name = options.name ?? login;
  const user: User = { id, login, type: "User", name, email, token: `ghp_${login}${id}` };
  addUser(world, user);
  return user;
}
