import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { type Language, languages } from "./text/text.ts";

// What the operator's commands need too. All settings together (`config.ts`) take a fifth of such a command's time to load.

export type Environment = Readonly<Record<string, string | undefined>>;

/** The file `.env` exists and cannot be read. The message is its path. */
export class EnvironmentFileError extends Error {}

export const defaultDataDir = "./data";

/**
 * The process's environment, then the file `.env` if there is one. Only LANGUAGE and HOST are read from the file first:
 * many systems set these variables for their own purposes.
 * @throws EnvironmentFileError
 */
export function loadEnvironment(): Environment {
  const file = readEnvFile();
  const environment = { ...file, ...process.env };
  for (const name of ["LANGUAGE", "HOST"]) if (file[name] !== undefined) environment[name] = file[name];
  return environment;
}

/** The data folder and the team's language, for tools that need nothing else. A wrong value counts as not set. */
export function readBasics(environment: Environment): { dataDir: string; language: Language } {
  return {
    dataDir: resolve(environment["DATA_DIR"]?.trim() || defaultDataDir),
    language: readLanguage(environment["LANGUAGE"]?.trim() ?? "") ?? "ru",
  };
}

/** Also accepts the values that systems set, such as `ru_RU:ru` or `en_US.UTF-8`. Undefined for a language that we do not have. */
export function readLanguage(value: string): Language | undefined {
  const [name] = value.toLowerCase().split(/[_:.@-]/);
  return languages.find((language) => language === name);
}

function readEnvFile(): Environment {
  try {
    // Editors on Windows put a byte order mark in front, which would become part of the first name.
    return parseEnv(readFileSync(".env", "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new EnvironmentFileError(resolve(".env"), { cause: error });
  }
}
