import { asList } from "@/lib/iam/policy-document";
import { checkHandover } from "./check-handover";
import { checkSizes } from "./check-sizes";
import { findCorrection } from "./corrections";
import { fault, type ManifestFault, type PlacedFault } from "./fault";
import type { Integration } from "./manifest";

/** What the documents themselves call the statement that lets a connection check its own permissions. */
const SELF_CHECK_SID = "SelfCheck";

const EMPTY =
  "It has neither statements nor managed policies, so it grants nothing. Give it statements, or take it out.";
const UNPROBED =
  "Its managed policies are too wide to be asked about whole. Name a few of their actions as probes.";
const UNUSED = "No permission set has this capability. Add its id to one, or take it out.";

/** The faults of a manifest that need no knowledge of AWS's actions. */
export function checkStructure(integration: Integration): ManifestFault[] {
  const unknown = checkReferences(integration);
  const faults = [
    ...checkIds(integration),
    ...checkSids(integration),
    ...checkLatin1(integration),
    ...checkCapabilities(integration),
    ...checkCorrections(integration),
    ...unknown,
    ...(unknown.length === 0 ? checkSizes(integration) : []),
    ...checkHandover(integration),
  ];
  return faults.map((one) => ({ integrationId: integration.id, ...one }));
}

function checkIds({ capabilities, permissionSets }: Integration): PlacedFault[] {
  const ids = [
    ...capabilities.map(({ id }) => `capabilities.${id}`),
    ...permissionSets.map(({ id }) => `permissionSets.${id}`),
  ];
  return repeated(ids).map((place) =>
    fault("duplicate-id", place, "This id is given twice. Give one of the two another id."),
  );
}

function checkSids({ capabilities }: Integration): PlacedFault[] {
  const placed = capabilities.flatMap(({ id, statements }) =>
    statements.flatMap(({ Sid }, index) =>
      Sid === undefined ? [] : [{ Sid, place: `capabilities.${id}.statements[${index}].Sid` }],
    ),
  );
  const twice = new Set(repeated(placed.map(({ Sid }) => Sid)));
  const bad = placed.filter(({ Sid }) => !/^[A-Za-z0-9]+$/.test(Sid));
  const reserved = placed.filter(({ Sid }) => Sid === SELF_CHECK_SID);
  const doubled = placed.filter(
    ({ Sid }, index) => twice.has(Sid) && placed.findIndex((one) => one.Sid === Sid) < index,
  );
  return [
    ...bad.map(({ Sid, place }) =>
      fault("bad-sid", place, `AWS refuses the Sid \`${Sid}\`. ${mendSid(Sid)}`),
    ),
    ...doubled.map(({ Sid, place }) =>
      fault(
        "duplicate-sid",
        place,
        `\`${Sid}\` is given to two statements, which AWS refuses. Give one of them another Sid, or none.`,
      ),
    ),
    ...reserved.map(({ Sid, place }) =>
      fault(
        "duplicate-sid",
        place,
        `The documents have a statement \`${Sid}\` of their own. Give this one another Sid.`,
      ),
    ),
  ];
}

function mendSid(sid: string): string {
  const letters = sid.replace(/[^A-Za-z0-9]/g, "");
  return letters === ""
    ? "It has only letters and digits; leave it out, or name the statement so."
    : `It has only letters and digits: write \`${letters}\`.`;
}

/** IAM takes U+0020 to U+00FF in documents and descriptions, and refuses the whole document for one other. */
function checkLatin1({ capabilities, accessMethods }: Integration): PlacedFault[] {
  const texts = [
    ...capabilities.flatMap(({ id, statements }) =>
      statements.map((statement, index) => ({
        place: `capabilities.${id}.statements[${index}]`,
        text: JSON.stringify(statement),
      })),
    ),
    {
      place: "accessMethods.iam-role.roleDescription",
      text: accessMethods["iam-role"]?.roleDescription ?? "",
    },
  ];
  return texts.flatMap(({ text, place }) => {
    const foreign = /[^\u0020-\u00FF\t\r\n]/u.exec(text)?.[0];
    return foreign === undefined ? [] : [fault("not-latin-1", place, describeForeign(foreign))];
  });
}

function describeForeign(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `AWS refuses \`${character}\` (U+${code}) here. Write it with Latin-1 characters only.`;
}

function checkCapabilities({ capabilities, permissionSets }: Integration): PlacedFault[] {
  const used = new Set(permissionSets.flatMap(({ capabilityIds }) => capabilityIds));
  return capabilities.flatMap(({ id, statements, managedPolicies, probes }) => {
    const place = `capabilities.${id}`;
    const empty = statements.length === 0 && managedPolicies.length === 0;
    const unprobed = managedPolicies.length > 0 && probes.length === 0;
    return [
      ...(empty ? [fault("empty-capability", place, EMPTY)] : []),
      ...(unprobed ? [fault("no-probes", place, UNPROBED)] : []),
      ...(used.has(id) ? [] : [fault("unused-capability", place, UNUSED)]),
    ];
  });
}

function checkCorrections(integration: Integration): PlacedFault[] {
  const found = integration.capabilities.flatMap(({ id, statements }) =>
    statements.flatMap(({ Action }) => asList(Action).map((one) => findCorrection(integration, one, id))),
  );
  const used = new Set(found);
  return integration.corrections.flatMap((correction, index) =>
    used.has(correction)
      ? []
      : [
          fault(
            "unused-correction",
            `corrections[${index}]`,
            `No statement there has \`${correction.action}\`. Take the correction out, or mend its action.`,
          ),
        ],
  );
}

/** Every place that names a capability. */
function checkReferences({ capabilities, permissionSets, sessionPolicy, notes }: Integration): PlacedFault[] {
  const known = new Set(capabilities.map(({ id }) => id));
  const named = [
    ...permissionSets.flatMap((set) =>
      set.capabilityIds.map((id) => ({ id, place: `permissionSets.${set.id}` })),
    ),
    ...(sessionPolicy?.capabilityIds ?? []).map((id) => ({ id, place: "sessionPolicy.capabilityIds" })),
    ...notes.flatMap(({ capabilityId }, index) =>
      capabilityId === undefined ? [] : [{ id: capabilityId, place: `notes[${index}].capabilityId` }],
    ),
  ];
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ id, place }) =>
      fault("unknown-capability", place, `There is no capability \`${id}\`. Name one of the capabilities.`),
    );
}

function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}
