/** Runs once before the first request: settings, manifests and interrupted runs are looked at here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareStart } = await import("@/lib/start/prepare-start");
  await prepareStart();
}
