/** The HTTP server cannot open its port. `reason` chooses the sentence for the operator. */
export class ListenError extends Error {
  readonly reason: "http-port-taken" | "http-port-forbidden" | "http-no-address";
  readonly host: string;
  readonly port: number;

  constructor(error: NodeJS.ErrnoException, host: string, port: number) {
    super(error.code ?? error.message, { cause: error });
    this.reason = reasons[error.code ?? ""] ?? "http-no-address";
    this.host = host;
    this.port = port;
  }
}

const reasons: Record<string, ListenError["reason"]> = {
  EADDRINUSE: "http-port-taken",
  EACCES: "http-port-forbidden",
};
