/** What the process with Telegram and its people can be asked to do. Times are in milliseconds. */
export interface Tasks {
  /** Waits until the bot has its desk. */
  setUp: { options: object; result: undefined };
  /** So many clients write their first message; resolves when all have arrived and the bot is quiet. */
  openTickets: { options: { clients: number }; result: { firstTicketCalls: Calls } };
  /** Clients in turn write one message at a time, and the team answers likewise when `isAnswered`. */
  writeOneByOne: {
    options: { clients: number; samples: number };
    result: { delays: number[]; calls: Calls };
  };
  answerOneByOne: {
    options: { clients: number; samples: number };
    result: { delays: number[]; calls: Calls };
  };
  /** Each client writes again as soon as the last message has arrived. */
  closedLoop: {
    options: { clients: number; duration: number; latency: number };
    result: Traffic;
  };
  /** Clients write at a steady rate, whatever the bot does. */
  openLoop: {
    options: { clients: number; perSecond: number; duration: number; latency: number; patience: number };
    result: Traffic;
  };
  /** When the bot first asked for updates, since the epoch. */
  firstPoll: { options: object; result: number };
  violations: { options: object; result: string[] };
}

export type TaskName = keyof Tasks;

/** How often each method was called. */
export type Calls = Record<string, number>;

export interface Traffic {
  offered: number;
  arrived: number;
  /** By the end of the time in which messages were offered, for a rate. */
  arrivedInTime: number;
  /** How long messages were offered. */
  duration: number;
  outOfOrder: number;
  doubled: number;
  /** From the offer to the arrival of the call that copies it. */
  untilCalled: number[];
  /** From the offer to the moment when the copy is there, Telegram's latency for the copy included. */
  untilArrived: number[];
  /** How long the oldest message that has not arrived has waited. */
  oldestWaiting: number;
  calls: Calls;
  /** What Telegram and its people used of a processor, so that it can be told whether they were the bottleneck. */
  telegramCpu: number;
}

export type Request = {
  [Name in TaskName]: { id: number; name: Name; options: Tasks[Name]["options"] };
}[TaskName];

export type Reply =
  | { kind: "ready"; address: TelegramAddress }
  | { kind: "result"; id: number; result: unknown }
  | { kind: "failure"; id: number; error: string };

/** What a bot has to know. */
export interface TelegramAddress {
  apiRoot: string;
  token: string;
  adminId: number;
  groupId: number;
}
