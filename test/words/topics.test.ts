import { test } from "node:test";
import { holdMatrix } from "./matrix.ts";

test("whatever anybody writes at a desk of topics arrives, is held with a question, kept or answered", (t) =>
  holdMatrix(t, "topics"));
