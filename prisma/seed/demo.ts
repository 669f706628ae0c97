import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";
import { addMember, addStaff, type NewMember, type NewStaff } from "./people";

export type DemoSignIn = NewMember | NewStaff;
export type DemoPerson = "acme" | "acme-member" | "globex" | "support" | "admin";

/** Two customers, so that anyone can see that neither sees the other's connections, and the staff, who see both. */
export const DEMO_SIGN_INS: Record<DemoPerson, DemoSignIn> = {
  acme: {
    name: "Mara Lindqvist",
    email: "mara@acme.example",
    password: "correct-horse-acme",
    level: "owner",
    customer: "Acme Robotics",
  },
  "acme-member": {
    name: "Tomas Okafor",
    email: "tomas@acme.example",
    password: "correct-horse-member",
    level: "member",
    customer: "Acme Robotics",
  },
  globex: {
    name: "Jonas Weber",
    email: "jonas@globex.example",
    password: "correct-horse-globex",
    level: "owner",
    customer: "Globex Freight",
  },
  support: {
    name: "Nora Field",
    email: "support@rolebridge.example",
    password: "correct-horse-support",
    level: "support",
  },
  admin: {
    name: "Ada Moreau",
    email: "admin@rolebridge.example",
    password: "correct-horse-admin",
    level: "admin",
  },
};

/** Adds the demo's people where they are missing; a second start changes nothing. */
export async function seedDemo(databaseUrl: string): Promise<DemoSignIn[]> {
  const signIns = Object.values(DEMO_SIGN_INS);
  const database = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: 1 }) });
  try {
    for (const signIn of signIns) {
      if ("customer" in signIn) await addMember(database, signIn);
      else await addStaff(database, signIn);
    }
  } finally {
    await database.$disconnect();
  }
  return signIns;
}
