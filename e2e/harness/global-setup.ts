import { buildApplication } from "@/scripts/demo/build";

/** Builds the application once; every worker then starts a demo of its own from it. */
export default function globalSetup(): void {
  buildApplication();
}
