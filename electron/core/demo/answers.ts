import type { Dialect } from './dialect.ts';
import type { DemoComponent } from './plant-component.ts';
import type { Saying } from './scenario.ts';

/** An HTTP answer, ready to be sent. */
export interface Answer {
  status: number;
  type: string;
  body: string;
}

/** Puts what a component says into the words of its format. `now` (epoch ms of the scenario) stamps the checks. */
export function answerHealth(component: DemoComponent, dialect: Dialect, saying: Saying, now: number): Answer {
  if (saying.word === 'gone') return { status: 503, type: 'text/plain; charset=utf-8', body: `${saying.text}\n` };
  switch (dialect) {
    case 'health+json':
      return ietf(component, saying, now);
    case 'spring':
      return spring(component, saying);
    case 'status':
      return {
        status: saying.word === 'ok' ? 200 : 503,
        type: 'text/plain; charset=utf-8',
        body: `${saying.word === 'ok' ? 'OK' : saying.text}\n`,
      };
  }
}

/** draft-inadarei-api-health-check: pass, warn, fail; 'fail' answers with 503. */
function ietf(component: DemoComponent, { word, text }: Saying, now: number): Answer {
  const status = word === 'ok' ? 'pass' : word === 'degraded' ? 'warn' : 'fail';
  const check = {
    componentId: component.part?.serial ?? component.id,
    componentType: component.kind === 'app-server' ? 'datastore' : 'component',
    status,
    time: new Date(now).toISOString(),
    ...(word === 'ok' ? {} : { output: text }),
  };
  const name = component.kind === 'app-server' ? 'database:connections' : `${component.kind}:state`;
  return {
    status: status === 'fail' ? 503 : 200,
    type: 'application/health+json',
    body: JSON.stringify({
      status,
      version: '1',
      serviceId: component.id,
      description: `health of ${component.id}`,
      ...(word === 'ok' ? {} : { output: text }),
      checks: { [name]: [check] },
    }),
  };
}

/**
 * Spring Boot's actuator. Databases answer 503 when they are down, which is Spring's default; the others sit behind a
 * proxy that turns every answer into 200, so that only the body tells.
 */
function spring(component: DemoComponent, { word, text }: Saying): Answer {
  const status = word === 'ok' ? 'UP' : 'DOWN';
  const concern = component.kind === 'database' ? 'storage' : component.kind === 'app-server' ? 'db' : 'queue';
  return {
    status: status === 'DOWN' && component.kind === 'database' ? 503 : 200,
    type: 'application/vnd.spring-boot.actuator.v3+json',
    body: JSON.stringify({
      status,
      components: {
        [concern]: { status, ...(status === 'UP' ? {} : { details: { error: text } }) },
        diskSpace: { status: 'UP', details: { total: 107_374_182_400, free: 64_424_509_440, threshold: 10_485_760 } },
        ping: { status: 'UP' },
      },
    }),
  };
}
