import { Identifier } from "@/components/ui/identifier";
import { KeyGlyph } from "./drawing-glyphs";
import { LaneHead } from "./drawing-lanes";
import { type DrawnVerdicts, lightOf, PartWords } from "./drawing-parts";

interface AccessKeyLanesProps {
  accessKeyId: string | null;
  verdicts: DrawnVerdicts;
}

/** Two ways to one door: the key with us, and the same key with anybody else. A key knows no difference. */
export function AccessKeyLanes({ accessKeyId, verdicts }: AccessKeyLanesProps) {
  return (
    <div className="drawing-lanes">
      <div
        data-part="access-key"
        data-lit={lightOf(verdicts["key-live"])}
        data-known={accessKeyId !== null}
        className="lane lane-key"
      >
        <LaneHead kind="ours" label="Your access key" idle="should open" pass="opens" fail="stays shut" />
        <p className="lane-value">
          {accessKeyId ? (
            <Identifier value={accessKeyId} />
          ) : (
            <span className="unknown">not entered yet</span>
          )}
        </p>
        <div
          data-part="key-term"
          data-lit={lightOf(verdicts["key-long-term"])}
          className="lane-facts drawing-fact"
        >
          <span className="unknown">lasts until you delete it</span>
          <PartWords idle="" asking="" pass="long-term" fail="expires" unsure="not proven" />
        </div>
        <span className="lane-line" />
      </div>
      <div data-part="other-hands" className="lane lane-open">
        <span className="lane-label">
          <KeyGlyph kind="ours" />
          The same key in other hands
        </span>
        <p className="lane-value unknown">is the same user to AWS</p>
        <span className="lane-line" />
      </div>
    </div>
  );
}
