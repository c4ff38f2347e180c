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
  const templateOf = (values: Values): Template<RowOf<Query>> => {
    for (const template of templates) if (areGiven(template.names, values)) return template;
    const names = Object.keys(values).filter((name) => values[name] !== undefined);
    const placeholders = Object.fromEntries(names.map((name) => [name, new Placeholder(name)]));
    const template = { names, query: build(placeholders as Arguments).compile() };
    templates.push(template);
    return template;
  };
  return (given) => new Call(templateOf(given as Values), given as Values);
}

type Values = Readonly<Record<string, unknown>>;

/** A template with its arguments. A class, because a function for each call costs memory. */
class Call<Row> implements Prepared<Row> {
  readonly #template: Template<Row>;
  readonly #values: Values;

  constructor(template: Template<Row>, values: Values) {
    this.#template = template;
    this.#values = values;
  }

  compile(): CompiledQuery<Row> {
    const { sql, query, queryId, parameters: placeholders } = this.#template.query;
    const values = this.#values;
    const parameters = placeholders.map((each) => (each instanceof Placeholder ? values[each.name] : each));
    return { sql, query, queryId, parameters };
  }
}

interface Template<Row> {
  /** The names of the given arguments, in their order. */
  names: readonly string[];
  query: CompiledQuery<Row>;
}

/** Whether exactly these arguments are given. Runs for each statement, so it allocates nothing. */
function areGiven(names: readonly string[], values: Values): boolean {
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
