import type { ReactNode } from "react";
import { Identifier } from "@/components/ui/identifier";
import type { Verdict } from "@/lib/verification/checks";
import { DrawingCapabilities, type DrawnCapability } from "./drawing-capabilities";
import { DoorGlyph } from "./drawing-glyphs";
import { type DrawnVerdicts, lightOf, PartWords } from "./drawing-parts";

interface DrawingAccountProps {
  awsAccountId: string | null;
  /** How the door in the account's wall stands. */
  door: Verdict | undefined;
  capabilities: DrawnCapability[];
  verdicts: DrawnVerdicts;
  /** Whose door it is: the role, or the IAM user. */
  children: ReactNode;
}

/** The customer's account: its wall, the door in it, and what lies behind. */
export function DrawingAccount({
  awsAccountId,
  door,
  capabilities,
  verdicts,
  children,
}: DrawingAccountProps) {
  return (
    <>
      <div data-part="door" data-lit={lightOf(door)} className="drawing-door">
        <DoorGlyph />
      </div>
      <div
        data-part="account"
        data-lit={lightOf(verdicts["account-matches"])}
        data-known={awsAccountId !== null}
        className="drawing-account"
      >
        <div className="account-head">
          <p>
            <span className="part-title">Your AWS account</span>{" "}
            {awsAccountId ? (
              <Identifier value={awsAccountId} />
            ) : (
              <span className="unknown">not named yet</span>
            )}
          </p>
          <PartWords
            idle=""
            asking="asking AWS"
            pass="confirmed"
            fail="another account"
            unsure="not proven"
          />
        </div>
        <div className="account-body">
          {children}
          <DrawingCapabilities capabilities={capabilities} verdicts={verdicts} />
        </div>
      </div>
    </>
  );
}
