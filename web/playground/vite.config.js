import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// A build of the same sources gives the same bytes: no source maps, no dates,
// file names by content. The paths are relative, whatever the service's path.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8000,
    // What the bundle is made of, with everybody's licence.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // The bundled packages carry hints for React's compiler, which does not run here.
      onLog(level, log, report) {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  worker: { format: 'es' },
});
