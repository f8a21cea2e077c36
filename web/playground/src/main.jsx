import { createRoot } from 'react-dom/client';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import { tabs, wantedQuery } from './samples.js';

// Relative to the page, so that the service may live below any path.
const fetcher = createGraphiQLFetcher({ url: new URL('../graphql', location.href).href });
const plugins = [HISTORY_PLUGIN, explorerPlugin({ showAttribution: false })];
const wanted = location.hash.slice(1);

createRoot(document.getElementById('playground')).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    defaultTabs={tabs(wanted)}
    initialQuery={wantedQuery(wanted)}
    defaultEditorToolsVisibility={false}
  >
    <GraphiQL.Logo>
      <a className="start" href="../">diplograph</a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
