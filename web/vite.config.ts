import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

const future = {
  v3_fetcherPersist: true,
  // All routes are loaded with the first page, because none could be discovered without a connection.
  v3_lazyRouteDiscovery: false,
  v3_relativeSplatPath: true,
  v3_singleFetch: true,
  v3_throwAbortReason: true,
} as const;

// Remix needs a package.json in vite's root, so the root is the repository's; all of the web stays under web/.
export default defineConfig({
  publicDir: 'web/public',
  cacheDir: 'node_modules/.cache/vite-web',
  plugins: [tailwindcss(), remix({ appDirectory: 'web/app', buildDirectory: 'web/build', future })],
  worker: { format: 'es' },
  build: {
    rollupOptions: {
      // A route that only the server answers has nothing for browsers, which is no news to whoever starts Quire.
      onwarn: (warning, warn) => (warning.code === 'EMPTY_BUNDLE' ? undefined : warn(warning)),
    },
  },
  resolve: { alias: { '~': fileURLToPath(new URL('./app', import.meta.url)) } },
  // Listed here, because discovering one later reloads the page.
  optimizeDeps: {
    entries: ['web/app/entry.client.tsx', 'web/app/root.tsx', 'web/app/routes/*.tsx'],
    include: ['react', 'react-dom/client', '@remix-run/react', '@apollo/client', '@apollo/client/react', 'graphql'],
  },
  server: { watch: { ignored: ['**/.quire/**', '**/cdk.out/**', '**/build/**'] } },
});
