import "server-only";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { paths } from "@/lib/paths";

/** Goes on to a page; the browser forgets the pages it kept from before, so that Back shows what holds now. */
export function follow(path: string): never {
  revalidatePath(paths.home(), "layout");
  redirect(path);
}
