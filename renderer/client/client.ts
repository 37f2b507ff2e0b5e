import type { Acknowledgement, CommandName, CommandRequest, Sender } from '../../electron/contract/commands.ts';
import { acknowledgementSchema } from '../../electron/contract/commands.ts';
import { type Result, refuse } from '../../electron/contract/errors.ts';
import { type QueryName, type QueryOutput, type QueryRequest, queries } from '../../electron/contract/queries.ts';
import { type Exporter, queryExporter } from './exporter.ts';
import type { Session } from './session.ts';

/** What a screen can ask of the console. State comes by the stores; this is the way back. */
export interface Client {
  /** Sends a command once and answers when it is durable. Never throws: refusals are data. */
  command<Name extends CommandName>(
    name: Name,
    input: CommandRequest<Name>,
    sender: Sender,
  ): Promise<Result<Acknowledgement>>;
  /** Asks a question. The answer is parsed by the contract. */
  query<Name extends QueryName>(name: Name, input: QueryRequest<Name>): Promise<Result<QueryOutput<Name>>>;
  /** Exports of the log, as this page can have them. */
  exporter: Exporter;
  close(): void;
}

/** A client over a session. Without an `exporter` of its own it exports by query. */
export function createClient(session: Session, exporter?: Exporter): Client {
  const client: Omit<Client, 'exporter'> = {
    async command(name, input, sender) {
      const answer = await session.request({ t: 'command', name, input, sender });
      if (!answer.ok) return answer;
      const parsed = acknowledgementSchema.safeParse(answer.value);
      return parsed.success ? { ok: true, value: parsed.data } : unreadable();
    },
    async query(name, input) {
      const answer = await session.request({ t: 'query', name, input });
      if (!answer.ok) return answer;
      const parsed = queries[name].output.safeParse(answer.value);
      return parsed.success ? { ok: true, value: parsed.data as QueryOutput<typeof name> } : unreadable();
    },
    close: () => session.close(),
  };
  return { ...client, exporter: exporter ?? queryExporter(client.query) };
}

function unreadable(): Result<never> {
  return refuse(
    'internal',
    'The console gave an answer that this screen cannot read.',
    'Reload the page; screen and console may be of different versions.',
  );
}
