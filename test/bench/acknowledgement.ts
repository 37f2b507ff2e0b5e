import { makeFolder, startStation } from '../support/station.ts';
import { startEndpoints, writePlant } from './bench-plant.ts';
import { below, type Figure, percentile } from './figures.ts';

const endpointsPolled = 1000;
const commands = 500;

/** From sending a command over HTTP until its answer, which says that it is on disk, while a thousand are polled. */
export async function measureAcknowledgement(): Promise<Figure[]> {
  const { folder, remove } = makeFolder();
  const endpoints = await startEndpoints();
  const plant = writePlant(folder, endpoints.port, endpointsPolled, '10s');
  const station = await startStation(['--data', folder, '--plant', plant]);
  const declared = await station.command('incident.declare', { title: 'Benchmark' });
  const incident = String(declared.body.subject).replace('incident/', '');
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const samples: number[] = [];
  for (let count = 0; count < commands; count += 1) {
    const begin = performance.now();
    const { status } = await station.command('note.add', { incident, text: `note ${count}` });
    if (status !== 200) throw new Error(`a note was answered with ${status}`);
    samples.push(performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await station.kill();
  endpoints.stop();
  remove();
  const name = `command to durable acknowledgement over HTTP, p99, ${endpointsPolled} endpoints polled at 10 s`;
  return [below(name, 20, percentile(samples, 0.99), samples)];
}
