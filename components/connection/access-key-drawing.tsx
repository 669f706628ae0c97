import { Identifier } from "@/components/ui/identifier";
import { AccessKeyLanes } from "./access-key-lanes";
import { DrawingAccount } from "./drawing-account";
import type { DrawnCapability } from "./drawing-capabilities";
import { type DrawnVerdicts, lightOf, PartWords } from "./drawing-parts";

export interface AccessKeyDrawingProps {
  vendorName: string;
  accessKeyId: string | null;
  /** The user that AWS says the key is of. */
  userArn: string | null;
  /** The user that the set-up is made out to, as long as there is no key; null where that is still open. */
  plannedUserName: string | null;
  region: string | null;
  awsAccountId: string;
  capabilities: DrawnCapability[];
  /** Verdicts of a stored run. Beside a list of checks the drawing follows the list and needs none. */
  verdicts?: DrawnVerdicts;
}

/** The picture of a connection by key: the key is the user, in whosever hands it is. */
export function AccessKeyDrawing(props: AccessKeyDrawingProps) {
  const { vendorName, accessKeyId, awsAccountId, capabilities, verdicts = {} } = props;
  const account = { awsAccountId, capabilities, verdicts };
  return (
    <figure className="drawing">
      <figcaption className="sr-only">{describeAccessKey(props)}</figcaption>
      <div aria-hidden="true" className="drawing-grid">
        <div data-part="vendor" className="drawing-vendor">
          <p className="part-title">{vendorName}</p>
          <p className="unknown">signs its requests with your key, whose secret is kept encrypted</p>
        </div>
        <AccessKeyLanes accessKeyId={accessKeyId} verdicts={verdicts} />
        <DrawingAccount {...account} door={doorVerdict(verdicts)}>
          <KeyHolder {...props} verdicts={verdicts} />
        </DrawingAccount>
      </div>
    </figure>
  );
}

type KeyHolderProps = AccessKeyDrawingProps & { verdicts: DrawnVerdicts };

function KeyHolder({ userArn, plannedUserName, region, verdicts }: KeyHolderProps) {
  return (
    <div className="drawing-user">
      <div data-part="user" data-lit={lightOf(verdicts["key-not-root"])}>
        <div className="drawing-fact">
          <p className="part-title">IAM user</p>
          <PartWords
            idle=""
            asking="asking AWS"
            pass="not the root user"
            fail="the root user"
            unsure="not proven"
          />
        </div>
        <p>
          {userArn ? (
            <Identifier value={userArn} />
          ) : (
            <span className="unknown">
              {plannedUserName === null
                ? "One you have, not named yet"
                : `${plannedUserName}, not confirmed yet`}
            </span>
          )}
        </p>
      </div>
      {region && (
        <div data-part="region" data-lit={lightOf(verdicts["region-usable"])} className="drawing-fact">
          <p>
            <span className="part-title">Default region</span> <Identifier value={region} />
          </p>
          <PartWords idle="" asking="asking AWS" pass="answers" fail="not usable" unsure="not proven" />
        </div>
      )}
    </div>
  );
}

function doorVerdict(verdicts: DrawnVerdicts) {
  return verdicts["key-not-root"] === "fail" ? "fail" : verdicts["key-live"];
}

function describeAccessKey(props: AccessKeyDrawingProps): string {
  const { vendorName, accessKeyId, userArn, plannedUserName, region, awsAccountId, capabilities } = props;
  const titles = capabilities.map(({ title }) => title).join(", ");
  return [
    `${vendorName} signs its requests with the access key ${accessKeyId ?? "that is not entered yet"}`,
    userArn || plannedUserName
      ? `as the IAM user ${userArn ?? `${plannedUserName}, which is not confirmed yet,`}`
      : "as an IAM user that you have and have not named yet,",
    `in your AWS account ${awsAccountId}${region ? `, with the default region ${region}` : ""}.`,
    titles ? `The user may use: ${titles}.` : "",
    "Whoever holds the key and its secret is this user, until the key is deleted.",
  ].join(" ");
}
