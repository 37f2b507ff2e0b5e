import { runCheck } from './check-parts.ts';

process.exitCode = runCheck().failed === undefined ? 0 : 1;
