import { protocol } from 'electron';
import { scheme } from './origin.ts';
import { answerFrom } from './page-files.ts';

/** Makes `app:` a secure standard scheme with an origin. Has to run before the application is ready. */
export function declareProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page from `root` at `app://leitstand/`. */
export function setupProtocol(root: string): void {
  protocol.handle(scheme, (request) => answerFrom(root, request));
}
