/** The tasks of the process with Telegram and its people. Times are in milliseconds. */
export interface Tasks {
  /** Waits until the bot has its desk. */
  setUp: { options: object; result: undefined };
  /** So many clients write their first message. Resolves when all have arrived and the bot is quiet. */
  openTickets: { options: { clients: number }; result: { firstTicketCalls: Calls } };
  /** Clients in turn write one message at a time. With `isAnswered` the team answers each. */
  writeOneByOne: {
    options: { clients: number; samples: number };
    result: { delays: number[]; calls: Calls };
  };
  answerOneByOne: {
    options: { clients: number; samples: number };
    result: { delays: number[]; calls: Calls };
  };
  /** Each client writes again when the last message has arrived. */
  closedLoop: {
    options: { clients: number; duration: number; latency: number };
    result: Traffic;
  };
  /** Clients write at a steady rate that does not depend on the bot. */
  openLoop: {
    options: { clients: number; perSecond: number; duration: number; latency: number; patience: number };
    result: Traffic;
  };
  /** An admin writes the command. Resolves with the size of the file that comes, in bytes. */
  report: { options: { written: string }; result: number };
  /** When the bot first polled, since the epoch. */
  firstPoll: { options: object; result: number };
  violations: { options: object; result: string[] };
}

export type TaskName = keyof Tasks;

/** How often each method was called. */
export type Calls = Record<string, number>;

export interface Traffic {
  offered: number;
  arrived: number;
  /** Arrived while messages were still being written, for a rate. */
  arrivedInTime: number;
  /** For how long messages were written. */
  duration: number;
  outOfOrder: number;
  doubled: number;
  /** From the writing to the arrival of the call that copies it. */
  untilCalled: number[];
  /** From the writing to the copy's arrival, with Telegram's latency. */
  untilArrived: number[];
  /** How long the oldest message without a copy has waited. */
  oldestWaiting: number;
  calls: Calls;
  /** Processor time of Telegram and its people, to see whether they were the bottleneck. */
  telegramCpu: number;
}

export type Request = {
  [Name in TaskName]: { id: number; name: Name; options: Tasks[Name]["options"] };
}[TaskName];

export type Reply =
  | { kind: "ready"; address: TelegramAddress }
  | { kind: "result"; id: number; result: unknown }
  | { kind: "failure"; id: number; error: string };

/** What a bot needs to connect. */
export interface TelegramAddress {
  apiRoot: string;
  token: string;
  adminId: number;
  groupId: number;
}
