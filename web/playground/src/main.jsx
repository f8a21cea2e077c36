import { createRoot } from 'react-dom/client';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import { tabs, wantedQuery } from './samples.js';

// Relative to the page, so that the service may live below any path.
const send = createGraphiQLFetcher({ url: new URL('../graphql', location.href).href });

// GraphiQL learns an operation's name a moment after its tab is opened. Until
// then it would send the name of the tab before.
function fetcher({ operationName, ...asked }, options) {
  return send(asked.query.includes(operationName) ? { operationName, ...asked } : asked, options);
}

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
