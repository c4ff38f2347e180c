import { violation, type Failure } from "./failure.ts";
import { methodShapes } from "./schema-method.ts";
import { objectShapes, unions } from "./schema-object.ts";
import type { Field, Shape } from "./schema-shape.ts";

export type Parameters = Record<string, unknown>;

/** Telegram's error texts for values out of range. The emulator has its own words for others. */
const rangeTexts: Readonly<Record<string, string>> = {
  callback_data: "BUTTON_DATA_INVALID",
  "answerCallbackQuery.text": "MESSAGE_TOO_LONG",
  quote: "QUOTE_TEXT_INVALID",
  command: "BOT_COMMAND_INVALID",
  description: "BOT_COMMAND_DESCRIPTION_INVALID",
  commands: "BOT_COMMANDS_TOO_MUCH",
};

const missingTexts: Readonly<Record<string, string>> = {
  text: "message text is empty",
  name: "name must be non-empty",
  message_id: "message identifier is not specified",
};

/** Parameters that exist but are not emulated. A bot that sends them asks for more than the emulator does. */
const notEmulated: ReadonlySet<string> = new Set([
  "business_connection_id",
  "inline_message_id",
  "direct_messages_topic_id",
  "replace_callback_query_message",
]);

/**
 * The parameters of a call in their proper types: parses JSON in strings, turns strings into numbers, and reads `true`,
 * `yes` and `1` as true (tdlib server: to_bool).
 * @throws {Failure} a violation, when the method has no such parameter or a value has a wrong type
 */
export function checkParameters(
  method: string,
  given: Parameters,
  fileNames: ReadonlySet<string>,
): Parameters {
  const fields = methodShapes[method];
  if (!fields) throw new Error(`No shape for ${method}`);
  return checkFields(fields, given, method, fileNames);
}

function checkFields(
  fields: Shape,
  given: Parameters,
  path: string,
  fileNames?: ReadonlySet<string>,
): Parameters {
  const checked: Parameters = {};
  for (const name in given) {
    const value = given[name];
    if (value === undefined || value === null) continue;
    const field = fields.get(name) ?? (name === "reply_to_message_id" ? legacyReply : undefined);
    if (!field) throw violation(`unknown parameter "${name}" in ${path}`);
    const isReply = name === "ephemeral_message_id" && path.endsWith("reply_parameters");
    if (notEmulated.has(name) || isReply) throw violation(`"${name}" in ${path} is not emulated`);
    checked[name] = checkRange(checkTypes(field.types, value, `${path}.${name}`), field, path);
  }
  for (const field of fields.values()) {
    if (!field.required || field.name in checked || fileNames?.has(field.name)) continue;
    throw violation(missingTexts[field.name] ?? `${field.name} is empty`);
  }
  return checked;
}

/** The older form of `reply_parameters`, which still works (tdlib server). */
const legacyReply: Field = {
  name: "reply_to_message_id",
  required: false,
  types: ["Integer"],
  range: undefined,
  values: undefined,
};

function checkTypes(named: readonly string[], value: unknown, path: string): unknown {
  const types = named.flatMap((type) => unions[type] ?? type);
  const arrays = types.filter((type) => type.startsWith("Array of "));
  // Of the unions only RichText has an array among its types.
  if (arrays.length === types.length || (arrays.length > 0 && Array.isArray(value))) {
    const items = fromJson(value);
    if (!Array.isArray(items)) throw wrongType(types, value, path);
    const itemTypes = arrays.map((type) => type.slice("Array of ".length));
    return items.map((item, index) => checkTypes(itemTypes, item, `${path}[${index}]`));
  }
  for (const type of types) {
    const checked = checkScalar(type, value);
    if (checked !== undefined) return checked;
  }
  const objects = types.filter((type) => !scalars.has(type) && !arrays.includes(type));
  if (objects.length > 0) return checkObject(objects, value, path);
  throw wrongType(types, value, path);
}

const scalars: ReadonlySet<string> = new Set(["Integer", "Float", "Boolean", "String", "InputFile"]);

function checkScalar(type: string, value: unknown): unknown {
  switch (type) {
    case "Integer":
      if (typeof value === "string" && /^-?\d+$/.test(value)) return Number(value);
      return Number.isSafeInteger(value) ? value : undefined;
    case "Float":
      if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
      return typeof value === "number" && Number.isFinite(value) ? value : undefined;
    case "Boolean":
      if (typeof value === "boolean") return value;
      return typeof value === "string" && /^(true|false|yes|no|1|0)$/i.test(value)
        ? /^(true|yes|1)$/i.test(value)
        : undefined;
    case "String":
      return typeof value === "string" ? value : undefined;
    default:
      return undefined;
  }
}

function checkObject(types: readonly string[], value: unknown, path: string): Parameters {
  const object = fromJson(value);
  if (typeof object !== "object" || object === null || Array.isArray(object))
    throw wrongType(types, value, path);
  const type = types.length === 1 ? types[0] : types.find((name) => fits(name, object as Parameters));
  if (type === undefined) throw wrongType(types, object, path);
  const fields = objectShapes[type];
  if (!fields) throw violation(`${type} in ${path} is not emulated`);
  return checkFields(fields, object as Parameters, path);
}

/**
 * Whether an object has this shape of a union: it has all required fields, and its fixed fields have one of their values.
 */
function fits(type: string, object: Parameters): boolean {
  const fields = objectShapes[type];
  if (!fields) return false;
  return [...fields.values()].every(({ name, required, values }) => {
    if (!required) return true;
    return name in object && (name !== "type" || values === undefined || values.has(String(object[name])));
  });
}

function checkRange(value: unknown, { name, range, values }: Field, path: string): unknown {
  if (values && !values.has(String(value)))
    throw violation(`wrong value ${JSON.stringify(value)} of "${name}" in ${path}`);
  if (!range) return value;
  const size = sizeOf(value, range.isBytes);
  if (size >= range.min && size <= range.max) return value;
  const text = rangeTexts[`${path}.${name}`] ?? rangeTexts[name];
  throw violation(text ?? `"${name}" in ${path} must be ${range.min} to ${range.max}, not ${size}`);
}

function sizeOf(value: unknown, isBytes: boolean): number {
  if (typeof value === "string") return isBytes ? Buffer.byteLength(value) : Array.from(value).length;
  return Array.isArray(value) ? value.length : Number(value);
}

function wrongType(types: readonly string[], value: unknown, path: string): Failure {
  return violation(`can't parse ${path}: ${types.join(" or ")} expected, got ${JSON.stringify(value)}`);
}

function fromJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
