import { z } from "zod";
import { code } from "@/lib/session/schema";

export const passwordSchema = z.object({ password: z.string().min(1, "Enter your password.").max(200) });
export const confirmSchema = z.object({ code });
export const personSchema = z.object({ personId: z.string().min(1).max(64) });
