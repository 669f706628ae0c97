"use server";

import { defineAction } from "@/lib/actions/define-action";
import { follow } from "@/lib/actions/follow";
import { paths } from "@/lib/paths";
import { getPerson } from "@/lib/people/queries";
import { homeOf, lacksSecondFactor } from "@/lib/session/require-actor";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  resetSecondFactor,
} from "./commands/change-second-factor";
import { confirmSchema, passwordSchema, personSchema } from "./schema";

/** Few: each guesses a password or a code. */
const GUESSING = { attempts: 10, perSeconds: 300 };
const OWN = {
  permission: "second-factor.manage-own",
  limit: GUESSING,
  secrets: ["password", "code"],
} as const;

export const setUpSecondFactor = defineAction(
  { ...OWN, name: "set-up-second-factor", input: passwordSchema },
  async ({ input }) => (await beginSecondFactor(input.password)) ?? follow(paths.secondFactor()),
);

export const confirmCode = defineAction(
  { ...OWN, name: "confirm-second-factor", input: confirmSchema },
  async ({ actor, input }) => {
    const isHeldUp = await lacksSecondFactor(actor);
    // Whoever could do nothing without it goes on to where one begins.
    return (
      (await confirmSecondFactor(actor, input.code)) ?? follow(isHeldUp ? homeOf(actor) : paths.account())
    );
  },
);

export const takeSecondFactorAway = defineAction(
  { ...OWN, name: "remove-second-factor", input: passwordSchema },
  async ({ actor, input }) => (await removeSecondFactor(actor, input.password)) ?? follow(paths.account()),
);

export const resetStaffSecondFactor = defineAction(
  { name: "reset-second-factor", permission: "staff.manage", limit: GUESSING, input: personSchema },
  async ({ actor, input }) => {
    await resetSecondFactor(actor, await getPerson(actor, { kind: "staff" }, input.personId));
    follow(paths.staffPerson(input.personId));
  },
);
