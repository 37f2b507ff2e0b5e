import { consoleErrorSchema, type Result, refuse, succeed } from '../../contract/errors.ts';
import { type ControlInput, type ControlName, type DemoState, demoStateSchema } from './messages.ts';

/** How long the demo may take to answer a control request, in ms. It answers in a few; this is for a frozen one. */
const deadlineMs = 3000;

/** Sends one request to the demo's control door. `demo-unavailable` when it does not answer in time or not sensibly. */
export async function callControl<Name extends ControlName>(
  door: { port: number; token: string },
  name: Name,
  input: ControlInput<Name>,
): Promise<Result<DemoState>> {
  let status: number;
  let body: unknown;
  try {
    const response = await fetch(`http://127.0.0.1:${door.port}/control/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${door.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      redirect: 'error',
      signal: AbortSignal.timeout(deadlineMs),
    });
    status = response.status;
    body = await response.json();
  } catch (cause) {
    const late = cause instanceof Error && cause.name === 'TimeoutError';
    return unavailable(late ? `did not answer within ${deadlineMs / 1000} s` : 'cannot be reached');
  }
  const state = demoStateSchema.safeParse(body);
  if (status === 200 && state.success) return succeed(state.data);
  const error = consoleErrorSchema.safeParse(body);
  return error.success
    ? { ok: false, error: error.data }
    : unavailable(`gave an answer that makes no sense (${status})`);
}

function unavailable(what: string): Result<never> {
  return refuse(
    'demo-unavailable',
    `The demo data center ${what}. It is not known whether it did what was asked; nothing was recorded.`,
    'Look at the wall, then try again; restart the console if that does not help.',
  );
}
