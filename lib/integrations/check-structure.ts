import { asList } from "@/lib/iam/policy-document";
import { measurePolicy } from "@/lib/iam/policy-size";
import { findCorrection } from "./corrections";
import type { ManifestFault, ManifestFaultCode } from "./fault";
import type { Integration } from "./manifest";
import { chooseCapabilities } from "./selection";

type Placed = Omit<ManifestFault, "integrationId" | "severity">;

/** Room for the statement that lets a connection check its own permissions. */
const SELF_CHECK_CHARACTERS = 250;

/** The faults of a manifest that need no knowledge of AWS's actions; all of them are errors. */
export function checkStructure(integration: Integration): ManifestFault[] {
  const unknown = checkPermissionSets(integration);
  const faults = [
    ...checkIds(integration),
    ...checkSids(integration),
    ...checkLatin1(integration),
    ...checkCapabilities(integration),
    ...checkCorrections(integration),
    ...unknown,
    ...(unknown.length === 0 ? checkSizes(integration) : []),
  ];
  return faults.map((fault) => ({ integrationId: integration.id, severity: "error", ...fault }));
}

function fault(code: ManifestFaultCode, place: string, message: string): Placed {
  return { code, place, message };
}

function checkIds({ capabilities, permissionSets }: Integration): Placed[] {
  const ids = [
    ...capabilities.map(({ id }) => `capabilities.${id}`),
    ...permissionSets.map(({ id }) => `permissionSets.${id}`),
  ];
  return repeated(ids).map((place) => fault("duplicate-id", place, "This id is given twice."));
}

function checkSids({ capabilities }: Integration): Placed[] {
  const placed = capabilities.flatMap(({ id, statements }) =>
    statements.flatMap(({ Sid }, index) =>
      Sid === undefined ? [] : [{ Sid, place: `capabilities.${id}.statements[${index}].Sid` }],
    ),
  );
  const twice = new Set(repeated(placed.map(({ Sid }) => Sid)));
  const bad = placed.filter(({ Sid }) => !/^[A-Za-z0-9]+$/.test(Sid));
  const doubled = placed.filter(
    ({ Sid }, index) => twice.has(Sid) && placed.findIndex((one) => one.Sid === Sid) < index,
  );
  return [
    ...bad.map(({ Sid, place }) =>
      fault("bad-sid", place, `A Sid has only letters and digits, unlike \`${Sid}\`.`),
    ),
    ...doubled.map(({ Sid, place }) =>
      fault("duplicate-sid", place, `\`${Sid}\` is given to two statements.`),
    ),
  ];
}

/** IAM takes U+0020 to U+00FF in documents and descriptions, and refuses the whole document for one other. */
function checkLatin1({ capabilities, accessMethods }: Integration): Placed[] {
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
  return texts
    .filter(({ text }) => /[^\u0020-\u00FF\t\r\n]/.test(text))
    .map(({ place }) => fault("not-latin-1", place, "AWS refuses characters outside Latin-1 here."));
}

function checkCapabilities({ capabilities, permissionSets }: Integration): Placed[] {
  const used = new Set(permissionSets.flatMap(({ capabilityIds }) => capabilityIds));
  return capabilities.flatMap(({ id, statements, managedPolicies }) => {
    const place = `capabilities.${id}`;
    const empty = statements.length === 0 && managedPolicies.length === 0;
    return [
      ...(empty ? [fault("empty-capability", place, "It has neither statements nor managed policies.")] : []),
      ...(used.has(id) ? [] : [fault("unused-capability", place, "No permission set has this capability.")]),
    ];
  });
}

function checkCorrections(integration: Integration): Placed[] {
  const found = integration.capabilities.flatMap(({ id, statements }) =>
    statements.flatMap(({ Action }) => asList(Action).map((one) => findCorrection(integration, one, id))),
  );
  const used = new Set(found);
  return integration.corrections.flatMap((correction, index) =>
    used.has(correction)
      ? []
      : [fault("unused-correction", `corrections[${index}]`, `No statement has \`${correction.action}\`.`)],
  );
}

function checkPermissionSets({ capabilities, permissionSets }: Integration): Placed[] {
  const known = new Set(capabilities.map(({ id }) => id));
  return permissionSets.flatMap(({ id, capabilityIds }) =>
    capabilityIds
      .filter((capabilityId) => !known.has(capabilityId))
      .map((capabilityId) =>
        fault("unknown-capability", `permissionSets.${id}`, `There is no capability \`${capabilityId}\`.`),
      ),
  );
}

function checkSizes(integration: Integration): Placed[] {
  const kind = integration.accessMethods["iam-role"] === undefined ? "managed" : "role-inline";
  return integration.permissionSets.flatMap(({ id }) => {
    const statements = chooseCapabilities({ integration, permissionSetId: id }).flatMap(
      (one) => one.statements,
    );
    const { characters, quota } = measurePolicy({ Version: "2012-10-17", Statement: statements }, kind);
    if (characters + SELF_CHECK_CHARACTERS <= quota) return [];
    const message = `Its policy has ${characters} characters and ${SELF_CHECK_CHARACTERS} are kept free; AWS takes ${quota}.`;
    return [fault("over-quota", `permissionSets.${id}`, message)];
  });
}

function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}
