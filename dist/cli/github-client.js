export { n as githubClient } from "./github-client2.js";
