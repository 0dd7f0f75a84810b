import type { Words } from "#core/record/checked.ts";

/** Where a record says that a policy is, in words to put after others: its address, or what the address says where it names no repository. */
export function policyPlace(uri: string): Words {
  const { commit, path, isNowhere } = partsOf(uri);
  return isNowhere
    ? {
        says: "`{path}` of commit {commit}, in a repository that the record does not name",
        values: { path, commit },
      }
    : { says: "`{uri}`", values: { uri } };
}

/** How to get a policy out of its repository, for `fix` and `values`; nothing where its address is none that is safe to type. */
export function howToShow(uri: string): Pick<Words, "fix" | "values"> {
  const { commit, path } = partsOf(uri);
  // What stands in a record is foreign: nobody is told to paste it into a shell unless it is a plain name.
  if (!/^[0-9a-f]{40,64}$/.test(commit) || !/^[\w.][\w./-]*$/.test(path)) return { values: {} };
  return {
    fix: "take it from its repository: `git show {commit}:{policy}`",
    values: { commit, policy: path },
  };
}

/** Parts of an address as a record has it: `git+https://github.com/acme/churn@<commit>#<path>`, or `git:@<commit>#<path>`. */
function partsOf(uri: string) {
  const hash = uri.indexOf("#");
  const at = uri.lastIndexOf("@", hash);
  const found = hash !== -1 && at !== -1;
  return {
    commit: found ? uri.slice(at + 1, hash) : "",
    path: found ? uri.slice(hash + 1) : "",
    isNowhere: found && uri.slice(0, at) === "git:",
  };
}
