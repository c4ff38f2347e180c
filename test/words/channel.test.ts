import { test } from "node:test";
import { holdMatrix } from "./matrix.ts";

test("whatever anybody writes at a desk that is a channel arrives, is held with a question, kept or answered", (t) =>
  holdMatrix(t, "channel"));
