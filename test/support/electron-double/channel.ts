import { type Settings, settingsVariable, type ToDouble, type ToDriver } from './messages.ts';

/** What the driver wants of this run. */
export const settings: Settings = JSON.parse(process.env[settingsVariable] ?? '');

type Kind = ToDouble['t'];
type Message<K extends Kind> = Extract<ToDouble, { t: K }>;
const handlers = new Map<Kind, (message: never) => void>();

/** Calls back for the driver's messages of one kind. There is one handler a kind. */
export function onDriver<K extends Kind>(kind: K, handler: (message: Message<K>) => void): void {
  handlers.set(kind, handler);
}

/** Tells the driver something. Without a driver the double is nothing: the process ends. */
export function toDriver(message: ToDriver): void {
  if (process.send === undefined) throw new Error('the double of electron runs under its driver only');
  if (process.connected) process.send(message);
}

process.on('message', (message: ToDouble) => handlers.get(message.t)?.(message as never));
process.on('disconnect', () => process.exit(0));
