import { Hono } from "hono";

/** `/healthz`: 200 while updates come in, else 503 with the reason. @param problem what is wrong; undefined when nothing is */
export function healthRoutes(problem: () => string | undefined): Hono {
  const routes = new Hono();
  routes.get("/healthz", (context) => {
    const reason = problem();
    return reason === undefined
      ? context.json({ status: "ok" })
      : context.json({ status: "failing", reason }, 503);
  });
  return routes;
}
