import { Identifier } from "@/components/ui/identifier";
import { DrawingAccount } from "./drawing-account";
import type { DrawnCapability } from "./drawing-capabilities";
import { DrawingLanes } from "./drawing-lanes";
import { type DrawnVerdicts, lightOf, PartWords } from "./drawing-parts";
import { DrawingSmall } from "./drawing-small";

export interface ConnectionDrawingProps {
  vendorName: string;
  vendorPrincipal: string | null;
  externalId: string | null;
  roleArn: string | null;
  awsAccountId: string | null;
  capabilities: DrawnCapability[];
  size?: "full" | "small";
  /** Verdicts of a stored run. Beside a list of checks the drawing follows the list and needs none. */
  verdicts?: DrawnVerdicts;
}

/** The one picture: who asks, with which key, at which door, and what lies behind it. */
export function ConnectionDrawing(props: ConnectionDrawingProps) {
  if (props.size === "small") {
    return (
      <span className="inline-flex">
        <DrawingSmall
          hasVendor={props.vendorPrincipal !== null}
          hasExternalId={props.externalId !== null}
          hasRole={props.roleArn !== null}
          hasCapabilities={props.roleArn !== null && props.capabilities.length > 0}
        />
        <span className="sr-only">{describeConnection(props)}</span>
      </span>
    );
  }
  return <FullDrawing {...props} />;
}

function FullDrawing(props: ConnectionDrawingProps) {
  const {
    vendorName,
    vendorPrincipal,
    externalId,
    roleArn,
    awsAccountId,
    capabilities,
    verdicts = {},
  } = props;
  const account = { awsAccountId, capabilities, verdicts };
  return (
    <figure className="drawing">
      <figcaption className="sr-only">{describeConnection(props)}</figcaption>
      <div aria-hidden="true" className="drawing-grid">
        <div
          data-part="vendor"
          data-lit={lightOf(verdicts["vendor-identity"])}
          data-known={vendorPrincipal !== null}
          className="drawing-vendor"
        >
          <p className="part-title">{vendorName}</p>
          <p>
            {vendorPrincipal ? (
              <Identifier value={vendorPrincipal} />
            ) : (
              <span className="unknown">not configured yet</span>
            )}
          </p>
          <PartWords idle="" asking="asking AWS" pass="in order" fail="at fault" unsure="not proven" />
        </div>
        <DrawingLanes externalId={externalId} verdicts={verdicts} />
        <DrawingAccount {...account} door={doorVerdict(verdicts)}>
          <div className="drawing-role" data-known={roleArn !== null}>
            <p className="part-title">Role</p>
            <p>
              {roleArn ? <Identifier value={roleArn} /> : <span className="unknown">not created yet</span>}
            </p>
          </div>
        </DrawingAccount>
      </div>
    </figure>
  );
}

function doorVerdict(verdicts: DrawnVerdicts) {
  const unsafe = verdicts["external-id-required"] === "fail" || verdicts["external-id-exact"] === "fail";
  return unsafe ? "fail" : verdicts["role-assumable"];
}

function describeConnection(props: ConnectionDrawingProps): string {
  const { vendorName, vendorPrincipal, externalId, roleArn, awsAccountId, capabilities } = props;
  const titles = capabilities.map(({ title }) => title).join(", ");
  return [
    `${vendorName} asks as ${vendorPrincipal ?? "a principal that is not configured yet"}`,
    `with the External ID ${externalId ?? "that is not made yet"}`,
    `to assume the role ${roleArn ?? "that is not created yet"}`,
    `in your AWS account${awsAccountId ? ` ${awsAccountId}` : ""}.`,
    titles ? `The role is to grant: ${titles}.` : "",
    "It is to open with this External ID, and to stay shut without one and with another one.",
    describeDoor(props.verdicts ?? {}),
  ]
    .filter(Boolean)
    .join(" ");
}

const DOOR_WORDS = [
  ["role-assumable", { pass: "opens with your External ID", fail: "does not open with your External ID" }],
  ["external-id-required", { pass: "stays shut without one", fail: "opens without one" }],
  ["external-id-exact", { pass: "stays shut with another one", fail: "opens with another one" }],
] as const;

function describeDoor(verdicts: DrawnVerdicts): string {
  const seen = DOOR_WORDS.flatMap(([check, words]) => {
    const light = lightOf(verdicts[check]);
    return light === "pass" || light === "fail" ? [words[light]] : [];
  });
  return seen.length === 0 ? "" : `The last verification saw that it ${seen.join(", ")}.`;
}
