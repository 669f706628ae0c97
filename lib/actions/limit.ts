import "server-only";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "@/lib/app-error";

export interface Limit {
  attempts: number;
  perSeconds: number;
}

const limiters = new Map<string, RateLimiterMemory>();

/** Counts one attempt of `who` at `name`; throws `too-many-attempts` once the limit is passed. */
export async function countAttempt(
  name: string,
  who: string,
  { attempts, perSeconds }: Limit,
): Promise<void> {
  let limiter = limiters.get(name);
  if (!limiter) {
    limiter = new RateLimiterMemory({ points: attempts, duration: perSeconds });
    limiters.set(name, limiter);
  }
  try {
    await limiter.consume(who);
  } catch {
    throw new AppError("too-many-attempts");
  }
}
