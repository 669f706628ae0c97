import { Identifier } from "@/components/ui/identifier";
import { KeyGlyph, type KeyKind } from "./drawing-glyphs";
import { type DrawnVerdicts, lightOf, PartWords } from "./drawing-parts";

interface DrawingLanesProps {
  externalId: string | null;
  verdicts: DrawnVerdicts;
}

/** Three attempts at one door: the connection's own key, no key at all, and somebody else's. */
export function DrawingLanes({ externalId, verdicts }: DrawingLanesProps) {
  return (
    <div className="drawing-lanes">
      <div
        data-part="door-key"
        data-lit={lightOf(verdicts["role-assumable"])}
        data-known={externalId !== null}
        className="lane lane-key"
      >
        <LaneHead kind="ours" label="Your External ID" idle="should open" pass="opens" fail="stays shut" />
        <p className="lane-value">
          {externalId ? <Identifier value={externalId} /> : <span className="unknown">not made yet</span>}
        </p>
        <span className="lane-line" />
      </div>
      <div data-part="door-no-key" data-lit={lightOf(verdicts["external-id-required"])} className="lane">
        <LaneHead kind="none" label="No External ID" idle="must stay shut" pass="stays shut" fail="opens" />
        <span className="lane-line" />
      </div>
      <div data-part="door-other-key" data-lit={lightOf(verdicts["external-id-exact"])} className="lane">
        <LaneHead
          kind="other"
          label="Another External ID"
          idle="must stay shut"
          pass="stays shut"
          fail="opens"
        />
        <span className="lane-line" />
      </div>
    </div>
  );
}

interface LaneHeadProps {
  kind: KeyKind;
  label: string;
  idle: string;
  pass: string;
  fail: string;
}

export function LaneHead({ kind, label, idle, pass, fail }: LaneHeadProps) {
  return (
    <div className="lane-head">
      <span className="lane-label">
        <KeyGlyph kind={kind} />
        {label}
      </span>
      <PartWords idle={idle} asking="asking AWS" pass={pass} fail={fail} unsure="not proven" />
    </div>
  );
}
