import { type ChatTypeContext, type CommandContext, Context, type Filter, type FilterQuery } from "grammy";
import type { Chat } from "grammy/types";

/** A handler returns it to leave the update to the handlers after it. */
export const notMine = Symbol("not mine");

type Take<C> = (context: C) => void | typeof notMine;

/**
 * Handlers with their conditions, in their order. The first handler whose conditions hold takes the update, unless it returns
 * `notMine`. The conditions are grammY's. Its Composer is not used: it makes promises and a new Composer for each condition of
 * each update, a quarter of the memory that a message takes.
 */
export class Routes<C extends Context = Context> {
  readonly #routes: ((context: C) => boolean)[] = [];

  /** @param query as in grammY's `Composer.on` */
  on<Q extends FilterQuery>(query: Q | Q[], take: Take<Filter<C, Q>>): void {
    const matches = Context.has.filterQuery(query);
    this.#routes.push((context) => matches(context) && take(context) !== notMine);
  }

  /** @param name without the slash; a command for another bot does not match */
  command(name: string, take: Take<CommandContext<C>>): void {
    const matches = Context.has.command(name);
    this.#routes.push((context) => matches(context) && take(context) !== notMine);
  }

  /** Handlers for chats of these types only. */
  chatType<T extends Chat["type"]>(types: T | T[]): Routes<ChatTypeContext<C, T>> {
    const matches = Context.has.chatType(types);
    const routes = new Routes<ChatTypeContext<C, T>>();
    this.#routes.push((context) => matches(context) && routes.take(context));
    return routes;
  }

  /** Whether a handler has taken the update. */
  take(context: C): boolean {
    return this.#routes.some((route) => route(context));
  }
}
