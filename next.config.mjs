import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  devIndicators: false,
  typedRoutes: false,
  // `npm test` checks the types of the whole project in a step of its own.
  typescript: { ignoreBuildErrors: true },
  // A parent folder with a lockfile of its own must not become the root of the build.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};

export default config;
