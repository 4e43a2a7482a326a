import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  devIndicators: false,
  typedRoutes: false,
  // A parent folder with a lockfile of its own must not become the root of the build.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
};

export default config;
