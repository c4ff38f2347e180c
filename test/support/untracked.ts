import asyncHooks from "node:async_hooks";

// node:test follows every promise, to say of which test a stray failure is: an eighth of all that tests cost. Here it follows
// its tests alone, and a stray failure fails the process that it comes from. To be loaded before node:test.
const { createHook } = asyncHooks;
asyncHooks.createHook = (hook) =>
  createHook({
    init(id, type, triggerId, resource) {
      if (type === "Test") hook.init?.(id, type, triggerId, resource);
    },
  });
