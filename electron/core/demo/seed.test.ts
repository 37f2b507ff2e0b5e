import { expect, test } from 'vitest';
import { commands } from '../../contract/commands.ts';
import { day } from './day.ts';
import { demoPlant } from './plant.ts';
import { demoSeed } from './seed.ts';

test('a demo that begins while eduPort is down has no past', () => {
  expect(demoSeed(day.eduportRestored - 1)).toEqual([]);
});

test('every step of the past is a command that the console takes, by somebody of the crew', () => {
  const crew = new Set(demoPlant('http://127.0.0.1:1').people?.map(({ id }) => id));
  const steps = demoSeed(day.start);
  expect(steps.map(({ name }) => name)).toEqual(['incident.declare', 'note.add', 'incident.set-service']);
  for (const step of steps) {
    expect(commands[step.name].safeParse(step.input('INC-2019-0924-01')).error).toBeUndefined();
    expect(crew).toContain(step.sender.person);
  }
});

test('the past has happened before the demo begins, and the cause stays open', () => {
  const inputs = demoSeed(day.eduportRestored).map((step) => step.input('INC-2019-0924-01'));
  const times = inputs.map((input) => ('happenedAt' in input ? input.happenedAt : undefined));
  expect(times).toEqual([day.eduportFails, day.eduportFails, day.eduportRestored]);
});
