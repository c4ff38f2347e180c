import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { methods } from "./method.ts";
import { methodShapes } from "./schema-method.ts";
import { objectShapes, unions } from "./schema-object.ts";
import type { Shape } from "./schema-shape.ts";

interface Reference {
  methods: Record<string, { fields?: ReferenceField[] }>;
  types: Record<string, { fields?: ReferenceField[]; subtypes?: string[] }>;
}
interface ReferenceField {
  name: string;
  types: string[];
  required: boolean;
}

/** Next to the repository on the developers' machine. The repository works without it. */
const address = new URL("../../../shared/bot-api/api.json", import.meta.url);
const skip = existsSync(address) ? false : "the Bot API reference is not beside the repository";

test("every method has the parameters that the Bot API lists", { skip }, () => {
  const reference = JSON.parse(readFileSync(address, "utf8")) as Reference;
  for (const [name, shape] of Object.entries(methodShapes)) {
    assert.deepEqual(listed(shape), expected(reference.methods[name]?.fields), name);
  }
});

test("every object in a parameter has the fields that the Bot API lists", { skip }, () => {
  const reference = JSON.parse(readFileSync(address, "utf8")) as Reference;
  for (const [name, shape] of Object.entries(objectShapes)) {
    assert.deepEqual(listed(shape), expected(reference.types[name]?.fields), name);
  }
  for (const [name, kinds] of Object.entries(unions)) {
    assert.deepEqual(kinds.toSorted(), reference.types[name]?.subtypes?.toSorted(), name);
  }
});

test("there is a shape for every method and a method for every shape", () => {
  assert.deepEqual(Object.keys(methods).sort(), Object.keys(methodShapes).sort());
});

function listed(shape: Shape): string[] {
  return [...shape.values()].map(({ name, types, required }) => describe(name, required, types)).sort();
}

function expected(fields: ReferenceField[] = []): string[] {
  return fields.map(({ name, types, required }) => describe(name, required, types)).sort();
}

function describe(name: string, required: boolean, types: readonly string[]): string {
  return `${name}${required ? "!" : ""}: ${types.toSorted().join("|")}`;
}
