export interface Field {
  name: string;
  required: boolean;
  /** Named as in the reference: `Integer`, `Array of MessageEntity`. */
  types: readonly string[];
  range: { min: number; max: number; isBytes: boolean } | undefined;
  values: ReadonlySet<string> | undefined;
}

export type Shape = ReadonlyMap<string, Field>;

/** Parses `"chat_id!: Integer|String; text: String = 0..200; type: String = quiz,regular"`. */
export function shape(description: string): Shape {
  const fields = description
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(field);
  return new Map(fields.map((each) => [each.name, each]));
}

function field(description: string): Field {
  const match = /^(\w+)(!?): ([\w| ]+?)(?: = (.+))?$/.exec(description);
  if (!match) throw new Error(`Cannot read the field ${JSON.stringify(description)}`);
  const [, name = "", required, types = "", limit = ""] = match;
  const range = /^(\d+)\.\.(\d+)( bytes)?$/.exec(limit);
  return {
    name,
    required: required === "!",
    types: types.split("|"),
    range: range
      ? { min: Number(range[1]), max: Number(range[2]), isBytes: range[3] !== undefined }
      : undefined,
    values: limit === "" || range ? undefined : new Set(limit.split(",")),
  };
}
