/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  devIndicators: false,
  typedRoutes: false,
  // A parent folder with a lockfile of its own must not become the root of the build.
  turbopack: { root: import.meta.dirname },
};

export default config;
