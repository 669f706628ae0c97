/** Runs once before the first request: settings, manifests, interrupted runs and the outbox are looked at here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepareStart } = await import("@/lib/start/prepare-start");
  await prepareStart();
  const { keepCounting } = await import("@/lib/support/keep-counting");
  keepCounting();
  const { startMailDelivery } = await import("@/lib/mail/delivery");
  startMailDelivery();
}
