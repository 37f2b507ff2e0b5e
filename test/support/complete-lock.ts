import { readFileSync, writeFileSync } from 'node:fs';
import { completeLock } from './lock.ts';

const path = 'package-lock.json';
writeFileSync(path, `${JSON.stringify(completeLock(JSON.parse(readFileSync(path, 'utf8'))), null, 2)}\n`);
