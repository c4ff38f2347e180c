import type { Compilable, CompiledQuery, InferResult } from "kysely";

/** A statement with its arguments, as a {@link Database} runs it. */
export interface Prepared<Row> {
  compile(): CompiledQuery<Row>;
}

type RowOf<Q> = Q extends Compilable ? InferResult<Q>[number] : never;

/**
 * A statement that Kysely compiles once and that runs often. `build` is called a single time, with a placeholder in
 * the place of each argument: whether a clause is there must not depend on an argument, and none may be left out.
 */
export function statement<Arguments extends object, Query extends Compilable>(
  build: (given: Arguments) => Query,
): (given: Arguments) => Prepared<RowOf<Query>> {
  let template: CompiledQuery<RowOf<Query>> | undefined;
  return (given) => ({
    compile() {
      template ??= build(placeholders as Arguments).compile() as CompiledQuery<RowOf<Query>>;
      const parameters = template.parameters.map((parameter) =>
        parameter instanceof Placeholder ? (given as Record<string, unknown>)[parameter.name] : parameter,
      );
      return { ...template, parameters };
    },
  });
}

class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const placeholders: object = new Proxy(
  {},
  {
    get: (_, name) => new Placeholder(String(name)),
  },
);
