import type { Compilable, CompiledQuery, InferResult } from "kysely";

/** A statement with its arguments, as a `Database` runs it. */
export interface Prepared<Row> {
  compile(): CompiledQuery<Row>;
}

type RowOf<Q> = Q extends Compilable ? InferResult<Q>[number] : never;

/**
 * A statement that runs often. Kysely compiles it once for each set of given arguments. `build` gets placeholders
 * instead of values, so it may test whether an argument is given, but not its value.
 */
export function statement<Arguments extends object, Query extends Compilable>(
  build: (given: Arguments) => Query,
): (given: Arguments) => Prepared<RowOf<Query>> {
  const templates: Template<RowOf<Query>>[] = [];
  return (given) => ({
    compile() {
      const values = given as Readonly<Record<string, unknown>>;
      let template = templates.find(({ names }) => areGiven(names, values));
      if (template === undefined) {
        const names = Object.keys(values).filter((name) => values[name] !== undefined);
        const placeholders = Object.fromEntries(names.map((name) => [name, new Placeholder(name)]));
        template = { names, query: build(placeholders as Arguments).compile() };
        templates.push(template);
      }
      const { query } = template;
      const parameters = query.parameters.map((parameter) =>
        parameter instanceof Placeholder ? values[parameter.name] : parameter,
      );
      return { ...query, parameters };
    },
  });
}

interface Template<Row> {
  /** The names of the given arguments, in their order. */
  names: readonly string[];
  query: CompiledQuery<Row>;
}

/** Whether exactly these arguments are given. Runs for each statement, so it allocates nothing. */
function areGiven(names: readonly string[], values: Readonly<Record<string, unknown>>): boolean {
  let count = 0;
  for (const name in values) {
    if (values[name] === undefined) continue;
    if (names[count] !== name) return false;
    count += 1;
  }
  return count === names.length;
}

class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}
