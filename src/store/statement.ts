import type { Compilable, CompiledQuery, InferResult } from "kysely";

/** A statement with its arguments, as a `Database` runs it. */
export interface Prepared<Row> {
  compile(): CompiledQuery<Row>;
}

type RowOf<Q> = Q extends Compilable ? InferResult<Q>[number] : never;

/**
 * A statement that runs often: Kysely compiles it once for each set of arguments that are given. `build` gets
 * placeholders instead of values, so it may ask whether an argument is there, but not what it is.
 */
export function statement<Arguments extends object, Query extends Compilable>(
  build: (given: Arguments) => Query,
): (given: Arguments) => Prepared<RowOf<Query>> {
  const templates = new Map<string, CompiledQuery<RowOf<Query>>>();
  return (given) => ({
    compile() {
      const names = Object.keys(given).filter((name) => valueOf(given, name) !== undefined);
      const shape = names.join();
      let template = templates.get(shape);
      if (template === undefined) {
        const placeholders = Object.fromEntries(names.map((name) => [name, new Placeholder(name)]));
        template = build(placeholders as Arguments).compile();
        templates.set(shape, template);
      }
      const parameters = template.parameters.map((parameter) =>
        parameter instanceof Placeholder ? valueOf(given, parameter.name) : parameter,
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

function valueOf(given: object, name: string): unknown {
  return (given as Record<string, unknown>)[name];
}
