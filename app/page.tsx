import { redirect } from "next/navigation";
import { paths } from "@/lib/paths";
import { findActor, homeOf } from "@/lib/session/require-actor";

export default async function HomePage(): Promise<never> {
  const actor = await findActor();
  redirect(actor ? homeOf(actor) : paths.signIn());
}
