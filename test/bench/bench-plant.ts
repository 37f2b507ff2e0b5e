import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlantFileInput } from '../../electron/core/plant/schema.ts';

/** The watched side: endpoints that can be made to fail, in a process of their own. */
export interface Endpoints {
  port: number;
  set(id: string, word: 'pass' | 'warn' | 'fail'): Promise<void>;
  stop(): void;
}

export async function startEndpoints(): Promise<Endpoints> {
  const child = fork(join(import.meta.dirname, 'endpoints.ts'));
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(Number(message))));
  return {
    port,
    async set(id, word) {
      const response = await fetch(`http://127.0.0.1:${port}/set/${id}/${word}`, { method: 'POST' });
      await response.text();
    },
    stop: () => void child.kill(),
  };
}

/**
 * Writes a plant of `count` components `c0`, `c1`, … in racks, each with one endpoint, and gives the file's path. The
 * first `dependents` of them need `c0`.
 */
export function writePlant(folder: string, port: number, count: number, interval: string, dependents = 0): string {
  const racks = Math.ceil(count / 40);
  const plant: PlantFileInput = {
    version: 1,
    name: 'Benchmark',
    rooms: [{ id: 'r', name: 'Room', racks: Array.from({ length: racks }, (_, index) => ({ id: `${index}` })) }],
    sites: [{ id: 'site', name: 'Site' }],
    services: [{ id: 'service', name: 'Service', sites: ['site'], needs: [{ all: ['c0'] }] }],
    components: Array.from({ length: count }, (_, index) => ({
      id: `c${index}`,
      kind: 'server',
      name: `Server ${index}`,
      needs: index > 0 && index <= dependents ? [{ all: ['c0'] }] : [],
      location: { room: 'r', rack: `${Math.floor(index / 40)}`, u: (index % 40) + 1, height: 1 },
    })),
    endpoints: Array.from({ length: count }, (_, index) => ({
      id: `c${index}.http`,
      component: `c${index}`,
      probe: 'http',
      url: `http://127.0.0.1:${port}/health/c${index}`,
      interval,
      timeout: '1s',
    })),
  };
  const file = join(folder, 'bench-plant.yaml');
  writeFileSync(file, JSON.stringify(plant));
  return file;
}
