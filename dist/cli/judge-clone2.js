export { a as subjectOf } from "./judge-clone.js";
