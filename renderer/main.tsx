import './strict.ts';
import './theme/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { Broken } from './broken.tsx';
import { bridgeTransport, findBridge } from './client/bridge.ts';
import { createClient } from './client/client.ts';
import { stationExporter } from './client/exporter.ts';
import { openSession } from './client/session.ts';
import { liveAddress, webSocketTransport } from './client/websocket.ts';
import { firstLanguage } from './stores/language.ts';
import { browserMemory } from './stores/memory.ts';
import { ConsoleContext } from './stores/react.ts';
import { createStores } from './stores/stores.ts';

const memory = browserMemory(() => window.localStorage);
const { stores, sink } = createStores({
  language: firstLanguage(window.location.search, memory.read('language'), navigator.language),
  memory,
  monotonic: () => performance.now(),
  random: Math.random,
});
const bridge = findBridge(window);
const open = bridge === undefined ? webSocketTransport(liveAddress(window.location)) : bridgeTransport(bridge);
const session = openSession(open, sink, {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
const client = createClient(
  session,
  bridge === undefined ? stationExporter((address) => window.fetch(address)) : undefined,
);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no element #root');
createRoot(root).render(
  <StrictMode>
    <Broken language={stores.language}>
      <ConsoleContext value={{ stores, client }}>
        <App />
      </ConsoleContext>
    </Broken>
  </StrictMode>,
);
